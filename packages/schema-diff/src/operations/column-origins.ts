import { displayName, type QualifiedName, type Schema } from "../model/schema";
import type { Change } from "./change";

/**
 * Where the values of each column come from when the changes have run: `table.column` then → `table.column` in `from`.
 */
export function columnOrigins(from: Schema, changes: readonly Change[]): ReadonlyMap<string, string> {
  const tables = new Map(
    from.tables.map((table) => [
      displayName(table),
      new Map(table.columns.map(({ name }) => [name, `${displayName(table)}.${name}`])),
    ]),
  );
  const within = (table: QualifiedName) => tables.get(displayName(table))!;
  for (const change of changes) {
    if (change.kind === "addTable") tables.set(displayName(change.table), new Map());
    else if (change.kind === "renameTable") {
      tables.set(displayName(change.to), within(change.from));
      tables.delete(displayName(change.from));
    } else if (change.kind === "renameColumn") {
      const columns = within(change.table);
      const origin = columns.get(change.from);
      columns.delete(change.from);
      if (origin !== undefined) columns.set(change.to, origin);
    } else if (change.kind === "dropColumn") within(change.table).delete(change.column.name);
    else if (change.kind === "dropTable") tables.delete(displayName(change.table));
  }
  return new Map(
    [...tables].flatMap(([table, columns]) =>
      [...columns].map(([name, origin]) => [`${table}.${name}`, origin] as const),
    ),
  );
}
