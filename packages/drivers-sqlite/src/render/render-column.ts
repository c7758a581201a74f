import { id, sql, type Column, type ChangeOf, type SqlText, type Table } from "@stingerloom/schema-diff";
import { enumCheckName, enumExpression } from "../model/enum-check";
import { notNullWords, primaryKeyWords, rowidWords } from "./native-clauses";
import { renderReferences } from "./render-constraint";
import { renderDefault } from "./render-default";
import { renderExpression } from "./render-expression";
import { renderType } from "./render-type";

/** What must be known of a table to write a column of it. */
export type ColumnOwner = Pick<Table, "name" | "primaryKey" | "options">;

/**
 * A column as CREATE TABLE and ADD COLUMN take it. A primary key of one column is written with it: AUTOINCREMENT must
 * be.
 */
export function renderColumn(column: Column, table: ColumnOwner): SqlText {
  const type = renderType(column.type);
  const key = isInlineKey(table) && table.primaryKey?.columns[0] === column.name ? table.primaryKey : undefined;
  const words = primaryKeyWords(table);
  const isRowid = key !== undefined && type === "INTEGER" && !table.options?.withoutRowid && !words?.startsWith("DESC");
  const conflict = notNullWords(table, column);
  const said = isRowid ? (rowidWords(table) ?? conflict) !== undefined : !column.nullable;
  const notNull = said ? ` NOT NULL${conflict === undefined ? "" : ` ${conflict}`}` : undefined;
  return sql`${id(column.name)}${type !== "" && ` ${type}`}${key && primaryKeyText(key.name, column, words)}${notNull}${column.default && ` DEFAULT ${renderDefault(column.default, column.type)}`}${
    column.collation !== undefined && sql` COLLATE ${id(column.collation)}`
  }${column.generated && sql` GENERATED ALWAYS AS (${renderExpression(column.generated.expression)}) ${column.generated.stored ? "STORED" : "VIRTUAL"}`}${enumCheck(column, table)}`;
}

/** A column as ADD COLUMN takes it, with the foreign key that it brings along. */
export function renderAddedColumn({ column, table, foreignKey, words }: ChangeOf<"addColumn">): SqlText {
  if (words !== undefined) return renderExpression(words);
  return sql`${renderColumn(column, table)}${foreignKey && sql` ${renderReferences(foreignKey)}`}`;
}

/** Written with the column, so that it comes and goes with it. */
function enumCheck({ name, type }: Column, table: ColumnOwner): SqlText {
  if (type.kind !== "enum") return [];
  const given = enumCheckName(table.name, name, type.name);
  return sql`${given !== "" && sql` CONSTRAINT ${id(given)}`} CHECK (${renderExpression(enumExpression(name, type.values))})`;
}

/** Is the primary key written with its column? */
export function isInlineKey({ primaryKey, options }: ColumnOwner): boolean {
  return primaryKey?.columns.length === 1 && primaryKeyWords({ options })?.startsWith("(") !== true;
}

function primaryKeyText(name: string | undefined, column: Column, words: string | undefined): SqlText {
  return sql`${name !== undefined && sql` CONSTRAINT ${id(name)}`} PRIMARY KEY${words !== undefined && ` ${words}`}${column.autoIncrement && " AUTOINCREMENT"}`;
}
