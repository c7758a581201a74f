import { createHash } from "node:crypto";
import { nameKey, type Schema, type Table } from "@stingerloom/schema-diff";

/** A short text for a value: the same for the same value. */
export function fingerprintOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}

/** All of a schema, a line each, in an order that does not depend on the catalog's. */
export function schemaLines(schema: Schema): readonly string[] {
  const objects = [
    ...schema.namespaces,
    ...schema.enums,
    ...schema.sequences,
    ...schema.views,
    ...schema.opaqueObjects,
  ].map((object) => JSON.stringify(object));
  return [
    ...schema.tables.flatMap((table) => tableLines(table).map((line) => `${nameKey(table)}: ${line}`)),
    ...objects,
  ].sort();
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
