import type { ColumnType } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

/** True for values that a strict server refuses; undefined where nothing short of the conversion can tell. */
export function unfitSql(column: string, from: ColumnType, to: ColumnType): string | undefined {
  if (isText(from) && isText(to)) {
    // Spaces at the end that are too many are cut off with a note (dev.mysql.com/doc/refman/8.4/en/char.html).
    const length = lengthOf(to);
    return length === undefined ? undefined : `CHAR_LENGTH(TRIM(TRAILING ' ' FROM ${column})) > ${length}`;
  }
  if (isText(from) && to.kind === "enum") return `${column} NOT IN (${to.values.map(quoteLiteral).join(", ")})`;
  if (isNumber(from) && isText(to)) {
    const length = lengthOf(to);
    return length === undefined || from.kind === "float" ? undefined : `CHAR_LENGTH(${column}) > ${length}`;
  }
  return isNumber(from) ? unfitNumber(column, to) : undefined;
}

function unfitNumber(column: string, to: ColumnType): string | undefined {
  if (to.kind === "integer") {
    const [low, high] = bounds(to.bits, to.unsigned === true);
    return `ROUND(${column}) < ${low} OR ROUND(${column}) > ${high}`;
  }
  if (to.kind !== "decimal") return undefined;
  const { precision = 10, scale = 0, unsigned } = to;
  const isLarge = `ABS(ROUND(${column}, ${scale})) >= ${"1".padEnd(precision - scale + 1, "0")}`;
  return unsigned === true ? `${isLarge} OR ${column} < 0` : isLarge;
}

function bounds(bits: number, unsigned: boolean): readonly [bigint, bigint] {
  const size = BigInt(bits);
  return unsigned ? [0n, (1n << size) - 1n] : [-(1n << (size - 1n)), (1n << (size - 1n)) - 1n];
}

type TextType = Extract<ColumnType, { readonly kind: "char" | "varchar" | "text" }>;

function isText(type: ColumnType): type is TextType {
  return type.kind === "char" || type.kind === "varchar" || type.kind === "text";
}

/** In characters; a text's limit is one of bytes. */
function lengthOf(type: TextType): number | undefined {
  return type.kind === "text" ? undefined : (type.length ?? (type.kind === "char" ? 1 : 255));
}

function isNumber({ kind }: ColumnType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "float";
}
