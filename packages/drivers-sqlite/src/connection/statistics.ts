import { nameKey, type TableStatistics } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";

/** At most so many SELECTs in one statement: SQLite takes 500 (sqlite.org/limits.html). */
const chunk = 200;

/** Whether the tables have rows: 0 or 1, without counting them. */
export async function rowCounts(
  tables: readonly { readonly schema?: string; readonly name: string }[],
  query: (sql: string) => Promise<unknown>,
): Promise<TableStatistics> {
  const rows = new Map<string, number>();
  for (let at = 0; at < tables.length; at += chunk) {
    const parts = tables
      .slice(at, at + chunk)
      .map(({ name }, i) => `SELECT ${at + i} AS number, EXISTS (SELECT 1 FROM ${quoteIdentifier(name)}) AS found`);
    const found = (await query(parts.join(" UNION ALL "))) as { number: number; found: number }[];
    for (const row of found) {
      const table = tables[row.number];
      if (table !== undefined) rows.set(nameKey(table), row.found);
    }
  }
  return { rows };
}
