import {
  id,
  qualified,
  sql,
  type Check,
  type ForeignKey,
  type ReferentialAction,
  type SqlText,
} from "@stingerloom/schema-diff";
import { expressionSql } from "../sql/expression";
import { columnList } from "./render-index";

export function renderCheck(check: Check): SqlText {
  return sql`CONSTRAINT ${id(check.name)} CHECK (${expressionSql(check.expression)})${check.notEnforced ? " NOT ENFORCED" : ""}`;
}

export function renderForeignKey({ name, columns, references, onDelete, onUpdate }: ForeignKey): SqlText {
  const target = sql`${qualified(references)} (${columnList(references.columns)})`;
  return sql`CONSTRAINT ${id(name)} FOREIGN KEY (${columnList(columns)}) REFERENCES ${target}${action(" ON DELETE", onDelete)}${action(" ON UPDATE", onUpdate)}`;
}

function action(when: string, what: ReferentialAction | undefined): string {
  return what === undefined ? "" : `${when} ${what.toUpperCase()}`;
}
