import { nameKey, type QualifiedName, type TableStatistics } from "@stingerloom/schema-diff";

/** Has the table no rows? One that the statistics do not know is new. */
export function isEmpty(table: QualifiedName, statistics: TableStatistics | undefined): boolean {
  return statistics !== undefined && (statistics.rows.get(nameKey(table)) ?? 0) === 0;
}
