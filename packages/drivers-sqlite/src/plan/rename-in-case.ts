import type { Schema, Table } from "@stingerloom/schema-diff";
import { foldName } from "../sql/tokenize";

/**
 * A table of another database that is there under a name that differs in case alone gets that database's name; so do
 * its columns.
 */
export function renameInCase(wanted: Schema, live: Schema): Schema {
  const there = new Map(live.tables.map((table) => [foldName(table.name), table]));
  const tables = wanted.tables.map((table) => {
    const known = there.get(foldName(table.name));
    return known === undefined || table.source === undefined ? table : inCase(table, known);
  });
  return { ...wanted, tables };
}

function inCase(table: Table, live: Table): Table {
  const columns = new Map(live.columns.map(({ name }) => [foldName(name), name]));
  return {
    ...renamedFrom(table, live.name),
    columns: table.columns.map((column) => renamedFrom(column, columns.get(foldName(column.name)))),
  };
}

function renamedFrom<T extends { readonly name: string }>(item: T, name: string | undefined): T {
  return name === undefined || name === item.name ? item : { ...item, renamedFrom: name };
}
