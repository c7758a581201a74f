import type { ColumnType } from "./column-type";
import type { QualifiedName, Table } from "./schema";

const name = /"(?:[^"]|"")*"|[\w$]+/;
const typeName = new RegExp(`^(?:(?<schema>${name.source})\\.)?(?<name>${name.source})(?:\\[\\])*$`, "u");

/** The tables whose rows the table's columns may hold: a type that is not ours may have a table's name. */
export function rowTypes({ columns }: Table): QualifiedName[] {
  return columns.flatMap(({ type }) => nativeTypeName(type) ?? []);
}

/** The name of a type that the model has no word for, or of what an array is made of. */
export function nativeTypeName(type: ColumnType): QualifiedName | undefined {
  if (type.kind === "array") return nativeTypeName(type.of);
  const found = type.kind === "native" ? typeName.exec(type.sql)?.groups : undefined;
  return found && { name: unquoted(found["name"]!), ...(found["schema"] && { schema: unquoted(found["schema"]) }) };
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
