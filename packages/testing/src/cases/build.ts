import { emptySchema, type Column, type ColumnType, type Schema, type Table } from "@stingerloom/schema-diff";
import type { AcceptanceCase } from "../acceptance";
import type { Engine } from "../engine";

/** A row of the shared table: the same on every engine but those named in `notOn`, with the reason. */
export interface SharedCase extends AcceptanceCase {
  readonly notOn?: Readonly<Partial<Record<Engine, string>>>;
  /** The complaints of `scripts/complaints.mjs` that the row answers, by number. */
  readonly answers?: readonly number[];
}

/** How the engine under test quotes an identifier. */
export type Quote = (name: string) => string;

export const int: ColumnType = { kind: "integer", bits: 32 };
export const bigint: ColumnType = { kind: "integer", bits: 64 };
export const varchar = (length: number): ColumnType => ({ kind: "varchar", length });
export const decimal = (precision: number, scale: number): ColumnType => ({ kind: "decimal", precision, scale });
export const enumOf = (...values: string[]): ColumnType => ({ kind: "enum", values });

/** Not null, VARCHAR(255) by default. */
export function column(name: string, type: ColumnType = varchar(255), rest: Partial<Column> = {}): Column {
  return { name, type, nullable: false, ...rest };
}

export const id: Column = column("id", int, { autoIncrement: { kind: "autoIncrement" } });

/** With a generated `id` as its key, unless `rest` says otherwise. */
export function table(name: string, columns: readonly Column[], rest: Partial<Table> = {}): Table {
  return {
    name,
    columns: [id, ...columns],
    primaryKey: { columns: ["id"] },
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    ...rest,
  };
}

export function schema(...tables: readonly Table[]): Schema {
  return { ...emptySchema, tables };
}

export const literal = (value: string | number | boolean): Column["default"] => ({ kind: "literal", value });
export const expression = (sql: string): Column["default"] => ({ kind: "expression", sql });
