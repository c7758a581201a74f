import { emptySchema, type Column, type DialectFeatures, type Schema, type Table } from "../src";

/** An engine that can do everything in place. */
export const ableFeatures: DialectFeatures = {
  renameConstraint: { primaryKey: true, unique: true, index: true, foreignKey: true, check: true },
  alterColumn: () => true,
  addForeignKey: true,
};

export function column(name: string, changes: Partial<Column> = {}): Column {
  return { name, type: { kind: "varchar", length: 255 }, nullable: false, ...changes };
}

export const idColumn = column("id", { type: { kind: "integer", bits: 32 } });

export function table(name: string, columns: readonly Column[], changes: Partial<Table> = {}): Table {
  return {
    name,
    columns: [idColumn, ...columns],
    primaryKey: { columns: ["id"] },
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    ...changes,
  };
}

export function schema(...tables: Table[]): Schema {
  return { ...emptySchema, tables };
}
