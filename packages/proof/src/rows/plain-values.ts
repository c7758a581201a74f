import type { ColumnType } from "@stingerloom/schema-diff";
import type { Literal, LiteralWriter } from "./literal";
import { nativeValues } from "./native-values";

const letters = "abcdefghijklmnopqrstuvwxyz";

/**
 * The `i`th ordinary value of a type, from 0: another one for each `i` as far as the type has so many.
 * Undefined where we know none.
 */
export function plainValue(type: ColumnType, i: number, write: LiteralWriter): Literal | undefined {
  switch (type.kind) {
    case "integer":
      return String((i % 100) + 1);
    case "decimal":
      return decimal(type.precision, type.scale ?? 0, i);
    case "float":
      return `${i}.5`;
    case "boolean":
      return i % 2 === 0 ? "TRUE" : "FALSE";
    case "char":
    case "varchar":
      return write.text(shortText(type.length, i));
    case "text":
      return write.text(shortText(undefined, i));
    case "binary":
      return write.bytes(hex(i).repeat(type.length ?? 1));
    case "varbinary":
      return write.bytes(hex(i));
    case "blob":
      return write.bytes(`00${hex(i)}`);
    case "uuid":
      return write.text(`00000000-0000-4000-8000-${String(i).padStart(12, "0")}`);
    case "json":
      return write.text(`{"row": ${i}}`);
    case "enum":
      return type.values.length === 0 ? undefined : write.text(type.values[i % type.values.length]!);
    case "set":
      return write.text(type.values.slice(0, 1 + (i % Math.max(1, type.values.length))).join(","));
    case "array":
      return arrayOf(type.of, i, write);
    case "native": {
      const values = nativeValues(type.sql, write);
      return values[i % Math.max(1, values.length)];
    }
    default:
      return momentOf(type, i, write);
  }
}

function momentOf(type: ColumnType, i: number, write: LiteralWriter): Literal | undefined {
  const day = `2026-01-${twoDigits(1 + (i % 28))}`;
  switch (type.kind) {
    case "date":
      return write.text(day);
    case "time":
      return write.text(`10:00:${twoDigits(i % 60)}${type.withTimeZone ? "+00" : ""}`);
    case "datetime":
    case "timestamp":
      return write.text(`${day} 10:00:00`);
    default:
      return undefined;
  }
}

function decimal(precision: number | undefined, scale: number, i: number): string {
  const whole = precision === undefined ? 3 : precision - scale;
  if (whole <= 0) return `0.${String((i % 9) + 1).padStart(Math.min(scale, 9), "0")}`;
  return String((i % (whole === 1 ? 9 : 99)) + 1) + (scale > 0 ? ".5" : "");
}

function shortText(length: number | undefined, i: number): string {
  if (length === 1) return letters[i % 26]!;
  return `${letters[i % 26]}${i}`.slice(0, length);
}

/** The text of an array of texts, numbers and so on, as PostgreSQL reads it. */
function arrayOf(type: ColumnType, i: number, write: LiteralWriter): Literal | undefined {
  const parts = [i, i + 1].map((n) => plainValue(type, n, { text: quotedPart, bytes: (digits) => `"\\\\x${digits}"` }));
  return parts.includes(undefined) ? undefined : write.text(`{${parts.join(",")}}`);
}

function quotedPart(value: string): string {
  return `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}

function hex(i: number): string {
  return ((i % 200) + 16).toString(16);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
