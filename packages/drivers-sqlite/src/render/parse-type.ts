import type { ColumnType } from "@stingerloom/schema-diff";
import { tokenize } from "../sql/tokenize";
import { renderType } from "./render-type";

/**
 * A declared type as a `ColumnType`. SQLite takes any words for a type: those that the model has no word for stay as
 * they are, in capitals and with uniform spaces. `renderType(parseType(text))` is that form of `text`.
 */
export function parseType(declared: string): ColumnType {
  const text = normalizeTypeText(declared);
  const match = /^([A-Z]+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(text);
  const [name = "", a, b] = match?.slice(1) ?? [];
  const known = knownType(name, a === undefined ? undefined : Number(a), b === undefined ? undefined : Number(b));
  // A form that the model cannot say in these very words, as INTEGER(11), is carried as it is.
  return known !== undefined && renderType(known) === text ? known : { kind: "native", sql: text };
}

function normalizeTypeText(declared: string): string {
  let out = "";
  for (const { kind, text, value } of tokenize(declared)) {
    const word =
      kind === "word" ? text.toUpperCase() : kind === "quoted" || kind === "string" ? unquotedType(value) : text;
    const isWord = kind !== "symbol" && kind !== "number";
    out += isWord && out !== "" ? ` ${word}` : word;
  }
  return out;
}

/** What stands in quotes means what it would mean without them. */
function unquotedType(value: string): string {
  return value
    .toUpperCase()
    .trim()
    .replace(/\s+/g, " ")
    .replace(/ ?([(),]) ?/g, "$1");
}

function knownType(name: string, a: number | undefined, b: number | undefined): ColumnType | undefined {
  switch (name) {
    case "TINYINT":
      return { kind: "integer", bits: 8 };
    case "SMALLINT":
      return { kind: "integer", bits: 16 };
    case "MEDIUMINT":
      return { kind: "integer", bits: 24 };
    case "INTEGER":
      return { kind: "integer", bits: 32 };
    case "BIGINT":
      return { kind: "integer", bits: 64 };
    case "DECIMAL":
      return { kind: "decimal", ...(a !== undefined && { precision: a }), ...(b !== undefined && { scale: b }) };
    case "REAL":
      return { kind: "float", bits: 64 };
    case "BOOLEAN":
      return { kind: "boolean" };
    case "CHAR":
      return { kind: "char", ...(a !== undefined && { length: a }) };
    case "VARCHAR":
      return { kind: "varchar", ...(a !== undefined && { length: a }) };
    case "TEXT":
      return { kind: "text" };
    case "BLOB":
      return { kind: "blob" };
    case "DATE":
      return { kind: "date" };
    case "TIME":
      return { kind: "time", ...(a !== undefined && { precision: a }) };
    case "DATETIME":
      return { kind: "datetime", ...(a !== undefined && { precision: a }) };
    case "TIMESTAMP":
      return { kind: "timestamp", ...(a !== undefined && { precision: a }) };
    case "JSON":
      return { kind: "json" };
    case "JSONB":
      return { kind: "json", binary: true };
    default:
      return undefined;
  }
}
