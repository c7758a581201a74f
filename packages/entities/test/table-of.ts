import type { Column, Schema, Table } from "@stingerloom/schema-diff";

export function tableOf(schema: Schema, name: string): Table {
  const table = schema.tables.find((t) => t.name === name);
  if (table === undefined) throw new Error(`No table ${name} among ${schema.tables.map((t) => t.name).join(", ")}.`);
  return table;
}

export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((c) => c.name === name);
  if (column === undefined) throw new Error(`No column ${name} among ${table.columns.map((c) => c.name).join(", ")}.`);
  return column;
}
