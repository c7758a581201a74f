import { quoteLiteral } from "../sql/quote";

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
  return partSql({
    name: "comment",
    create: [create],
    drop: [`format('COMMENT ON %s IS NULL', ${target})`],
    replace: [create],
    when: `${comment} IS NOT NULL`,
  });
}

/** The list of parts of an object; those that are null are left out when rows are read. */
export function partsSql(...parts: readonly string[]): string {
  return `json_build_array(${parts.join(", ")})`;
}

/**
 * What tells a routine from others of its name: the types that it takes, not what its arguments are called nor what it
 * gives back.
 */
export function signatureSql(routine: string): string {
  return (
    `${routine}.proname || '(' || (SELECT COALESCE(string_agg(format_type(o.type, NULL), ', ' ORDER ` +
    `BY o.place), '') FROM unnest(${routine}.proargtypes) WITH ORDINALITY o(type, place)) || ')'`
  );
}

/** What tells an operator from others of its name. */
export function operatorSql(operator: string): string {
  return (
    `${operator}.oprname || '(' || COALESCE(format_type(NULLIF(${operator}.oprleft, 0), NULL), ` +
    `'NONE') || ', ' || format_type(${operator}.oprright, NULL) || ')'`
  );
}

/** What tells an operator family from others of its name, and from the class that it often shares it with. */
export function familySql(family: string): string {
  return `${family}.opfname || ' of ' || (SELECT am.amname FROM pg_am am WHERE am.oid = ${family}.opfmethod)`;
}

/** What tells an operator class from others of its name. */
export function classSql(class_: string): string {
  return `${class_}.opcname || ' USING ' || (SELECT am.amname FROM pg_am am WHERE am.oid = ${class_}.opcmethod)`;
}

/** Is there anything in a table that needs the object? What can be recreated together with it does not count. */
export function inUseSql(catalog: string, oid: string): string {
  return `EXISTS (SELECT 1 FROM pg_depend d WHERE d.refclassid = '${catalog}'::regclass AND d.refobjid = ${oid}
    AND d.deptype IN ('n', 'a')
    AND d.classid NOT IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass, 'pg_trigger'::regclass,
    'pg_event_trigger'::regclass, 'pg_type'::regclass,
      'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_amop'::regclass,
      'pg_amproc'::regclass, 'pg_cast'::regclass, 'pg_conversion'::regclass, 'pg_ts_config'::regclass,
      'pg_ts_dict'::regclass)
    AND NOT (d.classid = 'pg_class'::regclass AND (SELECT r.relkind FROM pg_class r WHERE r.oid = d.objid) = 'c'))`;
}

/** The same of a type, or of arrays of it. */
export function typeInUseSql(oid: string): string {
  return (
    `${inUseSql("pg_type", oid)} OR EXISTS (SELECT 1 FROM pg_type y WHERE y.typelem = ${oid} AND ` +
    `${inUseSql("pg_type", "y.oid")})`
  );
}
