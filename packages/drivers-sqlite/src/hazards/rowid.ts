import type { Table } from "@stingerloom/schema-diff";
import { renderType } from "../render/render-type";

/**
 * Is the key the table's rowid under another name (sqlite.org/lang_createtable.html#rowid)? It numbers rows that have
 * none.
 */
export function isRowid(key: readonly string[], { columns, options }: Table): boolean {
  const [name] = key;
  const column = columns.find((one) => one.name === name);
  return (
    key.length === 1 &&
    options?.withoutRowid !== true &&
    column !== undefined &&
    renderType(column.type).toUpperCase() === "INTEGER"
  );
}
