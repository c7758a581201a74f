import type { ColumnType } from "@stingerloom/schema-diff";

/**
 * The most characters that a value takes when it is written out, in any DateStyle; undefined where there is no such
 * limit.
 */
export function maxTextLength(type: ColumnType): number | undefined {
  switch (type.kind) {
    case "boolean":
      return "false".length;
    case "integer":
      return integerLengths[type.bits];
    case "decimal":
      return type.precision === undefined ? undefined : decimalLength(type.precision, type.scale ?? 0);
    case "float":
      return (type.bits === 32 ? "-1.17549435e-38" : "-2.2250738585072014e-308").length;
    case "uuid":
      return 36;
    case "date":
      return "4713-01-01 BC".length;
    case "time":
      return "23:59:59".length + fractionLength(type) + (type.withTimeZone ? "-15:59:59".length : 0);
    case "datetime":
      return "Mon Jan 01 00:00:00 4713 BC".length + "00".length + fractionLength(type);
    default:
      return undefined;
  }
}

const integerLengths = { 8: 6, 16: 6, 24: 11, 32: 11, 64: 20 } as const;

/** With the sign, the point, and the zero before it where there is no other digit. */
function decimalLength(precision: number, scale: number): number {
  return Math.max(precision, scale) + 1 + Number(scale > 0) + Number(scale >= precision);
}

function fractionLength({ precision = 6 }: { readonly precision?: number }): number {
  return precision === 0 ? 0 : precision + 1;
}
