import type { ColumnType, DefaultValue, Json } from "@stingerloom/schema-diff";
import { normalizeCurrentTime } from "../model/current-time";
import { needsParentheses } from "../model/needs-parentheses";
import { cleanExpression } from "../sql/expression";
import { unquoteLiteral } from "../sql/quote";
import { isCharacterType } from "../render/render-type";
import type { ServerFacts } from "../model/server";
import { tokenize } from "../sql/tokenize";

/**
 * The default as the engine would give it back, literals by the type of their column. Undefined for none and for NULL,
 * which are one.
 */
export function normalizeDefault(value: DefaultValue, type: ColumnType, server: ServerFacts): DefaultValue | undefined {
  if (value.kind === "literal") return value.value === null ? undefined : normalizeLiteral(value.value, type);
  const sql = cleanExpression(value.sql, server.database);
  if (/^null$/i.test(sql)) return undefined;
  const time = normalizeCurrentTime(sql, type, server.flavour);
  if (time !== undefined) return { kind: "expression", sql: time };
  const bits = bitsOf(sql);
  if (bits !== undefined)
    return type.kind === "binary" || type.kind === "varbinary"
      ? binaryDefault(bits, type)
      : { kind: "expression", sql };
  const literal = literalOf(sql);
  // MySQL tells 'a' and ('a') apart, but where only ('a') is possible. MariaDB does not.
  const isLiteral = literal !== undefined && (server.flavour === "mariadb" || needsParentheses(type));
  if (isLiteral && literal === null) return undefined;
  return isLiteral ? normalizeLiteral(literal, type) : { kind: "expression", sql };
}

function normalizeLiteral(value: Json, type: ColumnType): DefaultValue {
  if (type.kind === "native" && /^bit\b/.test(type.sql)) return bitDefault(value);
  return { kind: "literal", value: literalValue(value, type) };
}

function literalValue(value: Json, type: ColumnType): Json {
  if (type.kind === "json") return typeof value === "string" ? parsedJson(value) : value;
  if (type.kind === "boolean") return asBoolean(value);
  if (type.kind === "integer" || type.kind === "decimal" || type.kind === "float" || isYear(type))
    return asNumber(value);
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  const text = typeof value === "boolean" ? String(Number(value)) : String(value);
  if (type.kind === "datetime" || type.kind === "timestamp") return asMoment(text, type.precision ?? 0);
  if (type.kind === "time") return withFraction(text, type.precision ?? 0);
  return isCharacterType(type) && type.kind === "char" ? text.replace(/ +$/, "") : text;
}

function isYear(type: ColumnType): boolean {
  return type.kind === "native" && type.sql === "year";
}

function parsedJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function asBoolean(value: Json): Json {
  const number = asNumber(typeof value === "string" && /^(true|false)$/i.test(value) ? /^true$/i.test(value) : value);
  return number === 1 ? true : number === 0 ? false : number;
}

/** 0, 0.00, "0" and +0 are one; what a JavaScript number does not hold exactly stays text. */
function asNumber(value: Json): Json {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value !== "string" || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return value;
  const number = Number(value);
  const text = canonicalDecimal(value);
  return number === 0 ? 0 : /e/i.test(value) || String(number) === text ? number : text;
}

function canonicalDecimal(value: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^\s*([+-]?)0*(\d*)(?:\.(\d*?)0*)?\s*$/.exec(value) ?? [];
  return `${sign === "-" ? "-" : ""}${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** `2026-01-01` of a column with a time is midnight. */
function asMoment(text: string, precision: number): string {
  const [, date, time = "00:00:00"] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d(?:\.\d+)?)Z?)?$/.exec(text) ?? [];
  return date === undefined ? text : `${date} ${withFraction(time, precision)}`;
}

function withFraction(time: string, precision: number): string {
  const [, whole, fraction = ""] = /^(\d+:\d\d:\d\d)(?:\.(\d+))?$/.exec(time) ?? [];
  if (whole === undefined) return time;
  return precision === 0 ? whole : `${whole}.${fraction.padEnd(precision, "0").slice(0, precision)}`;
}

function bitDefault(value: Json): DefaultValue {
  const number = typeof value === "boolean" ? Number(value) : value;
  return typeof number === "number" || (typeof number === "string" && /^\d+$/.test(number))
    ? { kind: "expression", sql: `b'${BigInt(number).toString(2)}'` }
    : { kind: "literal", value };
}

/** The bytes of `x'…'` or `0x…`; the text itself of `b'…'`. */
function bitsOf(sql: string): Buffer | string | undefined {
  if (/^b'[01]*'$/i.test(sql)) return sql;
  const hex = /^(?:x'([0-9a-f]*)'|0x([0-9a-f]*))$/i.exec(sql);
  return hex === null ? undefined : Buffer.from(hex[1] ?? hex[2] ?? "", "hex");
}

/** Bytes that are plain characters are that text: `'ab'` and `0x6162` are one default. */
export function binaryDefault(bytes: Buffer | string, type: ColumnType): DefaultValue {
  if (typeof bytes === "string") return { kind: "expression", sql: bytes };
  let end = bytes.length;
  while (type.kind === "binary" && end > 0 && bytes[end - 1] === 0) end -= 1;
  const used = bytes.subarray(0, end);
  if (used.every((byte) => byte >= 0x20 && byte < 0x7f)) return { kind: "literal", value: used.toString("latin1") };
  return { kind: "expression", sql: `x'${used.toString("hex")}'` };
}

/** The value of a text that is one literal; undefined if it is more than that. */
function literalOf(sql: string): Json | undefined {
  const [first, second, third] = tokenize(sql);
  if (first === undefined || third !== undefined) return undefined;
  if (second !== undefined) {
    return second.kind === "number" && (first.text === "-" || first.text === "+")
      ? asNumber(`${first.text}${second.text}`)
      : undefined;
  }
  if (first.kind === "string") return unquoteLiteral(first.text);
  if (first.kind === "number") return /^0x/i.test(first.text) ? undefined : asNumber(first.text);
  if (/^null$/i.test(first.text)) return null;
  return /^(true|false)$/i.test(first.text) ? /^true$/i.test(first.text) : undefined;
}
