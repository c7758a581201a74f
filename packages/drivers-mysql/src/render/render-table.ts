import { joinSql, qualified, sql, type Column, type SqlText, type Table } from "@stingerloom/schema-diff";
import { hasExplicitCharset } from "../model/explicit-charset";
import { quoteLiteral } from "../sql/quote";
import { renderColumn } from "./render-column";
import { renderCheck, renderForeignKey } from "./render-constraint";
import { renderIndex, renderPrimaryKey, renderUnique } from "./render-index";
import { renderTrigger } from "./render-trigger";
import type { ServerFacts } from "../model/server";
import { renderNewOptions } from "../model/table-options";

/** `CREATE TABLE` with all that belongs to the table, then its triggers. */
export function renderTable(table: Table, server: ServerFacts): SqlText[] {
  const { flavour } = server;
  const lines = [
    ...table.columns.map((column) => renderColumn(inheriting(column, table, server), flavour)),
    ...(table.primaryKey ? [renderPrimaryKey(table.primaryKey)] : []),
    ...table.uniques.map(renderUnique),
    ...table.indexes.map((index) => renderIndex(index, flavour)),
    ...table.checks.map(renderCheck),
    ...table.foreignKeys.map(renderForeignKey),
  ];
  const body = joinSql(
    lines.map((line) => sql`\n  ${line}`),
    ",",
  );
  const comment = table.comment === undefined ? "" : ` COMMENT = ${quoteLiteral(table.comment)}`;
  // PARTITION BY has to stand after every other option.
  const options = renderNewOptions(table.options, server);
  const at = options.indexOf(" PARTITION BY");
  const [plain, partitions] = at < 0 ? [options, ""] : [options.slice(0, at), options.slice(at)];
  return [
    sql`CREATE TABLE ${qualified(table)} (${body}\n)${plain}${comment}${partitions}`,
    ...(table.triggers ?? []).flatMap((trigger) => renderTrigger(trigger)),
  ];
}

/** The column without the collation that it has from its table: MySQL keeps whether a column names it. */
function inheriting(column: Column, table: Table, server: ServerFacts): Column {
  const { collation, ...rest } = column;
  const inherited = table.options?.collation ?? server.collation;
  return collation === inherited && !hasExplicitCharset(column, inherited) ? rest : column;
}
