import type { Index, IndexPart, Table } from "@stingerloom/schema-diff";
import type { ServerFacts } from "../model/server";
import type { IndexRow } from "./catalog";
import { primaryKeyOf } from "../model/primary-key";
import { catalogExpression } from "./columns";

/**
 * Primary key and indexes, unique ones among them, from the rows of one table, which stand together by index and in
 * order.
 */
export function keysOf(
  rows: readonly IndexRow[],
  schema: string,
  server: ServerFacts,
  engine: string | undefined,
): Pick<Table, "primaryKey" | "indexes"> {
  const groups = new Map<string, IndexRow[]>();
  for (const row of rows) {
    const group = groups.get(row.name);
    if (group === undefined) groups.set(row.name, [row]);
    else group.push(row);
  }
  const indexes = [...groups]
    .filter(([name]) => name !== "PRIMARY")
    .map(([name, parts]) => indexOf(name, parts, schema, server, engine));
  const primary = groups.get("PRIMARY");
  return {
    ...(primary && { primaryKey: primaryKeyOf(indexOf("PRIMARY", primary, schema, server, engine)) }),
    indexes,
  };
}

function indexOf(
  name: string,
  rows: readonly IndexRow[],
  schema: string,
  server: ServerFacts,
  engine: string | undefined,
): Index {
  const [first] = rows;
  const type = first?.type.toLowerCase() ?? "";
  const isSpecial = type === "fulltext" || type === "spatial" || type === "vector";
  const using = isSpecial || (type === "btree" && engine === "MEMORY") ? type : undefined;
  return {
    name,
    parts: rows.map((row) => partOf(row, isSpecial, schema, server)),
    ...(Number(first?.nonUnique) === 0 && { unique: true }),
    ...(using !== undefined && { using }),
    ...(first?.hidden === "YES" && { invisible: true }),
    ...(first !== undefined && first.comment !== "" && { comment: first.comment }),
  };
}

function partOf(row: IndexRow, isSpecial: boolean, schema: string, server: ServerFacts): IndexPart {
  const direction = row.direction === "D" ? { descending: true } : {};
  if (row.expression !== null) return { expression: catalogExpression(row.expression, schema, server), ...direction };
  const length = row.length === null || isSpecial ? {} : { length: Number(row.length) };
  return { column: row.columnName ?? "", ...direction, ...length };
}
