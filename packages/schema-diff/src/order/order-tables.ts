import { byName } from "../model/draft";
import { rowTypes } from "../model/row-types";
import { placeInOrder } from "./place-in-order";
import { nameKey, type QualifiedName, type Table } from "../model/schema";

/**
 * The tables with those first that others refer to or hold rows of. Tables in a circle keep the order in which they
 * came.
 */
export function orderTables(tables: readonly Table[]): Table[] {
  const all = byName(tables);
  return placeInOrder(tables, (table) => needsOf(table).flatMap((name) => all.get(nameKey(name)) ?? []));
}

function needsOf(table: Table): QualifiedName[] {
  return [...rowTypes(table), ...table.foreignKeys.map(({ references }) => references)];
}
