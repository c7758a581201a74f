import { sameForm, type Column, type ColumnType } from "@stingerloom/schema-diff";
import { maxTextLength } from "./max-text-length";

export interface TypeChange {
  /** Does the server copy the table? postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES */
  readonly rewrites: boolean;
  /** Can a value that is there fail to fit, or lose digits? */
  readonly mayFail: boolean;
  /** Are digits or parts of a value cut off without an error? */
  readonly loses?: boolean;
  /** Must the conversion be spelled out? */
  readonly using: boolean;
}

/** What happens when a column of one type becomes one of another; undefined when the type stays. */
export function typeChange(from: Column, to: Column): TypeChange | undefined {
  if (sameForm(from.type, to.type)) {
    return from.collation === to.collation ? undefined : { rewrites: true, mayFail: false, using: false };
  }
  return { loses: isLossy(from.type, to.type), ...changeOf(from.type, to.type) };
}

function isLossy(from: ColumnType, to: ColumnType): boolean {
  if (isNumber(from) && (isNumber(to) || to.kind === "boolean")) return losesDigits(from, to);
  if (!isMoment(from) || !isMoment(to)) return false;
  if (from.kind !== to.kind || hasZone(from) !== hasZone(to))
    return !(
      from.kind === "date" ||
      (from.kind === "time" && hasZone(to)) ||
      (from.kind === "datetime" && to.kind === "timestamp")
    );
  return digitsOf(from) > digitsOf(to);
}

function losesDigits(from: ColumnType, to: ColumnType): boolean {
  if (to.kind === "boolean") return true;
  if (to.kind === "decimal")
    return to.precision !== undefined && (from.kind === "float" || scaleOf(from) > (to.scale ?? 0));
  return (to.kind === "float" || from.kind !== to.kind) && !widens(from, to);
}

function isMoment({ kind }: ColumnType): boolean {
  return kind === "date" || kind === "time" || kind === "datetime" || kind === "timestamp";
}

/** Digits behind the point. */
function scaleOf(type: ColumnType): number {
  return type.kind === "decimal" ? (type.precision === undefined ? Infinity : (type.scale ?? 0)) : 0;
}

/** Digits behind the second. */
function digitsOf(type: ColumnType): number {
  return ("precision" in type ? type.precision : undefined) ?? 6;
}

const free: TypeChange = { rewrites: false, mayFail: false, using: false };

function changeOf(from: ColumnType, to: ColumnType): TypeChange {
  if (from.kind === "array" && to.kind === "array") return arrayChange(from.of, to.of);
  const native = bitsChange(from, to) ?? intervalChange(from, to);
  if (native !== undefined) return native;
  if (isText(from) && isText(to)) {
    const longer = fits(lengthOf(from), lengthOf(to));
    // A fixed length is padded: only between varchar and text does the stored form stay.
    const rewrites = from.kind === "char" || to.kind === "char" || !longer;
    return { rewrites, mayFail: !longer, using: false };
  }
  if (from.kind === "decimal" && to.kind === "decimal") return decimalChange(from, to);
  if (
    from.kind === to.kind &&
    (from.kind === "datetime" || from.kind === "timestamp" || from.kind === "time") &&
    hasZone(from) === hasZone(to)
  ) {
    return digitsOf(from) <= digitsOf(to) ? free : { ...free, rewrites: true };
  }
  if (to.kind === "array" && sameForm(from, to.of)) return { rewrites: true, mayFail: false, using: true };
  if (isNumber(from) && isNumber(to)) return { rewrites: true, mayFail: !widens(from, to), using: false };
  if (isText(to))
    return {
      rewrites: true,
      mayFail:
        from.kind === "array" || from.kind === "blob" || (maxTextLength(from) ?? Infinity) > (lengthOf(to) ?? Infinity),
      using: true,
    };
  return { rewrites: true, mayFail: !becomesNumber(from, to) && !isJsonOfJsonb(from, to), using: true };
}

/**
 * The server converts each element, and copies the table, unless the elements are merely free of a limit from then on.
 */
function arrayChange(from: ColumnType, to: ColumnType): TypeChange {
  const change = changeOf(from, to);
  const isUnlimited = from.kind === to.kind && (to.kind === "varchar" || to.kind === "decimal") && isFree(to);
  return { ...change, loses: isLossy(from, to), rewrites: !isUnlimited };
}

function isFree(type: ColumnType): boolean {
  return type.kind === "varchar" ? type.length === undefined : type.kind === "decimal" && type.precision === undefined;
}

/** Bits are compared by length; a cast that is spelled out would cut them. */
function bitsChange(from: ColumnType, to: ColumnType): TypeChange | undefined {
  const [was, is] = [bitsOf(from), bitsOf(to)];
  if (was === undefined || is === undefined || was.varying !== is.varying) return undefined;
  if (!is.varying) return { rewrites: true, mayFail: true, using: false };
  return fits(was.length, is.length) ? free : { rewrites: true, mayFail: true, using: false };
}

function bitsOf(type: ColumnType): { readonly varying: boolean; readonly length?: number } | undefined {
  const match = type.kind === "native" ? /^(?:bit( varying)?|(varbit))(?:\s*\((\d+)\))?$/i.exec(type.sql) : null;
  if (match === null) return undefined;
  const varying = (match[1] ?? match[2]) !== undefined;
  const length = match[3] === undefined ? (varying ? undefined : 1) : Number(match[3]);
  return { varying, ...(length !== undefined && { length }) };
}

/** Fields and digits that the new type has not are cut off. */
function intervalChange(from: ColumnType, to: ColumnType): TypeChange | undefined {
  const [was, is] = [intervalOf(from), intervalOf(to)];
  if (was === undefined || is === undefined) return undefined;
  const keeps = (is.fields === "" || is.fields === was.fields) && is.digits >= was.digits;
  return { rewrites: !keeps, mayFail: false, loses: !keeps, using: false };
}

function intervalOf(type: ColumnType): { readonly fields: string; readonly digits: number } | undefined {
  const match = type.kind === "native" ? /^interval\b([a-z ]*)(?:\((\d)\))?$/i.exec(type.sql) : null;
  if (match === null) return undefined;
  return { fields: match[1]!.trim().toLowerCase(), digits: match[2] === undefined ? 6 : Number(match[2]) };
}

/** False is 0 and true is 1, which come back; 1.00 would not. */
function becomesNumber(from: ColumnType, to: ColumnType): boolean {
  return from.kind === "boolean" && isNumber(to) && (to.kind !== "decimal" || !to.scale);
}

function isJsonOfJsonb(from: ColumnType, to: ColumnType): boolean {
  return from.kind === "json" && from.binary === true && to.kind === "json";
}

function hasZone(type: ColumnType): boolean {
  return type.kind === "time" && type.withTimeZone === true;
}

type TextType = Extract<ColumnType, { kind: "char" | "varchar" | "text" }>;

function isText(type: ColumnType): type is TextType {
  return type.kind === "char" || type.kind === "varchar" || type.kind === "text";
}

function lengthOf(type: TextType): number | undefined {
  return type.kind === "text" ? undefined : type.length;
}

function fits(from: number | undefined, to: number | undefined): boolean {
  return to === undefined || (from !== undefined && from <= to);
}

function decimalChange(
  from: Extract<ColumnType, { kind: "decimal" }>,
  to: Extract<ColumnType, { kind: "decimal" }>,
): TypeChange {
  const same =
    to.precision === undefined ||
    (from.precision !== undefined && from.scale === to.scale && from.precision <= to.precision);
  const narrower =
    wholeDigits(to) < wholeDigits(from) ||
    (to.precision !== undefined && (to.scale ?? 0) < (from.scale ?? (from.precision === undefined ? Infinity : 0)));
  return { rewrites: !same, mayFail: narrower, using: false };
}

function isNumber(type: ColumnType): boolean {
  return type.kind === "integer" || type.kind === "decimal" || type.kind === "float";
}

function widens(from: ColumnType, to: ColumnType): boolean {
  if (from.kind === "integer" && to.kind === "integer") return from.bits <= to.bits;
  if (from.kind === "integer" && to.kind === "decimal") return integerDigits[from.bits] <= wholeDigits(to);
  if (from.kind === "float" && to.kind === "float") return from.bits <= to.bits;
  // 53 bits of a number of eight bytes are exact, and 24 of one of four.
  return from.kind === "integer" && to.kind === "float" && from.bits <= (to.bits === 64 ? 32 : 16);
}

const integerDigits = { 8: 3, 16: 5, 24: 8, 32: 10, 64: 19 } as const;

/** Digits before the point. */
function wholeDigits(type: ColumnType): number {
  return type.kind === "decimal" && type.precision !== undefined ? type.precision - (type.scale ?? 0) : Infinity;
}
