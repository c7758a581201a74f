import { quoteLiteral } from "../quote";

/** One part of an object, as `ObjectPart` has it: SQL expressions that give statements. */
export interface PartSql {
  readonly name: string;
  readonly create: readonly string[];
  readonly drop: readonly string[];
  readonly replace?: readonly string[];
  readonly shape?: string;
  /** Without it the part is not there; a condition. */
  readonly when?: string;
}

/** The expression that gives a part as JSON, or null. */
export function partSql({ name, create, drop, replace, shape, when }: PartSql): string {
  const list = (texts: readonly string[]) => `json_build_array(${texts.join(", ")})`;
  const fields = [`'name', ${quoteLiteral(name)}::text`, `'create', ${list(create)}`, `'drop', ${list(drop)}`];
  if (replace !== undefined) fields.push(`'replace', ${list(replace)}`);
  if (shape !== undefined) fields.push(`'shape', ${shape}`);
  const built = `json_build_object(${fields.join(", ")})`;
  return when === undefined ? built : `CASE WHEN ${when} THEN ${built} END`;
}

/** A comment as a part. `target` is an expression: what stands behind COMMENT ON. */
export function commentPart(target: string, oid: string, catalog: string): string {
  const comment = `obj_description(${oid}, '${catalog}')`;
  const create = `format('COMMENT ON %s IS %L', ${target}, ${comment})`;
  return partSql({ name: "comment", create: [create], drop: [`format('COMMENT ON %s IS NULL', ${target})`], replace: [create], when: `${comment} IS NOT NULL` });
}

/** The list of parts of an object; those that are null are left out when rows are read. */
export function partsSql(...parts: readonly string[]): string {
  return `json_build_array(${parts.join(", ")})`;
}

/** What tells a routine from others of its name: the types that it takes, not what its arguments are called nor what it gives back. */
export function signatureSql(routine: string): string {
  return `${routine}.proname || '(' || (SELECT COALESCE(string_agg(format_type(o.type, NULL), ', ' ORDER BY o.place), '') FROM unnest(${routine}.proargtypes) WITH ORDINALITY o(type, place)) || ')'`;
}

/** What tells an operator from others of its name. */
export function operatorSql(operator: string): string {
  return `${operator}.oprname || '(' || COALESCE(format_type(NULLIF(${operator}.oprleft, 0), NULL), 'NONE') || ', ' || format_type(${operator}.oprright, NULL) || ')'`;
}

/** What tells an operator family from others of its name, and from the class that it often shares it with. */
export function familySql(family: string): string {
  return `${family}.opfname || ' of ' || (SELECT am.amname FROM pg_am am WHERE am.oid = ${family}.opfmethod)`;
}

/** What tells an operator class from others of its name. */
export function classSql(class_: string): string {
  return `${class_}.opcname || ' USING ' || (SELECT am.amname FROM pg_am am WHERE am.oid = ${class_}.opcmethod)`;
}

/** Names of what an object needs. `members` is a query of (classid, objid): the catalog rows that make up the object. */
export function needsSql(members: string): string {
  return `(SELECT json_agg(DISTINCT jsonb_build_object('schema', x.schema, 'name', x.name, 'column', x.part, 'key', x.key)) FROM pg_depend d CROSS JOIN LATERAL (
    SELECT ns.nspname::text AS schema, r.relname::text AS name, a.attname::text AS part, NULL::boolean AS key FROM pg_class r JOIN pg_namespace ns ON ns.oid = r.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND d.refobjsubid > 0
      WHERE d.refclassid = 'pg_class'::regclass AND r.oid = d.refobjid AND r.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
    UNION ALL SELECT ns.nspname, ${signatureSql("f")}, NULL, NULL FROM pg_proc f JOIN pg_namespace ns ON ns.oid = f.pronamespace
      WHERE d.refclassid = 'pg_proc'::regclass AND f.oid = d.refobjid
    UNION ALL SELECT ns.nspname, COALESCE(e.typname, y.typname), NULL, NULL FROM pg_type y LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typlen = -1 JOIN pg_namespace ns ON ns.oid = COALESCE(e.typnamespace, y.typnamespace)
      WHERE d.refclassid = 'pg_type'::regclass AND y.oid = d.refobjid
    UNION ALL SELECT ns.nspname, co.collname, NULL, NULL FROM pg_collation co JOIN pg_namespace ns ON ns.oid = co.collnamespace WHERE d.refclassid = 'pg_collation'::regclass AND co.oid = d.refobjid
    UNION ALL SELECT ns.nspname, r.relname, NULL, true FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid JOIN pg_namespace ns ON ns.oid = r.relnamespace
      WHERE d.refclassid = 'pg_constraint'::regclass AND k.oid = d.refobjid AND k.contype = 'p'
    UNION ALL SELECT ns.nspname, ${operatorSql("op")}, NULL, NULL FROM pg_operator op JOIN pg_namespace ns ON ns.oid = op.oprnamespace WHERE d.refclassid = 'pg_operator'::regclass AND op.oid = d.refobjid
    UNION ALL SELECT ns.nspname, ${familySql("f")}, NULL, NULL FROM pg_opfamily f JOIN pg_namespace ns ON ns.oid = f.opfnamespace WHERE d.refclassid = 'pg_opfamily'::regclass AND f.oid = d.refobjid
    UNION ALL SELECT ns.nspname, ${classSql("k")}, NULL, NULL FROM pg_opclass k JOIN pg_namespace ns ON ns.oid = k.opcnamespace WHERE d.refclassid = 'pg_opclass'::regclass AND k.oid = d.refobjid
    UNION ALL SELECT ns.nspname, t.dictname, NULL, NULL FROM pg_ts_dict t JOIN pg_namespace ns ON ns.oid = t.dictnamespace WHERE d.refclassid = 'pg_ts_dict'::regclass AND t.oid = d.refobjid
    UNION ALL SELECT ns.nspname, t.cfgname, NULL, NULL FROM pg_ts_config t JOIN pg_namespace ns ON ns.oid = t.cfgnamespace WHERE d.refclassid = 'pg_ts_config'::regclass AND t.oid = d.refobjid
    UNION ALL SELECT NULL, ex.extname, NULL, NULL FROM pg_depend o JOIN pg_extension ex ON ex.oid = o.refobjid
      WHERE o.classid = d.refclassid AND o.objid = d.refobjid AND o.deptype = 'e' AND ex.extname <> 'plpgsql'
    ) x
  WHERE (d.classid, d.objid) IN (${members}) AND d.deptype IN ('n', 'a') AND (x.schema IS NULL OR (x.schema !~ '^pg_' AND x.schema <> 'information_schema'
    AND NOT EXISTS (SELECT 1 FROM pg_depend o WHERE o.classid = d.refclassid AND o.objid = d.refobjid AND o.deptype = 'e'))))`;
}

/** Is there anything in a table that needs the object? What can be made anew together with it does not count. */
export function inUseSql(catalog: string, oid: string): string {
  return `EXISTS (SELECT 1 FROM pg_depend d WHERE d.refclassid = '${catalog}'::regclass AND d.refobjid = ${oid} AND d.deptype IN ('n', 'a')
    AND d.classid NOT IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass, 'pg_trigger'::regclass, 'pg_event_trigger'::regclass, 'pg_type'::regclass,
      'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_amop'::regclass, 'pg_amproc'::regclass, 'pg_cast'::regclass, 'pg_conversion'::regclass, 'pg_ts_config'::regclass, 'pg_ts_dict'::regclass)
    AND NOT (d.classid = 'pg_class'::regclass AND (SELECT r.relkind FROM pg_class r WHERE r.oid = d.objid) = 'c'))`;
}
