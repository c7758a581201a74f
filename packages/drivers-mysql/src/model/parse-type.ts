import type { ColumnType } from "@stingerloom/schema-diff";
import { unquoteLiteral } from "../sql/quote";
import { tokenize } from "../sql/tokenize";

const integers: Readonly<Record<string, 8 | 16 | 24 | 32 | 64>> = {
  tinyint: 8,
  int1: 8,
  smallint: 16,
  int2: 16,
  mediumint: 24,
  int3: 24,
  middleint: 24,
  int: 32,
  integer: 32,
  int4: 32,
  bigint: 64,
  int8: 64,
};

const texts: Readonly<Record<string, ColumnType>> = {
  tinytext: { kind: "text", size: "tiny" },
  text: { kind: "text" },
  mediumtext: { kind: "text", size: "medium" },
  longtext: { kind: "text", size: "long" },
  tinyblob: { kind: "blob", size: "tiny" },
  blob: { kind: "blob" },
  mediumblob: { kind: "blob", size: "medium" },
  longblob: { kind: "blob", size: "long" },
};

/** A type as the engines write it, in `COLUMN_TYPE` or by hand. What the model has no word for stays as it is. */
export function parseType(declared: string): ColumnType {
  const native: ColumnType = { kind: "native", sql: withoutFrames(declared).trim().toLowerCase() };
  const match =
    /^\s*([a-z][a-z0-9]*(?:\s+precision|\s+varying)?)\s*(?:\(([\s\S]*)\))?\s*((?:unsigned|signed|zerofill|\s)*)$/i.exec(
      declared,
    );
  if (match === null) return native;
  const [, word = "", inside, flags = ""] = match;
  const name = word.toLowerCase().replace(/\s+/g, " ");
  if (name === "enum" || name === "set") return { kind: name, values: valuesOf(inside ?? "") };
  if (/zerofill/i.test(flags)) return native;
  const unsigned = /unsigned/i.test(flags) ? { unsigned: true } : {};
  const [first, second] = (inside ?? "").split(",").map((n) => (n.trim() === "" ? undefined : Number(n)));
  return numberType(name, first, second, unsigned) ?? otherType(name, first) ?? native;
}

// MariaDB puts what older servers do not know in frames: `text /*M!100301 COMPRESSED*/`.
function withoutFrames(declared: string): string {
  return declared.replace(/\/\*M?!\d*\s*|\s*\*\//g, "");
}

function numberType(
  name: string,
  first: number | undefined,
  second: number | undefined,
  unsigned: { readonly unsigned?: boolean },
): ColumnType | undefined {
  const bits = integers[name];
  // A width is how wide some clients print the number; TINYINT(1) alone means something to people.
  if (bits !== undefined)
    return bits === 8 && first === 1 && !unsigned.unsigned
      ? { kind: "boolean" }
      : { kind: "integer", bits, ...unsigned, ...widthOf(first, bits, unsigned.unsigned === true) };
  switch (name) {
    case "bool":
    case "boolean":
      return { kind: "boolean" };
    case "decimal":
    case "numeric":
    case "dec":
    case "fixed":
      return { kind: "decimal", precision: first ?? 10, scale: second ?? 0, ...unsigned };
    case "float":
    case "float4":
      if (second !== undefined) return undefined;
      return { kind: "float", bits: (first ?? 0) > 24 ? 64 : 32, ...unsigned };
    case "double":
    case "double precision":
    case "float8":
    case "real":
      return second === undefined ? { kind: "float", bits: 64, ...unsigned } : undefined;
    default:
      return undefined;
  }
}

const usualWidths = { 8: 4, 16: 6, 24: 9, 32: 11, 64: 20 } as const;

function widthOf(width: number | undefined, bits: keyof typeof usualWidths, unsigned: boolean) {
  // A sign takes one place, but for BIGINT.
  const usual = usualWidths[bits] - (unsigned && bits !== 64 ? 1 : 0);
  return width === undefined || width === usual ? {} : { displayWidth: width };
}

function otherType(name: string, first: number | undefined): ColumnType | undefined {
  const precision = first === undefined || first === 0 ? {} : { precision: first };
  switch (name) {
    case "char":
    case "character":
      return { kind: "char", length: first ?? 1 };
    case "varchar":
    case "char varying":
    case "character varying":
      return first === undefined ? undefined : { kind: "varchar", length: first };
    case "binary":
      return { kind: "binary", length: first ?? 1 };
    case "varbinary":
      return first === undefined ? undefined : { kind: "varbinary", length: first };
    case "date":
      return { kind: "date" };
    case "time":
    case "datetime":
    case "timestamp":
      return { kind: name, ...precision };
    case "json":
      return { kind: "json" };
    case "uuid":
      return { kind: "uuid" };
    case "year":
      return { kind: "native", sql: first === 2 ? "year(2)" : "year" };
    default:
      return first === undefined ? texts[name] : undefined;
  }
}

function valuesOf(list: string): string[] {
  return tokenize(list).flatMap((token) => (token.kind === "string" ? [unquoteLiteral(token.text)] : []));
}
