import {
  id,
  joinSql,
  printSql,
  qualified,
  sameForm,
  sql,
  tablesChangedForViews,
  type Schema,
  type SqlText,
  type Table,
} from "@stingerloom/schema-diff";
import { typeSql } from "../render/render-type";
import { quoteIdentifier } from "../sql/quote";

/** Tables that views will find other than they are now. */
export interface TablesOfViews {
  /** Creates each in the schema, or in its own where that is another than the default one. */
  readonly statements: readonly string[];
  /** Is that all? A table of another schema cannot be replaced: a query names it with its schema. */
  readonly isWhole: boolean;
}

export function tablesOfViews(wanted: Schema, live: Schema, schema: string): TablesOfViews {
  const changed = tablesChangedForViews(wanted, live);
  const made = changed.filter(({ table, isThere }) => table.schema === undefined || !isThere);
  return {
    statements: made.map(({ table }) =>
      printSql(createTable({ ...table, schema: table.schema ?? schema }), quoteIdentifier),
    ),
    isWhole: made.length === changed.length && sameForm(live.enums, wanted.enums),
  };
}

function createTable(table: Table): SqlText {
  const columns = table.columns.map(({ name, type }) => sql`${id(name)} ${typeSql(type)}`);
  const key = table.primaryKey?.columns.map((name) => sql`${id(name)}`);
  const lines = key === undefined ? columns : [...columns, sql`PRIMARY KEY (${joinSql(key)})`];
  return sql`CREATE TABLE ${qualified(table)} (${joinSql(lines)})`;
}
