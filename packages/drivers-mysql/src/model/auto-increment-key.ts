import type { Table } from "@stingerloom/schema-diff";

/** Engines that start the counter again for each value of those before it in its key. */
const groupwise: ReadonlySet<string> = new Set(["MyISAM", "Aria", "MRG_MyISAM", "BLACKHOLE"]);

/**
 * Has the column the key without which it cannot be AUTO_INCREMENT (dev.mysql.com/doc/refman/8.4/en/create-table.html)?
 */
export function hasAutoIncrementKey(table: Table, column: string): boolean {
  const keys = [
    ...(table.primaryKey ? [table.primaryKey.columns] : []),
    ...table.uniques.map((unique) => unique.columns),
    ...table.indexes.map((index) => index.parts.map((part) => part.column)),
  ];
  const anywhere = groupwise.has(table.options?.engine ?? "");
  return keys.some((key) => (anywhere ? key.includes(column) : key[0] === column));
}
