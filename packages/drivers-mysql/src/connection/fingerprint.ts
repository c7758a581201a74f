import { createHash } from "node:crypto";
import type { TableName, TableStructure } from "@stingerloom/core";
import type { Schema, Table } from "@stingerloom/schema-diff";

export function fingerprintOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}

/** All of a schema, with lists in an order of their own but for columns. */
export function schemaLines(schema: Schema): readonly string[] {
  const lines = [
    ...schema.tables.flatMap((table) => tableLines(table).map((line) => `${table.name}: ${line}`)),
    ...schema.tables.map((table) => `${table.name}: ${table.columns.map((column) => column.name).join(", ")}`),
    ...[...schema.sequences, ...schema.views, ...schema.opaqueObjects].map((object) => JSON.stringify(object)),
  ];
  return lines.sort();
}

function tableLines(table: Table): string[] {
  const of = (kind: string, items: readonly object[]) => items.map((item) => `${kind} ${JSON.stringify(item)}`);
  return [
    ...of("column", table.columns),
    ...of("primary key", table.primaryKey ? [table.primaryKey] : []),
    ...of("unique", table.uniques),
    ...of("index", table.indexes),
    ...of("foreign key", table.foreignKeys),
    ...of("check", table.checks),
    ...of("trigger", table.triggers ?? []),
    ...of("options", [{ ...table.options, comment: table.comment }]),
  ];
}

/** What SHOW CREATE TABLE and SHOW TRIGGERS say, a line each, without the counter that rows move. */
export function structureOf(table: TableName, created: string, triggers: readonly string[]): TableStructure {
  const columns: string[] = [];
  const others: string[] = [];
  for (const line of created.split("\n").slice(1)) {
    const text = line
      .trim()
      .replace(/,$/, "")
      .replace(/ AUTO_INCREMENT=\d+/, "");
    if (text.startsWith("`")) columns.push(`column ${columns.length + 1}: ${text}`);
    else others.push(text);
  }
  return { table, lines: [...columns, ...others, ...triggers.map((trigger) => `trigger ${trigger}`)].sort() };
}
