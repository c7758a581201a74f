import { nameKey, type QualifiedName, type TableSize } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

/** What the catalog estimates; MySQL keeps it for up to a day (`information_schema_stats_expiry`). */
export async function tableSizes(
  tables: readonly QualifiedName[],
  query: (sql: string) => Promise<readonly unknown[]>,
): Promise<ReadonlyMap<string, TableSize>> {
  if (tables.length === 0) return new Map();
  const names = tables.map(({ name }) => quoteLiteral(name)).join(", ");
  const rows = (await query(
    `SELECT TABLE_NAME AS name, TABLE_ROWS AS count, DATA_LENGTH + INDEX_LENGTH AS bytes
FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (${names})`,
  )) as { name: string; count: number | string | null; bytes: number | string | null }[];
  const known = rows.filter(({ count, bytes }) => count !== null && bytes !== null);
  return new Map(
    known.map(({ name, count, bytes }) => [nameKey({ name }), { rows: Number(count), bytes: Number(bytes) }]),
  );
}
