import type { Column, ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import { Sql, type Argument } from "./argument";

/** The `default` of `@Column`; undefined where the column has none. */
export function writtenDefault({ default: value, type }: Column): Argument | undefined {
  if (value === undefined) return undefined;
  return value.kind === "expression" ? new Sql(value.sql) : literal(value, type);
}

function literal({ value }: DefaultValue & { readonly kind: "literal" }, type: ColumnType): Argument | undefined {
  if (value === null) return undefined;
  if (typeof value !== "string") return asArgument(value);
  if (type.kind === "json") return jsonText(value);
  // A text in parentheses is SQL.
  return /^\s*\(.*\)\s*$/s.test(value) ? new Sql(`'${value.replaceAll("'", "''")}'`) : value;
}

/** A text on a json column is JSON. One that is JSON itself would be taken for what it says: it is given as SQL. */
function jsonText(value: string): Argument {
  const text = JSON.stringify(value);
  return isJson(value) ? new Sql(`'${text.replaceAll("'", "''")}'`) : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function asArgument(value: Json): Argument {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => asArgument(item as Json));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asArgument(item as Json)]));
}
