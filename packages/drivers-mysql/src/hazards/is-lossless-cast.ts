import { sameForm, type ColumnType } from "@stingerloom/schema-diff";

/**
 * Does the second type take every value of the first, so that it comes back as it was? Values that an enum loses are
 * another matter.
 */
export function isLosslessCast(from: ColumnType, to: ColumnType): boolean {
  if (sameForm(from, to)) return true;
  switch (to.kind) {
    case "enum":
    case "set":
      return from.kind === to.kind;
    case "boolean":
    case "integer":
    case "decimal":
      return holdsDigits(from, to);
    case "float":
      return holdsFloat(from, to);
    case "char":
    case "varchar":
    case "text":
      return (maxTextLength(from) ?? Infinity) <= characters(to);
    case "varbinary":
    case "blob":
      return (bytes(from) ?? Infinity) <= (bytes(to) ?? 0);
    case "datetime":
      return from.kind === "date" || holdsTime(from, to) || (from.kind === "timestamp" && holdsFraction(from, to));
    case "timestamp":
    case "time":
      return holdsTime(from, to);
    default:
      return false;
  }
}

export function losesPrecision(from: ColumnType, to: ColumnType): boolean {
  const [was, is] = [digitsOf(from), digitsOf(to)];
  if (was !== undefined && is !== undefined) return is.fraction < was.fraction;
  const isTime = (type: ColumnType) => type.kind === "datetime" || type.kind === "timestamp" || type.kind === "time";
  return (
    (from.kind === "float" && (to.kind === "integer" || to.kind === "decimal" || to.kind === "float")) ||
    (isTime(from) && (isTime(to) || to.kind === "date"))
  );
}

type Kind<K extends ColumnType["kind"]> = Extract<ColumnType, { readonly kind: K }>;
type Time = Kind<"datetime" | "timestamp" | "time">;

function holdsTime(from: ColumnType, to: Time): boolean {
  return from.kind === to.kind && holdsFraction(from as Time, to);
}

function holdsFraction(from: Time, to: Time): boolean {
  return (to.precision ?? 0) >= (from.precision ?? 0);
}

/** Fifteen digits of a number of eight bytes come back as they were, and six of one of four. */
function holdsFloat(from: ColumnType, to: Kind<"float">): boolean {
  if (from.kind === "float") return to.bits >= from.bits && (to.unsigned !== true || from.unsigned === true);
  const digits = digitsOf(from);
  if (digits === undefined || (to.unsigned === true && digits.signed)) return false;
  return Math.floor(digits.whole) + digits.fraction <= (to.bits === 64 ? 15 : 6);
}

function holdsDigits(from: ColumnType, to: ColumnType): boolean {
  const [was, is] = [digitsOf(from), digitsOf(to)];
  if (was === undefined || is === undefined) return false;
  return is.whole >= was.whole && is.fraction >= was.fraction && (is.signed || !was.signed);
}

const integerDigits = { 8: 3, 16: 5, 24: 8, 32: 10, 64: 20 } as const;

export function digitsOf(
  type: ColumnType,
): { readonly whole: number; readonly fraction: number; readonly signed: boolean } | undefined {
  if (type.kind === "boolean") return { whole: 3, fraction: 0, signed: true };
  if (type.kind === "integer") {
    // One step more for an unsigned one, which a signed one of the same size does not hold.
    return { whole: integerDigits[type.bits] + (type.unsigned ? 0.5 : 0), fraction: 0, signed: type.unsigned !== true };
  }
  if (type.kind !== "decimal") return undefined;
  const scale = type.scale ?? 0;
  return { whole: (type.precision ?? 10) - scale, fraction: scale, signed: type.unsigned !== true };
}

const sizes = { tiny: 255, medium: 16_777_215, long: 4_294_967_295 } as const;

function characters(type: Kind<"char" | "varchar" | "text">): number {
  if (type.kind === "text") return type.size === undefined ? 65_535 : sizes[type.size];
  return type.length ?? (type.kind === "char" ? 1 : 255);
}

/** The most bytes that a value takes; undefined where they depend on a character set. */
export function bytes(type: ColumnType): number | undefined {
  switch (type.kind) {
    case "binary":
      return type.length ?? 1;
    case "varbinary":
      return type.length;
    case "blob":
      return type.size === undefined ? 65_535 : sizes[type.size];
    default:
      return undefined;
  }
}

/** The most characters that a value takes when it is written out; undefined where another form of it may come back. */
function maxTextLength(type: ColumnType): number | undefined {
  switch (type.kind) {
    case "char":
    case "varchar":
    case "text":
      return characters(type);
    case "enum":
      return Math.max(...type.values.map((value) => value.length), 0);
    case "set":
      return type.values.join(",").length;
    case "boolean":
      return "-128".length;
    case "integer":
      return type.unsigned ? integerDigits[type.bits] : signedLengths[type.bits];
    case "decimal":
      return decimalLength(type);
    case "uuid":
      return 36;
    case "date":
      return "2020-01-02".length;
    case "datetime":
      return "2020-01-02 10:11:12".length + fractionLength(type);
    case "time":
      return "-838:59:59".length + fractionLength(type);
    case "json":
      return sizes.long;
    default:
      return undefined;
  }
}

const signedLengths = { 8: 4, 16: 6, 24: 8, 32: 11, 64: 20 } as const;

/** With the sign, the point, and the zero before it where there is no other digit. */
function decimalLength({ precision = 10, scale = 0, unsigned }: Kind<"decimal">): number {
  return precision + Number(unsigned !== true) + Number(scale > 0) + Number(scale === precision);
}

function fractionLength({ precision = 0 }: Time): number {
  return precision === 0 ? 0 : precision + 1;
}
