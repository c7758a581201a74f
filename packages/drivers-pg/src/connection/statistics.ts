import { nameKey, printSql, qualified, type QualifiedName, type TableStatistics } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";

const chunk = 500;

/** Whether the tables have rows: 0 or 1, without counting them. */
export async function rowCounts(
  tables: readonly QualifiedName[],
  query: (sql: string) => Promise<unknown>,
): Promise<TableStatistics> {
  const rows = new Map<string, number>();
  for (let at = 0; at < tables.length; at += chunk) {
    const parts = tables
      .slice(at, at + chunk)
      .map(
        (table, i) =>
          `SELECT ${at + i} AS number, EXISTS (SELECT 1 FROM ${printSql(qualified(table), quoteIdentifier)}) AS found`,
      );
    for (const { number, found } of (await query(parts.join(" UNION ALL "))) as { number: number; found: boolean }[]) {
      rows.set(nameKey(tables[number]!), Number(found));
    }
  }
  return { rows };
}
