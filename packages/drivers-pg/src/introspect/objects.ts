import { notOfExtension } from "./scope";

export interface ObjectRow {
  readonly kind: string;
  readonly schema: string | null;
  readonly name: string;
  /** The table of a trigger, a policy or a rule. */
  readonly owner: string | null;
  readonly data: ObjectData;
}

export interface ObjectData {
  readonly values?: readonly string[];
  readonly comment?: string | null;
  readonly definition?: string | null;
  readonly statements?: readonly string[] | null;
  readonly reads?: readonly { readonly schema: string; readonly name: string; readonly column: string | null }[] | null;
  /** Functions and types of the user's own that a view needs, as `kind schema.name`. */
  readonly uses?: readonly string[] | null;
  readonly type?: string;
  readonly start?: string;
  readonly increment?: string;
  readonly min?: string;
  readonly max?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
}

/** All that is no table, constraint or index, in one query: `data` tells by kind. */
export function objectsQuery(own: string): string {
  const parts = [namespaces(own), enums(own), sequences(own), views(own), triggersQuery(own), functions(own), types(own), policies(own), rules(own), extensions()];
  return parts.join("\nUNION ALL\n");
}

function namespaces(own: string): string {
  return `SELECT 'namespace' AS kind, NULL::text AS schema, n.nspname::text AS name, NULL::text AS owner, json_build_object('comment', obj_description(n.oid, 'pg_namespace')) AS data
FROM pg_namespace n WHERE ${own} AND ${notOfExtension("pg_namespace", "n.oid")}`;
}

function enums(own: string): string {
  return `SELECT 'enum', n.nspname::text, t.typname::text, NULL, json_build_object(
  'values', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), 'comment', obj_description(t.oid, 'pg_type'))
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own} AND ${notOfExtension("pg_type", "t.oid")}`;
}

/** Those of serial and identity columns belong to the column. */
function sequences(own: string): string {
  return `SELECT 'sequence', n.nspname::text, c.relname::text, NULL, json_build_object('type', format_type(s.seqtypid, NULL), 'start', s.seqstart::text,
  'increment', s.seqincrement::text, 'min', s.seqmin::text, 'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle)
FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${own} AND ${notOfExtension("pg_class", "c.oid")}
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
    AND (d.deptype = 'i' OR (d.deptype = 'a' AND EXISTS (
      SELECT 1 FROM pg_attrdef a JOIN pg_depend u ON u.classid = 'pg_attrdef'::regclass AND u.objid = a.oid AND u.refclassid = 'pg_class'::regclass AND u.refobjid = c.oid
      WHERE a.adrelid = d.refobjid AND a.adnum = d.refobjsubid))))`;
}

function views(own: string): string {
  return `SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, n.nspname::text, c.relname::text, NULL, json_build_object(
  'definition', pg_get_viewdef(c.oid), 'comment', obj_description(c.oid, 'pg_class'),
  'statements', (SELECT json_agg(pg_get_indexdef(i.indexrelid)) FROM pg_index i WHERE i.indrelid = c.oid),
  'reads', (SELECT json_agg(DISTINCT jsonb_build_object('schema', rn.nspname, 'name', r.relname, 'column', a.attname))
    FROM pg_rewrite w JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid
    JOIN pg_class r ON r.oid = d.refobjid JOIN pg_namespace rn ON rn.oid = r.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND d.refobjsubid > 0
    WHERE w.ev_class = c.oid),
  'uses', (SELECT json_agg(DISTINCT pn.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')')
    FROM pg_rewrite w JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_proc'::regclass
    JOIN pg_proc p ON p.oid = d.refobjid JOIN pg_namespace pn ON pn.oid = p.pronamespace
    WHERE w.ev_class = c.oid AND pn.nspname !~ '^pg_'))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** The triggers of tables that `own` lets through. */
export function triggersQuery(own: string): string {
  return `SELECT 'trigger' AS kind, n.nspname::text AS schema, t.tgname::text AS name, c.relname::text AS owner, json_build_object('definition', pg_get_triggerdef(t.oid)) AS data
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

function functions(own: string): string {
  return `SELECT CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname::text, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', NULL,
  json_build_object('definition', CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${own} AND ${notOfExtension("pg_proc", "p.oid")}`;
}

/** Domains, ranges and composite types; a table's row type is the table's. */
function types(own: string): string {
  return `SELECT CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' WHEN 'c' THEN 'composite type' ELSE 'type' END, n.nspname::text, t.typname::text, NULL,
  json_build_object('definition', CASE WHEN t.typtype = 'd' THEN concat_ws(' ', format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'NOT NULL' END, t.typdefault,
      (SELECT string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ', ' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid))
    WHEN t.typtype = 'c' THEN (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
    WHEN t.typtype = 'r' THEN (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid) END)
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE ${own} AND ${notOfExtension("pg_type", "t.oid")} AND (t.typtype IN ('d', 'r') OR (t.typtype = 'c' AND c.relkind = 'c') OR (t.typtype = 'b' AND t.typelem = 0))`;
}

function policies(own: string): string {
  return `SELECT 'policy', n.nspname::text, p.polname::text, c.relname::text, json_build_object('definition', concat_ws(' ', p.polcmd::text, p.polpermissive::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${own}`;
}

function rules(own: string): string {
  return `SELECT 'rule', n.nspname::text, r.rulename::text, c.relname::text, json_build_object('definition', pg_get_ruledef(r.oid))
FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

function extensions(): string {
  return `SELECT 'extension', NULL, e.extname::text, NULL, json_build_object('definition', e.extversion) FROM pg_extension e WHERE e.extname <> 'plpgsql'`;
}
