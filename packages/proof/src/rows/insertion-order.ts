import { nameKey, orderTables, type Table } from "@stingerloom/schema-diff";

/** Tables with what they refer to first; in a circle, what a row cannot be without. */
export function insertionOrder(tables: readonly Table[]): readonly Table[] {
  const ordered = orderTables(tables);
  const place = new Map(ordered.map((table, i) => [nameKey(table), i]));
  const needed = (table: Table) =>
    table.foreignKeys.filter(({ columns }) => table.columns.some((c) => columns.includes(c.name) && !c.nullable));
  const isInOrder = ordered.every((table) =>
    needed(table).every(({ references }) => (place.get(nameKey(references)) ?? -1) <= place.get(nameKey(table))!),
  );
  if (isInOrder) return ordered;
  const whole = new Map(tables.map((table) => [nameKey(table), table]));
  return orderTables(tables.map((table) => ({ ...table, foreignKeys: needed(table) }))).map((table) =>
    whole.get(nameKey(table))!,
  );
}
