import { id, joinSql, sql, type SqlText, type Table } from "@stingerloom/schema-diff";
import { isInlineKey, renderColumn } from "./render-column";
import { renderCheck, renderForeignKey, renderPrimaryKey, renderUnique } from "./render-constraint";
import { renderExpression } from "./render-expression";

/** CREATE TABLE, to the letter as it was where its text is known. */
export function renderTable(table: Table): SqlText {
  if (table.source !== undefined) return renderExpression(table.source);
  const lines = [
    ...table.columns.map((column) => renderColumn(column, table)),
    ...(table.primaryKey && !isInlineKey(table) ? [renderPrimaryKey(table.primaryKey, table)] : []),
    ...table.uniques.map((unique) => renderUnique(unique, table)),
    ...table.checks.map(renderCheck),
    ...table.foreignKeys.map(renderForeignKey),
  ];
  return renderBody(table, lines);
}

export function renderBody(table: Table, lines: readonly SqlText[]): SqlText {
  const options = [
    ...(table.options?.strict ? ["STRICT"] : []),
    ...(table.options?.withoutRowid ? ["WITHOUT ROWID"] : []),
  ];
  return sql`CREATE TABLE ${id(table.name)} (\n  ${joinSql(lines, ",\n  ")}\n)${options.length > 0 && ` ${options.join(", ")}`}`;
}
