import type { ColumnType } from "@stingerloom/schema-diff";
import { parseType } from "../model/parse-type";

/**
 * The nearest exact type of PostgreSQL, in the form in which introspection gives it. Enums are not looked at: see
 * `normalize`.
 */
export function normalizeType(type: ColumnType): ColumnType {
  switch (type.kind) {
    case "integer":
      return integerType(type.bits, type.unsigned === true);
    case "decimal":
      return {
        kind: "decimal",
        ...(type.precision !== undefined && { precision: type.precision, scale: type.scale ?? 0 }),
      };
    case "float":
      return { kind: "float", bits: type.bits };
    case "char":
      return { kind: "char", length: type.length ?? 1 };
    case "varchar":
      return { kind: "varchar", ...(type.length !== undefined && { length: type.length }) };
    case "text":
      return { kind: "text" };
    case "binary":
    case "varbinary":
    case "blob":
      return { kind: "blob" };
    case "time":
      return { kind: "time", ...digits(type.precision), ...(type.withTimeZone && { withTimeZone: true }) };
    case "datetime":
      return { kind: "datetime", ...digits(type.precision) };
    case "timestamp":
      return { kind: "timestamp", ...digits(type.precision) };
    case "json":
      return { kind: "json", ...(type.binary && { binary: true }) };
    case "set":
      return { kind: "array", of: { kind: "text" } };
    case "array":
      return arrayOf(normalizeType(type.of));
    case "native":
      return parseType(type.sql);
    default:
      return type;
  }
}

/** The server has no unsigned integers: the next wider one holds all of their values. */
function integerType(bits: number, unsigned: boolean): ColumnType {
  const needed = unsigned ? bits + 1 : bits;
  if (needed <= 16) return { kind: "integer", bits: 16 };
  if (needed <= 32) return { kind: "integer", bits: 32 };
  return needed <= 64 ? { kind: "integer", bits: 64 } : { kind: "decimal", precision: 20, scale: 0 };
}

function digits(precision: number | undefined): { readonly precision?: number } {
  return precision === undefined ? {} : { precision };
}

function arrayOf(of: ColumnType): ColumnType {
  return of.kind === "array" ? of : { kind: "array", of };
}
