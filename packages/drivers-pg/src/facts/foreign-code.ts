import type { QualifiedName } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

/** Smaller numbers are the server's own objects (postgresql.org/docs/current/system-catalog-initial-data.html). */
const firstOfUsers = 16_384;

/**
 * Functions and operators that reading a table may call although the statement does not name them, as `function`, and
 * tables whose rows lie elsewhere: planning evaluates constant parts of the expressions of indexes, statistics,
 * partitions and checks. Empty: reading it calls nothing that the database's users made.
 */
export function foreignCodeSql({ schema, name }: QualifiedName, defaultSchema: string): string {
  return `WITH RECURSIVE tree AS (
  SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ${quoteLiteral(schema ?? defaultSchema)} AND c.relname = ${quoteLiteral(name)}
  UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON tree.oid = i.inhparent
), part AS (
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass AS class, oid FROM tree
  UNION ALL SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, x.indexrelid
    FROM pg_catalog.pg_index x JOIN tree ON tree.oid = x.indrelid
  UNION ALL SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
    FROM pg_catalog.pg_constraint k JOIN tree ON tree.oid = k.conrelid
  UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid
    FROM pg_catalog.pg_statistic_ext s JOIN tree ON tree.oid = s.stxrelid
)
SELECT pg_catalog.pg_describe_object(d.refclassid, d.refobjid, 0) AS code
FROM part JOIN pg_catalog.pg_depend d ON d.classid = part.class AND d.objid = part.oid
WHERE d.refobjid >= ${firstOfUsers}
  AND d.refclassid IN ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass,
    'pg_catalog.pg_opclass'::pg_catalog.regclass, 'pg_catalog.pg_opfamily'::pg_catalog.regclass)
UNION ALL
SELECT 'rows that lie elsewhere' FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.oid
WHERE c.relkind NOT IN ('r', 'p')
LIMIT 1`;
}

/** Of the names, those of a function of the server that does not always give the same result, or does something. */
export function unsteadySql(names: readonly string[]): string {
  const list = names.map(quoteLiteral).join(", ");
  return `SELECT p.proname AS name FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'pg_catalog' AND p.provolatile <> 'i' AND p.proname IN (${list}) LIMIT 1`;
}
