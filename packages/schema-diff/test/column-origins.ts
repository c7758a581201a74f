import { displayName, type Change, type Schema } from "../src";

/** Where the values of each column come from when the changes have run: `table.column` then → `table.column` in `from`. */
export function columnOrigins(from: Schema, changes: readonly Change[]): ReadonlyMap<string, string> {
  const tables = new Map(
    from.tables.map((table) => [
      displayName(table),
      new Map(table.columns.map(({ name }) => [name, `${displayName(table)}.${name}`])),
    ]),
  );
  const within = (table: Parameters<typeof displayName>[0]) => tables.get(displayName(table))!;
  for (const change of changes) {
    if (change.kind === "renameTable") {
      tables.set(displayName(change.to), within(change.from));
      tables.delete(displayName(change.from));
    } else if (change.kind === "renameColumn") {
      const columns = within(change.table);
      columns.set(change.to, columns.get(change.from)!);
      columns.delete(change.from);
    } else if (change.kind === "dropColumn") within(change.table).delete(change.column.name);
    else if (change.kind === "dropTable") tables.delete(displayName(change.table));
  }
  return new Map(
    [...tables].flatMap(([table, columns]) =>
      [...columns].map(([name, origin]) => [`${table}.${name}`, origin] as const),
    ),
  );
}
