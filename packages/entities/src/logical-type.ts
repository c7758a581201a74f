import type { ColumnType } from "@stingerloom/schema-diff";

/** Numbers that go with a type's name, from its arguments or from the options. */
export interface TypeNumbers {
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly unsigned?: boolean;
}

/** The default length of `varchar` and `string`: MySQL has no varchar without one. */
export const defaultLength = 255;

/** The type that a logical name means; undefined for a name that is none. */
export function logicalType(name: string, { length, precision, scale, unsigned }: TypeNumbers): ColumnType | undefined {
  const signs = unsigned ? ({ unsigned: true } as const) : {};
  const bits = integerBits.get(name);
  if (bits !== undefined) return { kind: "integer", bits, ...signs };
  const digits = precision === undefined ? {} : { precision };
  switch (name) {
    case "decimal":
    case "numeric":
      return { kind: "decimal", ...digits, ...(scale !== undefined && { scale }), ...signs };
    // Each engine's own FLOAT and REAL: REAL has 4 bytes on PostgreSQL and 8 on MySQL, FLOAT the other way round.
    case "real":
    case "float":
      if (unsigned) return { kind: "float", bits: 32, ...signs };
      return ownWord(name, name === "float" ? precision : undefined);
    case "double":
    case "double precision":
      return { kind: "float", bits: 64, ...signs };
    case "boolean":
    case "bool":
      return { kind: "boolean" };
    case "varchar":
    case "string":
      return { kind: "varchar", length: length ?? defaultLength };
    case "char":
      return { kind: "char", length: length ?? 1 };
    case "text":
      return { kind: "text" };
    case "tinytext":
    case "mediumtext":
    case "longtext":
      return { kind: "text", size: sizeOf(name) };
    case "blob":
    case "bytea":
      return { kind: "blob" };
    case "tinyblob":
    case "mediumblob":
    case "longblob":
      return { kind: "blob", size: sizeOf(name) };
    case "binary":
      return { kind: "binary", length: length ?? 1 };
    case "varbinary":
      return { kind: "varbinary", length: length ?? defaultLength };
    case "uuid":
      return { kind: "uuid" };
    case "date":
      return { kind: "date" };
    case "time":
      return { kind: "time", ...digits };
    case "datetime":
      return { kind: "datetime", ...digits };
    case "timestamptz":
    case "timestamp with time zone":
      return { kind: "timestamp", ...digits };
    // With a time zone on MySQL, without one on PostgreSQL: each engine's own TIMESTAMP.
    case "timestamp":
      return ownWord(name, precision);
    case "json":
      return { kind: "json" };
    case "jsonb":
      return { kind: "json", binary: true };
    default:
      return undefined;
  }
}

function ownWord(name: string, precision: number | undefined): ColumnType {
  return { kind: "native", sql: name.toUpperCase() + (precision === undefined ? "" : `(${precision})`) };
}

/** Is the number behind the name its precision, not its length? */
export function takesPrecision(name: string): boolean {
  return /^(decimal|numeric|float|double|double precision|real|time|datetime|timestamp|timestamptz|timestamp with time zone)$/.test(
    name,
  );
}

/** Names that count up by themselves (PostgreSQL's words). */
export const serialTypes: ReadonlyMap<string, string> = new Map([
  ["smallserial", "smallint"],
  ["serial", "integer"],
  ["bigserial", "bigint"],
]);

const integerBits: ReadonlyMap<string, 8 | 16 | 24 | 32 | 64> = new Map([
  ["tinyint", 8],
  ["smallint", 16],
  ["mediumint", 24],
  ["int", 32],
  ["integer", 32],
  ["number", 32],
  ["bigint", 64],
]);

function sizeOf(name: string): "tiny" | "medium" | "long" {
  return name.startsWith("tiny") ? "tiny" : name.startsWith("medium") ? "medium" : "long";
}
