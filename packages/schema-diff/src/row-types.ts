import type { ColumnType } from "./column-type";
import type { QualifiedName, Table } from "./schema";

const name = /"(?:[^"]|"")*"|[\w$]+/;
const typeName = new RegExp(`^(?:(?<schema>${name.source})\\.)?(?<name>${name.source})(?:\\[\\])*$`, "u");

/** The tables whose rows the table's columns may hold: a type that is not ours may have a table's name. */
export function rowTypes({ columns }: Table): QualifiedName[] {
  return columns.flatMap(({ type }) => rowType(type));
}

function rowType(type: ColumnType): QualifiedName[] {
  if (type.kind === "array") return rowType(type.of);
  if (type.kind !== "native") return [];
  const found = typeName.exec(type.sql)?.groups;
  if (found === undefined) return [];
  return [{ name: unquoted(found["name"]!), ...(found["schema"] && { schema: unquoted(found["schema"]) }) }];
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
