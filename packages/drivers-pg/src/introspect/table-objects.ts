import { INVALID_INDEX } from "../model/invalid-index";
import { isIndexApart } from "./indexes";
import { needsSql } from "./dependencies";
import { commentPart, partSql, partsSql } from "./object-sql";
import type { Present } from "./rare-kinds";
import { notOfExtension } from "./scope";
import { quoteLiteral } from "../sql/quote";

const table = "format('%I.%I', n.nspname, c.relname)";
/** Settings are parts of what is no object of its own. */
const noObject = partSql({ name: "", create: [], drop: [] });
const ofTables = "c.relkind IN ('r', 'p')";
/** The indexes of a child table are the child's. */
const onChild =
  "CASE WHEN EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid) THEN " +
  "json_build_array(json_build_object('schema', n.nspname, 'name', c.relname, 'column', NULL)) END";

/**
 * What belongs to a table and is described by statements: policies, rules, exclusion constraints, statistics, settings.
 */
export function tableObjectsQuery(own: string, version: number, { partitions }: Pick<Present, "partitions">): string {
  return [
    policies(own),
    rowSecurity(own),
    rules(own),
    exclusions(own),
    statistics(own),
    triggerStates(own),
    replicaIdentities(own),
    clusterMarks(own),
    indexComments(own),
    keyParameters(own),
    invalidIndexes(own),
    tableTypes(own),
    ...(partitions ? [partitionIndexNames(own), attachedKeys(own)] : []),
    indexesApart(own),
    indexStatistics(own),
    columnSettings(own, version),
  ].join("\nUNION ALL\n");
}

function policies(own: string): string {
  const roles =
    "(SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ' " +
    "ORDER BY r) FROM unnest(p.polroles) r)";
  const create = `format('CREATE POLICY %I ON %s%s FOR %s TO %s%s%s', p.polname, ${table}, CASE
    WHEN NOT p.polpermissive THEN ' AS RESTRICTIVE' END,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
    ELSE 'ALL' END, ${roles},
    ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' WITH CHECK (' || pg_get_expr(p.polwithcheck,
    p.polrelid) || ')')`;
  const head = partSql({ name: "", create: [create], drop: [`format('DROP POLICY %I ON %s', p.polname, ${table})`] });
  return `SELECT 'policy', n.nspname::text, p.polname::text, c.relname::text, json_build_object('parts',
    ${partsSql(head, commentPart(`format('POLICY %I ON %s', p.polname, ${table})`, "p.oid", "pg_policy"))},
  'needs', ${needsSql("SELECT 'pg_policy'::regclass::oid, p.oid")})
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${own}`;
}

function rowSecurity(own: string): string {
  const enabled = partSql({
    name: "enabled",
    create: [`format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', ${table})`],
    drop: [`format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', ${table})`],
    when: "c.relrowsecurity",
  });
  const forced = partSql({
    name: "force",
    create: [`format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', ${table})`],
    drop: [`format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', ${table})`],
    when: "c.relforcerowsecurity",
  });
  return `SELECT 'row level security', n.nspname::text, 'row level security', c.relname::text,
    json_build_object('parts', ${partsSql(noObject, enabled, forced)})
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE (c.relrowsecurity OR c.relforcerowsecurity)
  AND ${ofTables} AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** Those on views belong to the view's statements. */
function rules(own: string): string {
  const head = partSql({
    name: "",
    create: ["rtrim(pg_get_ruledef(r.oid), ';')"],
    drop: [`format('DROP RULE %I ON %s', r.rulename, ${table})`],
  });
  const alter = (value: string) => `format('ALTER TABLE %s %s RULE %I', ${table}, ${value}, r.rulename)`;
  const state = alter(
    "CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END",
  );
  const enabled = partSql({
    name: "state",
    create: [state],
    drop: [alter("'ENABLE'")],
    replace: [state],
    when: "r.ev_enabled <> 'O'",
  });
  return `SELECT 'rule', n.nspname::text, r.rulename::text, c.relname::text, json_build_object('parts',
    ${partsSql(head, enabled, commentPart(`format('RULE %I ON %s', r.rulename, ${table})`, "r.oid", "pg_rewrite"))},
  'needs', ${needsSql("SELECT 'pg_rewrite'::regclass::oid, r.oid")})
FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind NOT IN ('v', 'm') AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

function exclusions(own: string): string {
  const head = partSql({
    name: "",
    create: [`format('ALTER TABLE %s ADD CONSTRAINT %I %s', ${table}, k.conname, pg_get_constraintdef(k.oid))`],
    drop: [`format('ALTER TABLE %s DROP CONSTRAINT %I', ${table}, k.conname)`],
  });
  return `SELECT 'exclusion constraint', n.nspname::text, k.conname::text, c.relname::text, json_build_object(
  'parts', ${partsSql(
    head,
    commentPart(
      `format('CONSTRAINT %I ON %s', k.conname,
    ${table})`,
      "k.oid",
      "pg_constraint",
    ),
  )}, 'needs', ${needsSql("SELECT 'pg_constraint'::regclass::oid, k.oid")})
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'x' AND k.coninhcount = 0 AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

function statistics(own: string): string {
  const name = "format('STATISTICS %I.%I', sn.nspname, s.stxname)";
  const target = partSql({
    name: "target",
    create: [`format('ALTER %s SET STATISTICS %s', ${name}, s.stxstattarget)`],
    drop: [`format('ALTER %s SET STATISTICS -1', ${name})`],
    when: "COALESCE(s.stxstattarget, -1) <> -1",
  });
  const head = partSql({ name: "", create: ["pg_get_statisticsobjdef(s.oid)"], drop: [`format('DROP %s', ${name})`] });
  return `SELECT 'statistics', n.nspname::text, s.stxname::text, c.relname::text, json_build_object('parts',
    ${partsSql(head, target, commentPart(name, "s.oid", "pg_statistic_ext"))},
  'needs', ${needsSql("SELECT 'pg_statistic_ext'::regclass::oid, s.oid")})
FROM pg_statistic_ext s JOIN pg_namespace sn ON sn.oid = s.stxnamespace JOIN pg_class c ON c.oid = s.stxrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${own}`;
}

/**
 * A trigger that does not fire as triggers usually do, or, of a partition, as its table's. It comes after the trigger,
 * whose name it bears.
 */
function triggerStates(own: string): string {
  const state = (value: string) => `format('ALTER TABLE %s %s TRIGGER %I', ${table}, ${value}, t.tgname)`;
  const word = (row: string) =>
    `CASE ${row}.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN ` +
    `'ENABLE REPLICA' ELSE 'ENABLE' END`;
  const head = partSql({ name: "", create: [state(word("t"))], drop: [state("'ENABLE'")] });
  const ofPartition = partSql({ name: "", create: [state(word("t"))], drop: [state(word("p"))] });
  const comment = commentPart(`format('TRIGGER %I ON %s', t.tgname, ${table})`, "t.oid", "pg_trigger");
  // The triggers of a child table are the child's.
  const onTrigger =
    "json_build_array(json_build_object('schema', n.nspname, 'name', CASE WHEN EXISTS (SELECT 1 FROM " +
    "pg_inherits h WHERE h.inhrelid = c.oid) THEN c.relname ELSE c.relname || '.' || t.tgname END, " +
    "'column', NULL))";
  const from = "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace";
  return `SELECT 'trigger state', n.nspname::text, t.tgname::text, c.relname::text, json_build_object('parts',
    ${partsSql(head)}, 'needs', ${onTrigger})
${from} WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled <> 'O' AND ${ofTables} AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}
UNION ALL
SELECT 'partition trigger state', n.nspname::text, t.tgname::text, c.relname::text, json_build_object('parts',
  ${partsSql(ofPartition)}, 'needs', json_build_array(
  json_build_object('schema', n.nspname, 'name', c.relname, 'column', NULL), json_build_object('schema', pn.nspname,
  'name', pc.relname || '.' || p.tgname, 'column', NULL)))
${from} JOIN pg_trigger p ON p.oid = t.tgparentid JOIN pg_class pc ON pc.oid = p.tgrelid
  JOIN pg_namespace pn ON pn.oid = pc.relnamespace
WHERE NOT t.tgisinternal AND t.tgenabled <> p.tgenabled AND ${own} AND ${notOfExtension("pg_class", "c.oid")}
UNION ALL
SELECT 'trigger comment', n.nspname::text, t.tgname::text, c.relname::text, json_build_object('parts',
  ${partsSql(comment)}, 'needs', ${onTrigger})
${from} WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND obj_description(t.oid, 'pg_trigger') IS NOT NULL
  AND ${ofTables} AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** It is a mark on an index, which comes and goes with it. */
function clusterMarks(own: string): string {
  const head = partSql({
    name: "",
    create: [`format('ALTER TABLE %s CLUSTER ON %I', ${table}, x.relname)`],
    drop: [`format('ALTER TABLE %s SET WITHOUT CLUSTER', ${table})`],
    shape: "pg_get_indexdef(i.indexrelid)",
  });
  return `SELECT 'clustering', n.nspname::text, 'clustering', c.relname::text, json_build_object('parts',
    ${partsSql(head)}, 'needs', ${onChild})
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE i.indisclustered AND c.relkind = 'r' AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** On the index of a constraint, which has a comment of its own. They come and go with the constraint. */
function indexComments(own: string): string {
  const comment = "obj_description(x.oid, 'pg_class')";
  const set = (text: string) => `format('COMMENT ON INDEX %I.%I IS ${text}', n.nspname, x.relname, ${comment})`;
  const head = partSql({ name: "", create: [set("%L")], drop: [set("NULL")], shape: "pg_get_indexdef(x.oid)" });
  return `SELECT 'index comment', n.nspname::text, x.relname::text, c.relname::text, json_build_object('parts',
    ${partsSql(head)},
  'needs', COALESCE((SELECT json_agg(json_build_object('schema', n.nspname, 'name', c.relname || '.' || k.conname,
  'column', NULL)) FROM pg_constraint k WHERE k.conindid = x.oid AND k.contype = 'x'), ${onChild}))
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${comment} IS NOT NULL AND EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.oid
  AND k.contype IN ('p', 'u', 'x')) AND c.relkind IN ('r', 'p') AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** The storage parameters of a key's index, which can be changed in place. */
function keyParameters(own: string): string {
  const alter = (action: string, value: string) =>
    `format('ALTER INDEX %I.%I ${action} (%s)', n.nspname, x.relname, array_to_string(${value}, ', '))`;
  const set = alter("SET", "x.reloptions");
  const reset = alter("RESET", "ARRAY(SELECT split_part(o, '=', 1) FROM unnest(x.reloptions) o)");
  const names = "(SELECT string_agg(split_part(o, '=', 1), ',') FROM unnest(x.reloptions) o)";
  const parameters = partSql({ name: "parameters", create: [set], drop: [reset], replace: [set], shape: names });
  return `SELECT 'key parameters', n.nspname::text, x.relname::text, c.relname::text, json_build_object(
  'parts', ${partsSql(noObject, parameters)}, 'needs', ${onChild})
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE x.reloptions IS NOT NULL AND x.relkind = 'i' AND EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.oid
  AND k.contype IN ('p', 'u', 'x')) AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** What a failed concurrent build left: it is only seen, and makes way where an index gets its name. */
function invalidIndexes(own: string): string {
  return `SELECT '${INVALID_INDEX}', n.nspname::text, x.relname::text, NULL, json_build_object('definition',
    pg_get_indexdef(x.oid))
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisvalid AND c.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = x.oid)
  AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** A table of a composite type has the type's columns, and may cease to be of it. */
function tableTypes(own: string): string {
  const head = partSql({
    name: "",
    create: [`format('ALTER TABLE %s OF %s', ${table}, c.reloftype::regtype)`],
    drop: [`format('ALTER TABLE %s NOT OF', ${table})`],
  });
  return `SELECT 'table type', n.nspname::text, 'table type', c.relname::text, json_build_object('parts',
    ${partsSql(head)},
  'needs', (SELECT json_build_array(json_build_object('schema', yn.nspname, 'name', y.typname, 'column', NULL))
  FROM pg_type y JOIN pg_namespace yn ON yn.oid = y.typnamespace WHERE y.oid = c.reloftype))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.reloftype <> 0 AND ${ofTables} AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}`;
}

function replicaIdentities(own: string): string {
  const index =
    "(SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = " +
    "c.oid AND i.indisreplident)";
  const head = partSql({
    name: "",
    create: [
      `format('ALTER TABLE %s REPLICA IDENTITY %s', ${table}, CASE c.relreplident WHEN 'f' THEN 'FULL' ` +
        `WHEN 'n' THEN 'NOTHING' ELSE format('USING INDEX %I', ${index}) END)`,
    ],
    drop: [`format('ALTER TABLE %s REPLICA IDENTITY DEFAULT', ${table})`],
    shape: "(SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident)",
  });
  return `SELECT 'replica identity', n.nspname::text, 'replica identity', c.relname::text, json_build_object('parts',
    ${partsSql(head)}, 'needs', ${onChild})
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relreplident <> 'd' AND (c.relreplident <> 'i' OR ${index} IS NOT NULL) AND ${ofTables} AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}`;
}

/**
 * The name of a partition's index that belongs to one of its table, where it is not what the server calls it
 * (postgresql.org/docs/current/ddl-partitioning.html): a partition that was renamed keeps the names of its indexes.
 * Names that the server counts up, or cuts, are taken for its own.
 */
function partitionIndexNames(own: string): string {
  const rename = (to: string) =>
    `format(${quoteLiteral(
      "DO $do$DECLARE was text; BEGIN SELECT format('%%I.%%I', n.nspname, x.relname) INTO was FROM " +
        "pg_partition_tree(%L) h JOIN pg_index i ON i.indexrelid = h.relid JOIN pg_class x ON x.oid = " +
        "h.relid JOIN pg_namespace n ON n.oid = x.relnamespace WHERE i.indrelid = %L::regclass AND " +
        "x.relname <> %L; IF FOUND THEN EXECUTE 'ALTER INDEX ' || was || %L; END IF; END$do$",
    )}, format('%I.%I', pn.nspname, px.relname), ${table}, ${to}, format(' RENAME TO %I', ${to}))`;
  const columns = "(SELECT string_agg(a.attname, '_' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = px.oid)";
  const head = partSql({
    name: "",
    create: [rename("x.relname")],
    drop: [rename("usual.name")],
    shape: "pg_get_indexdef(px.oid)",
  });
  return `SELECT 'partition index name', n.nspname::text, px.relname::text, c.relname::text,
    json_build_object('parts', ${partsSql(head)}, 'needs', json_build_array(json_build_object('schema', n.nspname,
    'name', c.relname, 'column', NULL)))
FROM pg_inherits h JOIN pg_class x ON x.oid = h.inhrelid JOIN pg_index i ON i.indexrelid = x.oid
  JOIN pg_class px ON px.oid = pg_partition_root(x.oid) JOIN pg_index pi ON pi.indexrelid = px.oid
JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_namespace pn ON pn.oid = px.relnamespace
CROSS JOIN LATERAL (SELECT CASE WHEN pi.indisprimary THEN c.relname || '_pkey'
  ELSE c.relname || '_' || ${columns} || CASE WHEN EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = px.oid
  AND k.contype IN ('p', 'u', 'x')) THEN '_key' ELSE '_idx' END END AS name) usual
WHERE octet_length(usual.name) <= 63 AND rtrim(x.relname, '0123456789') <> rtrim(usual.name, '0123456789')
  AND NOT (${isIndexApart("pi")}) AND NOT ${isAttachedKey("x.oid")} AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** Is the index of a partition, attached to one of its table, that of a constraint which the table has not? */
const isAttachedKey = (index: string) =>
  `EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = ${index} AND k.conparentid = 0 AND ` +
  `k.contype IN ('p', 'u', 'x'))`;

/**
 * An index of a partitioned table alone: some partition has none that belongs to it, so that it is not valid
 * (postgresql.org/docs/current/sql-createindex.html, `ONLY`). A partition that came later would get one: it stands on
 * all partitions, and is made with the indexes that are attached to it.
 */
function indexesApart(own: string): string {
  const name = (oid: string) =>
    `(SELECT format('%I.%I', yn.nspname, y.relname) FROM pg_class y JOIN pg_namespace yn ON yn.oid = ` +
    `y.relnamespace WHERE y.oid = ${oid})`;
  const tree = `(SELECT json_agg(s.text ORDER BY t.level, ${name("t.relid")}, s.step) FROM pg_partition_tree(x.oid) t
    CROSS JOIN LATERAL (VALUES (1, pg_get_indexdef(t.relid)), (2, CASE
    WHEN t.level > 0 THEN 'ALTER INDEX ' || ${name("t.parentrelid")} || ' ATTACH PARTITION ' || ${name("t.relid")}
    END)) s (step, text) WHERE s.text IS NOT NULL)`;
  const partitions =
    "(SELECT string_agg(t.relid::regclass::text || ' ' || pg_get_expr(tc.relpartbound, tc.oid), ', ' " +
    "ORDER BY t.relid::regclass::text) FROM pg_partition_tree(c.oid) t JOIN pg_class tc ON tc.oid = " +
    "t.relid WHERE t.level > 0)";
  const head =
    `json_build_object('name', '', 'create', ${tree}, 'drop', json_build_array(format('DROP INDEX ` +
    `%I.%I', n.nspname, x.relname)), 'shape', ${partitions})`;
  return `SELECT 'index apart', n.nspname::text, x.relname::text, c.relname::text, json_build_object(
  'parts', CASE WHEN NOT EXISTS (SELECT 1 FROM pg_partition_tree(x.oid) t
  WHERE ${isAttachedKey("t.relid")}) THEN
  ${partsSql(head, commentPart("format('INDEX %I.%I', n.nspname, x.relname)", "x.oid", "pg_class"))} END,
  'needs', (SELECT json_agg(json_build_object('schema', tn.nspname, 'name', tc.relname, 'column', NULL))
  FROM pg_partition_tree(c.oid) t JOIN pg_class tc ON tc.oid = t.relid
  JOIN pg_namespace tn ON tn.oid = tc.relnamespace))
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${isIndexApart("i")} AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/**
 * The key of a partition that is attached to an index of its table. It cannot be made so where the partition is there
 * when the index comes: it is only seen.
 */
function attachedKeys(own: string): string {
  return `SELECT 'attached key', n.nspname::text, x.relname::text, c.relname::text, json_build_object('definition',
    pg_get_indexdef(x.oid))
FROM pg_inherits h JOIN pg_class x ON x.oid = h.inhrelid JOIN pg_index i ON i.indexrelid = x.oid
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${isAttachedKey("x.oid")} AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** How an index's expressions are sampled. */
function indexStatistics(own: string): string {
  const set = (target: string) =>
    `format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, x.relname, a.attnum, ${target})`;
  const head = partSql({
    name: "",
    create: [set("a.attstattarget")],
    drop: [set("-1")],
    shape: "pg_get_indexdef(x.oid)",
  });
  return `SELECT 'index statistics', n.nspname::text, x.relname || '.' || a.attnum, c.relname::text,
    json_build_object('parts', ${partsSql(head)}, 'needs', ${onChild})
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = x.oid
WHERE COALESCE(a.attstattarget, -1) <> -1 AND c.relkind IN ('r', 'p') AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}`;
}

/** How a column is stored and sampled, where it is not as its type has it. */
function columnSettings(own: string, version: number): string {
  const alter = (action: string, ...values: string[]) =>
    `format('ALTER TABLE %s ALTER COLUMN %I ${action}', ${[table, "a.attname", ...values].join(", ")})`;
  const words = (column: string) =>
    `CASE ${column} WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END`;
  const storage = partSql({
    name: "storage",
    create: [alter("SET STORAGE %s", words("a.attstorage"))],
    drop: [alter("SET STORAGE %s", words("t.typstorage"))],
    when: "a.attstorage <> t.typstorage",
  });
  const target = partSql({
    name: "statistics",
    create: [alter("SET STATISTICS %s", "a.attstattarget")],
    drop: [alter("SET STATISTICS -1")],
    when: "COALESCE(a.attstattarget, -1) <> -1",
  });
  const compressed = version >= 14 ? "a.attcompression IN ('p', 'l')" : "false";
  const compression =
    version < 14
      ? "NULL"
      : partSql({
          name: "compression",
          create: [alter("SET COMPRESSION %s", "CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END")],
          drop: [alter("SET COMPRESSION DEFAULT")],
          when: compressed,
        });
  const chosen = (part: string) =>
    `(SELECT string_agg(${part}, ', ' ORDER BY o) FROM unnest(a.attoptions) o WHERE o LIKE 'n\\_distinct%')`;
  const options = partSql({
    name: "options",
    create: [alter("SET (%s)", chosen("o"))],
    drop: [alter("RESET (%s)", chosen("split_part(o, '=', 1)"))],
    when: `${chosen("o")} IS NOT NULL`,
  });
  return `SELECT 'column setting', n.nspname::text, a.attname::text, c.relname::text, json_build_object('parts',
    ${partsSql(noObject, storage, compression, target, options)},
  'needs', json_build_array(json_build_object('schema', n.nspname, 'name', c.relname, 'column', a.attname)))
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND (a.attstorage <> t.typstorage OR ${compressed}
  OR COALESCE(a.attstattarget, -1) <> -1 OR ${chosen("o")} IS NOT NULL)
  AND ${ofTables} AND ${own} AND ${notOfExtension("pg_class", "c.oid")}`;
}
