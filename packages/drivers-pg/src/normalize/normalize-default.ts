import type { ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import { parseArrayLiteral } from "../sql/array-literal";

/** A default in the form in which `parseDefault` gives it; undefined for NULL, which is no default. */
export function normalizeDefault(value: DefaultValue | undefined, type: ColumnType): DefaultValue | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "expression") return { kind: "expression", sql: value.sql.trim() };
  return value.value === null ? undefined : { kind: "literal", value: canonical(value.value, type) };
}

/** The value as a column of the type would hold it. */
function canonical(value: Json, type: ColumnType): Json {
  switch (type.kind) {
    case "integer":
      return /^\s*[-+]?\d+\s*$/.test(String(value)) ? integer(String(value)) : value;
    case "decimal":
      return decimal(String(value)) ?? value;
    case "float":
      return Number.isFinite(Number(value)) && String(value).trim() !== "" ? Number(value) : value;
    case "boolean":
      return truth(value) ?? value;
    case "json":
      return sortedKeys(typeof value === "string" ? parsedJson(value) : value);
    case "array":
      return list(value, type.of);
    default:
      return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}

function integer(text: string): Json {
  const value = BigInt(text.trim().replace(/^\+/, ""));
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : String(value);
}

/** Digits without zeros that say nothing; undefined for what is no plain number. */
function decimal(text: string): string | undefined {
  const match = /^\s*([-+]?)0*(\d*?)(?:\.(\d*?)0*)?\s*$/.exec(text);
  if (match === null || (match[2] === "" && !/\d/.test(text))) return undefined;
  const [, sign, whole, fraction] = match;
  const digits = `${whole === "" ? "0" : whole}${fraction ? `.${fraction}` : ""}`;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

function truth(value: Json): boolean | undefined {
  if (typeof value === "boolean") return value;
  const text = String(value).toLowerCase();
  if (["t", "true", "1", "y", "yes", "on"].includes(text)) return true;
  return ["f", "false", "0", "n", "no", "off"].includes(text) ? false : undefined;
}

/** A text that is JSON counts as what it says; any other is a JSON string. */
function parsedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function sortedKeys(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}

function list(value: Json, of: ColumnType): Json {
  const items = typeof value === "string" ? parseArrayLiteral(value) : value;
  return Array.isArray(items) ? (items as readonly Json[]).map((item) => element(item, of)) : value;
}

function element(item: Json, of: ColumnType): Json {
  if (item === null) return null;
  return Array.isArray(item) ? (item as readonly Json[]).map((inner) => element(inner, of)) : canonical(item, of);
}
