import type { ColumnType } from "@stingerloom/schema-diff";

/**
 * A type in the server's words (`format_type`), or in any of its synonyms, as a `ColumnType`. What has no word in the
 * model is `native`, as it stands.
 */
export function parseType(text: string): ColumnType {
  const trimmed = text.trim();
  const array = /^([\s\S]*?)\s*\[\d*\]$/.exec(trimmed);
  if (array) {
    // The server forgets how many dimensions were declared
    // (postgresql.org/docs/current/arrays.html#ARRAYS-DECLARATION).
    const of = parseType(array[1]!);
    return of.kind === "array" ? of : { kind: "array", of };
  }
  return parseScalar(trimmed) ?? { kind: "native", sql: trimmed };
}

function parseScalar(text: string): ColumnType | undefined {
  const match =
    /^([a-z_][a-z0-9_ ]*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?\))?\s*((?:with|without) time zone)?$/i.exec(text);
  if (match === null) return undefined;
  const name = match[1]!.toLowerCase().replace(/\s+/g, " ");
  const first = match[2] === undefined ? undefined : Number(match[2]);
  const second = match[3] === undefined ? undefined : Number(match[3]);
  const zone = match[4] === undefined ? undefined : /^with /i.test(match[4]);
  return plainType(name, first, second) ?? timeType(name, first, zone);
}

function plainType(name: string, first: number | undefined, second: number | undefined): ColumnType | undefined {
  switch (name) {
    case "smallint":
    case "int2":
      return { kind: "integer", bits: 16 };
    case "integer":
    case "int":
    case "int4":
      return { kind: "integer", bits: 32 };
    case "bigint":
    case "int8":
      return { kind: "integer", bits: 64 };
    case "numeric":
    case "decimal":
      // numeric(10) is numeric(10,0).
      return { kind: "decimal", ...(first !== undefined && { precision: first, scale: second ?? 0 }) };
    case "real":
    case "float4":
      return { kind: "float", bits: 32 };
    case "double precision":
    case "float8":
      return { kind: "float", bits: 64 };
    case "float":
      return { kind: "float", bits: first !== undefined && first <= 24 ? 32 : 64 };
    case "boolean":
    case "bool":
      return { kind: "boolean" };
    case "character":
    case "char":
      return { kind: "char", length: first ?? 1 };
    case "character varying":
    case "varchar":
      return { kind: "varchar", ...(first !== undefined && { length: first }) };
    case "text":
      return { kind: "text" };
    case "bytea":
      return { kind: "blob" };
    case "uuid":
      return { kind: "uuid" };
    case "date":
      return { kind: "date" };
    case "json":
      return { kind: "json" };
    case "jsonb":
      return { kind: "json", binary: true };
    default:
      return undefined;
  }
}

function timeType(name: string, precision: number | undefined, zone: boolean | undefined): ColumnType | undefined {
  const digits = precision === undefined ? {} : { precision };
  switch (name) {
    case "timestamp":
      return { kind: zone ? "timestamp" : "datetime", ...digits };
    case "timestamptz":
      return { kind: "timestamp", ...digits };
    case "time":
      return { kind: "time", ...digits, ...(zone && { withTimeZone: true }) };
    case "timetz":
      return { kind: "time", ...digits, withTimeZone: true };
    default:
      return undefined;
  }
}
