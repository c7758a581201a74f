import { id, sql, type Column, type SqlText, type Table } from "@stingerloom/schema-diff";
import { renderDefault } from "./render-default";
import { renderExpression } from "./render-expression";
import { renderType } from "./render-type";

/** A column as CREATE TABLE and ADD COLUMN take it. A primary key of one column is written with it: AUTOINCREMENT must be. */
export function renderColumn(column: Column, table?: Table): SqlText {
  const type = renderType(column.type);
  const key = table?.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === column.name ? table.primaryKey : undefined;
  const isRowid = key !== undefined && type === "INTEGER" && !table?.options?.withoutRowid;
  return sql`${id(column.name)}${type !== "" && ` ${type}`}${key && primaryKeyText(key.name, column)}${
    !column.nullable && !isRowid && " NOT NULL"
  }${column.default && ` DEFAULT ${renderDefault(column.default, column.type)}`}${
    column.collation !== undefined && sql` COLLATE ${id(column.collation)}`
  }${column.generated && sql` GENERATED ALWAYS AS (${renderExpression(column.generated.expression)}) ${column.generated.stored ? "STORED" : "VIRTUAL"}`}`;
}

function primaryKeyText(name: string | undefined, column: Column): SqlText {
  return sql`${name !== undefined && sql` CONSTRAINT ${id(name)}`} PRIMARY KEY${column.autoIncrement && " AUTOINCREMENT"}`;
}
