import { qualified, sql, type Column, type Fill, type QualifiedName, type SqlText } from "@stingerloom/schema-diff";
import { alterColumns } from "./render-alter-column";
import { columnSql } from "./render-column";
import { renderFill } from "./render-fill";

/** A column that is added nullable, filled, and then as it should be, but for its comment. */
export function addFilledColumn(table: QualifiedName, column: Column, fill: Fill): SqlText[] {
  const { default: _, source: _written, comment: _later, ...rest } = column;
  const bare: Column = { ...rest, nullable: true };
  const { comment: _own, ...whole } = column;
  return [
    sql`ALTER TABLE ${qualified(table)} ADD COLUMN ${columnSql(bare)}`,
    ...renderFill(table, column, fill, { isNew: true }),
    ...alterColumns(table, [{ from: bare, to: whole }]),
  ];
}
