import { nameKey, type QualifiedName, type TableSize } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

/**
 * What the catalog estimates: rows since the last ANALYZE, pages of the table and its indexes since the last VACUUM or
 * ANALYZE. A table that was never analysed is not known.
 */
export async function tableSizes(
  tables: readonly QualifiedName[],
  defaultSchema: string,
  query: (sql: string) => Promise<readonly unknown[]>,
): Promise<ReadonlyMap<string, TableSize>> {
  if (tables.length === 0) return new Map();
  const wanted = tables.map(
    ({ schema, name }, i) => `(${i}, ${quoteLiteral(schema ?? defaultSchema)}, ${quoteLiteral(name)})`,
  );
  const rows = (await query(
    `WITH RECURSIVE wanted (number, schema, name) AS (VALUES ${wanted.join(", ")}), tree AS (
  SELECT w.number, c.oid FROM wanted w JOIN pg_catalog.pg_namespace n ON n.nspname = w.schema
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
  UNION SELECT tree.number, i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON tree.oid = i.inhparent
), part AS (
  SELECT tree.number, c.reltuples, c.relpages FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.oid
  WHERE c.relkind = 'r'
  UNION ALL SELECT tree.number, 0, c.relpages FROM tree JOIN pg_catalog.pg_index x ON x.indrelid = tree.oid
  JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid WHERE c.relkind = 'i'
)
SELECT number, pg_catalog.sum(reltuples)::pg_catalog.int8 AS rows,
  pg_catalog.sum(relpages)::pg_catalog.int8 * pg_catalog.current_setting('block_size')::pg_catalog.int8 AS bytes
FROM part GROUP BY number HAVING pg_catalog.min(reltuples) >= 0 AND pg_catalog.sum(relpages) > 0`,
  )) as { number: number; rows: number | string; bytes: number | string }[];
  return new Map(
    rows.map(({ number, rows: count, bytes }) => [
      nameKey(tables[number]!),
      { rows: Number(count), bytes: Number(bytes) },
    ]),
  );
}
