import type { ColumnType } from "./column-type";
import type { Column, Table } from "./schema";

/**
 * A column that is not null, unless `rest` says otherwise.
 * @example
 * column("phone", { kind: "varchar", length: 20 }, { nullable: true })
 */
export function column(name: string, type: ColumnType, rest: Partial<Omit<Column, "name" | "type">> = {}): Column {
  return { nullable: false, ...rest, name, type };
}

/**
 * A table with these columns, without keys, indexes and constraints but those of `rest`.
 * @example
 * table("user", [column("id", { kind: "integer", bits: 32 })], { primaryKey: { columns: ["id"] } })
 */
export function table(
  name: string,
  columns: readonly Column[],
  rest: Partial<Omit<Table, "name" | "columns">> = {},
): Table {
  return { uniques: [], indexes: [], foreignKeys: [], checks: [], ...rest, name, columns };
}
