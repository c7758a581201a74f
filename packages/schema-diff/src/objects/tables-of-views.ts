import { byName } from "../model/draft";
import { sameForm } from "../model/equal";
import { nameKey, type Column, type Schema, type Table } from "../model/schema";

/** A table that a view will find other than it is now. */
export interface ChangedTable {
  /** As it is wanted, its columns in the order in which `SELECT *` will give them. */
  readonly table: Table;
  /** Is there a table of its name now? */
  readonly isThere: boolean;
}

/** The tables of `wanted` that are new, or whose columns, types or keys differ from those of `live`. */
export function tablesChangedForViews(wanted: Schema, live: Schema): readonly ChangedTable[] {
  const tables = byName(live.tables);
  return wanted.tables.flatMap((table) => {
    const same = tables.get(nameKey(table));
    if (same !== undefined && sameForm(shapeOf(same), shapeOf(table))) return [];
    const { schema, renamedFrom: name } = table;
    const before = same ?? (name === undefined ? undefined : tables.get(nameKey({ schema, name })));
    return [{ table: { ...table, columns: inOrder(table.columns, before?.columns) }, isThere: same !== undefined }];
  });
}

/** What a view sees: columns with their types, and the key that it may group by. */
function shapeOf({ columns, primaryKey }: Table): object {
  const shapes = columns.map(({ name, type, collation }) => ({ name, type, collation }));
  return { columns: shapes.sort((a, b) => (a.name < b.name ? -1 : 1)), key: primaryKey?.columns };
}

/** A live table gets new columns at its end, the generated ones last. */
function inOrder(columns: readonly Column[], live: readonly Column[] | undefined): readonly Column[] {
  if (live === undefined) return columns;
  const staying = live.flatMap(
    ({ name }) => columns.find((column) => column.name === name) ?? columns.find((c) => c.renamedFrom === name) ?? [],
  );
  const [plain, generated] = [false, true].map((is) => columns.filter((c) => (c.generated !== undefined) === is));
  return [...new Set([...staying, ...plain!, ...generated!])];
}
