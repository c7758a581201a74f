import { id, qualified, sql, type Column, type Fill, type QualifiedName, type SqlText } from "@stingerloom/schema-diff";
import { columnDefaultSql, literalSql } from "./render-default";

/** Gives rows a value in the column: each row where it is new, else those in which it is null. */
export function renderFill(
  table: QualifiedName,
  column: Column,
  { value, deferred }: Fill,
  { isNew }: { readonly isNew: boolean },
): SqlText[] {
  const name = id(column.name);
  const update = sql`UPDATE ${qualified(table)} SET ${name} = ${valueSql(column, value)}`;
  return [
    isNew ? update : sql`${update} WHERE ${name} IS NULL`,
    // The server alters no table for which a check waits (sqlstate 55006).
    ...(deferred === true ? [["SET CONSTRAINTS ALL IMMEDIATE"]] : []),
  ];
}

function valueSql(column: Column, value: Fill["value"]): string {
  if (value === column.default) return columnDefaultSql(column)!;
  return value.kind === "literal" ? literalSql(value.value, column.type) : `(${value.sql})`;
}
