import type { ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import { affinityOf } from "../model/affinity";
import { normalizeExpression } from "../parse/normalize-expression";
import { tokenize, type Token } from "../sql/tokenize";
import { quoteLiteral } from "../sql/quote";
import { renderType } from "./render-type";

/** What stands behind DEFAULT. An expression needs parentheses, but for the three words that SQLite knows. */
export function renderDefault(value: DefaultValue, type: ColumnType): string {
  if (value.kind === "expression")
    return timeWords.has(value.sql) || isConstant(value.sql) ? value.sql : `(${value.sql})`;
  const literal = renderLiteral(value.value, type);
  // A string with a NUL is an expression: see quoteLiteral.
  return typeof value.value === "string" && value.value.includes("\0") ? `(${literal})` : literal;
}

/** May ALTER TABLE ADD COLUMN give it to rows that are there? */
export function isConstantDefault(value: DefaultValue): boolean {
  if (value.kind === "literal") return typeof value.value !== "string" || !value.value.includes("\0");
  return isConstant(value.sql);
}

function renderLiteral(value: Json, type: ColumnType): string {
  if (value === null) return "NULL";
  if (type.kind === "json") return quoteLiteral(JSON.stringify(value));
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return isNumeric(type) && isBigInteger(value) ? value : quoteLiteral(value);
  return quoteLiteral(JSON.stringify(value));
}

/** The default as it stands in the text of a table, in normal form; undefined for none and for NULL, which are one. */
export function parseDefault(text: string, type: ColumnType): DefaultValue | undefined {
  const expression = normalizeExpression(text, []);
  const tokens = tokenize(expression);
  const literal = bareWord(tokens) ?? literalOf(tokens);
  if (literal !== undefined && isKeptAsWritten(tokens, literal, type)) return { kind: "expression", sql: expression };
  return normalizeDefault(
    literal === undefined ? { kind: "expression", sql: expression } : { kind: "literal", value: literal },
    type,
  );
}

/**
 * The default as the engine would have it: numbers, booleans and JSON by the column's type, not by how they were
 * written.
 */
export function normalizeDefault(value: DefaultValue, type: ColumnType): DefaultValue | undefined {
  if (value.kind === "expression") {
    const sql = normalizeExpression(value.sql, []);
    const tokens = tokenize(sql);
    const literal = literalOf(tokens);
    if (literal !== undefined && isKeptAsWritten(tokens, literal, type)) return { kind: "expression", sql };
    if (literal !== undefined) return normalizeDefault({ kind: "literal", value: literal }, type);
    return { kind: "expression", sql: translated(sql) };
  }
  if (value.value === null) return undefined;
  return { kind: "literal", value: normalizeLiteral(value.value, type) };
}

/** The two expressions that every other engine has words for and that programs therefore use. */
function translated(sql: string): string {
  const now = /^(?:now|current_timestamp)(?: ?\((\d?)\))?$/i.exec(sql);
  if (now) return Number(now[1] ?? 0) === 0 ? "CURRENT_TIMESTAMP" : "strftime('%Y-%m-%d %H:%M:%f', 'now')";
  return /^(?:uuid|gen_random_uuid|random_uuid)\(\)$/i.test(sql) ? randomUuid : sql;
}

/** A random UUID, version 4, as RFC 9562 writes it. */
export const randomUuid =
  "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || " +
  "substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

function normalizeLiteral(value: Json, type: ColumnType): Json {
  if (type.kind === "json") return typeof value === "string" ? parsedJson(value) : value;
  if (type.kind === "boolean") return asBoolean(value);
  if (typeof value === "object") return JSON.stringify(value);
  if (isNumeric(type)) return asNumber(value);
  if (affinityOf(renderType(type)) === "text") return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
  return typeof value === "boolean" ? Number(value) : value;
}

function parsedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function asBoolean(value: Json): Json {
  if (value === 1 || value === "1" || value === "true") return true;
  if (value === 0 || value === "0" || value === "false") return false;
  return value;
}

function asNumber(value: Json): Json {
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string" || !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) return value;
  if (isBigInteger(value.trim())) return value.trim().replace(/^\+/, "");
  return Number(value) === 0 ? 0 : Number(value);
}

/** A whole number that a JavaScript number does not hold exactly. */
function isBigInteger(text: string): boolean {
  return /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(Number(text));
}

function isNumeric(type: ColumnType): boolean {
  return (
    type.kind !== "json" &&
    type.kind !== "boolean" &&
    ["integer", "real", "numeric"].includes(affinityOf(renderType(type)))
  );
}

/** The value of a text that is one literal; undefined if it is more than that. */
function literalOf(tokens: readonly Token[]): Json | undefined {
  const [first, second, third] = tokens;
  if (first === undefined || third !== undefined) return undefined;
  if (second !== undefined) {
    const signed = second.kind === "number" && (first.text === "-" || first.text === "+");
    return signed ? numberOf(second.text, first.text === "-" ? "-" : "") : undefined;
  }
  if (first.kind === "number") return numberOf(first.text, "");
  // A word in double quotes behind DEFAULT is a string: there is no column that it could name.
  if (first.kind === "string" || first.kind === "quoted") return first.value;
  if (first.kind !== "word") return undefined;
  return words.get(first.text.toUpperCase());
}

/** `DEFAULT new` is the string 'new'. */
function bareWord([first, ...more]: readonly Token[]): string | undefined {
  if (first?.kind !== "word" || more.length > 0) return undefined;
  const word = first.text.toUpperCase();
  return words.has(word) || timeWords.has(word) ? undefined : first.text;
}

function numberOf(text: string, sign: "-" | ""): Json {
  const digits = text.split("_").join("");
  if (isBigInteger(digits)) return sign + digits;
  const value = Number(digits);
  return sign === "-" && value !== 0 ? -value : value;
}

const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["NULL", null],
  ["TRUE", true],
  ["FALSE", false],
]);
const timeWords: ReadonlySet<string> = new Set(["CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"]);

/** A literal that stands for itself: bytes, a number, a string. */
function isConstant(text: string): boolean {
  return /^(?:x'[0-9a-f]*'|[+-]?[\d.][\w.]*(?:e[+-]?\d+)?|'(?:[^']|'')*')$/i.test(text);
}

/**
 * A literal whose value does not say all: a real number in a column that keeps it one or makes a text of it, a large
 * one in a column without a type, the word true in a column of booleans.
 */
function isKeptAsWritten(tokens: readonly Token[], value: Json, type: ColumnType): boolean {
  const last = tokens.at(-1);
  // The word is no number, and false where a condition is asked for.
  if (type.kind === "boolean") return last?.kind === "string" && value === "true";
  if (last?.kind !== "number" || isNumeric(type)) return false;
  const isReal = !/^0x/i.test(last.text) && /[.e]/i.test(last.text);
  return isReal
    ? Number.isInteger(Number(value))
    : typeof value === "string" && affinityOf(renderType(type)) === "blob";
}
