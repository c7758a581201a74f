import { nameKey, type QualifiedName, type TableSize } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";

/** Counting stops here: a larger table is said to have more. */
const most = 10_000_000;

/** SQLite keeps no numbers by itself: rows are counted, up to a limit. */
export async function tableSizes(
  tables: readonly QualifiedName[],
  query: (sql: string) => Promise<readonly unknown[]>,
): Promise<ReadonlyMap<string, TableSize>> {
  const sizes = new Map<string, TableSize>();
  for (const table of tables) {
    const [{ rows }] = (await query(
      `SELECT count(*) AS rows FROM (SELECT 1 FROM ${quoteIdentifier(table.name)} LIMIT ${most})`,
    )) as [{ rows: number }];
    if (rows < most) sizes.set(nameKey(table), { rows });
  }
  return sizes;
}
