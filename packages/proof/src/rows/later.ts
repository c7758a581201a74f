import {
  nameKey,
  type AlterEnum,
  type Change,
  type Column,
  type EnumType,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";

/** What the tables and columns of a schema are after changes. */
export class Later {
  private readonly tables: ReadonlyMap<string, Table>;

  constructor(
    private readonly changes: readonly Change[],
    after: Schema,
  ) {
    this.tables = new Map(after.tables.map((table) => [nameKey(table), table]));
  }

  /** Undefined where a change drops it. */
  table(table: QualifiedName): Table | undefined {
    const key = this.tableKey(nameKey(table));
    return key === undefined ? undefined : this.tables.get(key);
  }

  column(table: QualifiedName, name: string): Column | undefined {
    const now = this.columnName(nameKey(table), name);
    return this.table(table)?.columns.find((column) => column.name === now);
  }

  /** The labels of an enum that rows may keep, by their names before the changes. */
  labels(type: EnumType): readonly string[] {
    const change = this.changes.find(
      (one): one is AlterEnum => one.kind === "alterEnum" && nameKey(one.from) === nameKey(type),
    );
    if (change === undefined) return type.values;
    const renamed = new Map(change.renamedValues.map(({ from, to }) => [from, to]));
    return type.values.filter((value) => change.to.values.includes(renamed.get(value) ?? value));
  }

  /** The table's key after the changes, which may rename it more than once. */
  tableKey(key: string): string | undefined {
    let now = key;
    for (const change of this.changes) {
      if (change.kind === "renameTable" && nameKey(change.from) === now) now = nameKey(change.to);
      if (change.kind === "dropTable" && nameKey(change.table) === now) return undefined;
    }
    return now;
  }

  columnName(key: string, column: string): string | undefined {
    let table = key;
    let name = column;
    for (const change of this.changes) {
      if (change.kind === "renameTable" && nameKey(change.from) === table) table = nameKey(change.to);
      if (change.kind === "renameColumn" && nameKey(change.table) === table && change.from === name) name = change.to;
      if (change.kind === "dropColumn" && nameKey(change.table) === table && change.column.name === name)
        return undefined;
    }
    return name;
  }
}
