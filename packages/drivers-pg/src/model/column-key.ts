import { nameKey, type QualifiedName } from "@stingerloom/schema-diff";

/** The key under which a column is found among those of all tables. */
export function columnKey(table: QualifiedName, column: string): string {
  return `${nameKey(table)}\u0000\u0000${column}`;
}
