import type { ColumnType } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";
import { renderType } from "../render/render-type";
import { isBuiltIn } from "./is-built-in";

const validSince = 16;

/**
 * True for values that the change of type refuses; undefined where nothing short of the conversion can tell. All
 * functions are the server's own.
 */
export function unfitSql(column: string, from: ColumnType, to: ColumnType, version: number): string | undefined {
  if (!isBuiltIn(from) || !isBuiltIn(to) || from.kind === "array" || to.kind === "array") return undefined;
  const text = `${column}::pg_catalog.text`;
  const isValid = `pg_catalog.pg_input_is_valid(${text}, ${quoteLiteral(renderType(to))})`;
  if (isText(to)) return isOpaque(from) ? undefined : tooLong(text, to.kind === "text" ? undefined : to.length);
  if (isNumber(from)) return unfitNumber(column, from, to, version, isValid);
  if (!isText(from)) return undefined;
  if (version >= validSince && isPlain(to)) return `${column} IS NOT NULL AND NOT ${isValid}`;
  return to.kind === "integer" ? `${text} !~ '^\\s*[+-]?[0-9]+\\s*$' OR ${tooLarge(text, to.bits)}` : undefined;
}

/** Its text is not what a conversion makes of it. */
function isOpaque({ kind }: ColumnType): boolean {
  return kind === "blob" || kind === "binary" || kind === "varbinary" || kind === "json";
}

function isPlain({ kind }: ColumnType): boolean {
  return !["binary", "varbinary", "blob", "native"].includes(kind);
}

/** Spaces at the end that are too many are cut off without an error, as the standard has it. */
function tooLong(text: string, length: number | undefined): string | undefined {
  return length === undefined ? undefined : `pg_catalog.char_length(pg_catalog.rtrim(${text}, ' ')) > ${length}`;
}

function unfitNumber(
  column: string,
  from: ColumnType,
  to: ColumnType,
  version: number,
  isValid: string,
): string | undefined {
  const numeric = `${column}::pg_catalog.numeric`;
  if (to.kind === "integer") {
    const [low, high] = bounds(to.bits);
    return `pg_catalog.round(${numeric}) NOT BETWEEN ${low} AND ${high}`;
  }
  if (to.kind === "decimal") {
    if (to.precision === undefined) return "false";
    const { precision, scale = 0 } = to;
    const isLarge = `pg_catalog.abs(pg_catalog.round(${numeric}, ${scale})) >= 1e${precision - scale}`;
    return `${isLarge} AND ${numeric} <> 'NaN'`;
  }
  if (to.kind !== "float") return undefined;
  if (from.kind === "integer") return "false";
  return version >= validSince ? `${column} IS NOT NULL AND NOT ${isValid}` : undefined;
}

/** The text is one of digits by then: a numeric takes it however long it is. */
function tooLarge(text: string, bits: number): string {
  const [low, high] = bounds(bits);
  const isOutside = `${text}::pg_catalog.numeric NOT BETWEEN ${low} AND ${high}`;
  return `CASE WHEN ${text} ~ '^\\s*[+-]?[0-9]+\\s*$' THEN ${isOutside} END`;
}

function bounds(bits: number): readonly [string, string] {
  // PostgreSQL has no integer of one byte or three: the next larger one is taken.
  const size = BigInt(bits <= 16 ? 16 : bits <= 32 ? 32 : 64);
  const end = 1n << (size - 1n);
  return [String(-end), String(end - 1n)];
}

type TextType = Extract<ColumnType, { readonly kind: "char" | "varchar" | "text" }>;

function isText(type: ColumnType): type is TextType {
  return type.kind === "char" || type.kind === "varchar" || type.kind === "text";
}

function isNumber({ kind }: ColumnType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "float";
}
