import type { ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import type { ColumnDefault } from "./column-options";
import { EntityError } from "./entity-error";
import { unwrapParentheses } from "./unwrap-parentheses";

/**
 * A default as the schema has it; undefined for none and for null, which are one.
 * @param where `User.email`, for errors.
 * @throws EntityError `INVALID_DEFAULT` for what the column cannot hold or no engine has a literal for.
 */
export function resolveDefault(
  value: ColumnDefault | undefined,
  type: ColumnType,
  where: string,
): DefaultValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "function") {
    const sql = expressionOf(value as () => unknown, where);
    const text = type.kind === "json" ? undefined : textInParentheses(sql);
    return text === undefined ? { kind: "expression", sql } : { kind: "literal", value: text };
  }
  if (typeof value === "string" && /^\s*\(.*\)\s*$/s.test(value))
    return { kind: "expression", sql: unwrapParentheses(value) };
  return { kind: "literal", value: literalOf(value, type, where) };
}

/** `'(none)'` is the one text that cannot be given as it is. */
function textInParentheses(sql: string): string | undefined {
  return /^'\((?:[^'\\]|'')*\)'$/.test(sql) ? sql.slice(1, -1).replaceAll("''", "'") : undefined;
}

function expressionOf(value: () => unknown, where: string): string {
  const sql = value();
  if (typeof sql === "string" && sql.trim() !== "") return unwrapParentheses(sql);
  throw invalid(
    where,
    `a function that gives ${typeof sql === "string" ? "an empty text" : typeof sql}`,
    `Let it give SQL: { default: () => "now()" }.`,
  );
}

function literalOf(value: string | number | bigint | boolean | object, type: ColumnType, where: string): Json {
  switch (typeof value) {
    case "string":
      return stringLiteral(value, type, where);
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
    case "number":
      if (Number.isFinite(value)) return value;
      throw invalid(where, String(value), "Give a finite number, or SQL in a function.");
    case "boolean":
      return value;
    default:
      return objectLiteral(value, type, where);
  }
}

function stringLiteral(value: string, type: ColumnType, where: string): Json {
  if (type.kind === "enum" && !type.values.includes(value)) {
    throw invalid(
      where,
      JSON.stringify(value),
      `Give one of its labels: ${type.values.map((label) => JSON.stringify(label)).join(", ")}.`,
    );
  }
  if (type.kind === "array" && /^\s*\{\s*\}\s*$/.test(value)) return [];
  return type.kind === "json" ? parsedJson(value) : value;
}

/** JSON as text means what it says: `'{}'` is the empty object. */
function parsedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function objectLiteral(value: object, type: ColumnType, where: string): Json {
  if (value instanceof Date) return dateText(value, type, where);
  if (value instanceof Uint8Array) return bytesText(value, where);
  const text = type.kind === "json" || type.kind === "array" ? JSON.stringify(value) : undefined;
  if (text !== undefined) return JSON.parse(text) as Json;
  throw invalid(where, "an object", `Only json and array columns can have it; otherwise write SQL in a function.`);
}

/** In UTC, so that it does not depend on where it is read. */
function dateText(value: Date, type: ColumnType, where: string): string {
  if (Number.isNaN(value.getTime())) throw invalid(where, "an invalid Date", "Give a valid one.");
  const [date = "", time = ""] = value
    .toISOString()
    .replace("Z", "")
    .replace(/\.000$/, "")
    .split("T");
  if (type.kind === "date") return date;
  if (type.kind === "time") return time;
  return `${date} ${time}${type.kind === "timestamp" ? "Z" : ""}`;
}

/** Engines write bytes differently; what is plain text is the same to all. */
function bytesText(value: Uint8Array, where: string): string {
  const text = Buffer.from(value).toString("latin1");
  if (/^[\x20-\x5b\x5d-\x7e]*$/.test(text)) return text;
  throw invalid(
    where,
    "bytes that are not plain text",
    `Write them as your engine does: { default: () => "X'00ff'" }, on PostgreSQL () => "'\\\\x00ff'::bytea".`,
  );
}

function invalid(where: string, what: string, hint: string): EntityError {
  return new EntityError("INVALID_DEFAULT", `The default of ${where} is ${what}.`, { hint });
}
