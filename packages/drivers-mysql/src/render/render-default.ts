import { sql, type ColumnType, type DefaultValue, type Json, type SqlText } from "@stingerloom/schema-diff";
import { isCurrentTime } from "../model/current-time";
import { expressionSql } from "../sql/expression";
import { needsParentheses } from "../model/needs-parentheses";
import { quoteLiteral } from "../sql/quote";
import type { Flavour } from "../model/server";

/** What stands behind DEFAULT. */
export function renderDefault(value: DefaultValue, type: ColumnType, flavour: Flavour): SqlText {
  const isWrapped = flavour === "mysql" && needsParentheses(type);
  if (value.kind === "literal") {
    const literal = renderLiteral(value.value, type);
    return isWrapped ? sql`(${literal})` : sql`${literal}`;
  }
  const isTime = isCurrentTime(value.sql) && (type.kind === "datetime" || type.kind === "timestamp");
  const isBare = isTime || (!isWrapped && /^(b|x)'[0-9a-f]*'$/i.test(value.sql));
  return isBare ? sql`${value.sql}` : sql`(${expressionSql(value.sql)})`;
}

function renderLiteral(value: Json, type: ColumnType): string {
  if (value === null) return "NULL";
  if (type.kind === "json") return quoteLiteral(JSON.stringify(value));
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return isNumeric(type) && /^-?\d+(\.\d+)?$/.test(value) ? value : quoteLiteral(value);
  return quoteLiteral(JSON.stringify(value));
}

function isNumeric(type: ColumnType): boolean {
  return type.kind === "integer" || type.kind === "decimal" || type.kind === "float" || type.kind === "boolean";
}
