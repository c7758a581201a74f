import { assertNever, type ColumnType } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

const integers = { 8: "TINYINT", 16: "SMALLINT", 24: "MEDIUMINT", 32: "INT", 64: "BIGINT" } as const;

/** The type in the words that both engines take. */
export function renderType(type: ColumnType): string {
  switch (type.kind) {
    case "integer":
      return integers[type.bits] + (type.displayWidth === undefined ? "" : size(type.displayWidth)) + unsigned(type);
    case "decimal":
      return `DECIMAL${size(type.precision ?? 10, type.scale ?? 0)}${unsigned(type)}`;
    case "float":
      return (type.bits === 32 ? "FLOAT" : "DOUBLE") + unsigned(type);
    case "boolean":
      return "TINYINT(1)";
    case "char":
      return `CHAR${size(type.length ?? 1)}`;
    case "varchar":
      return `VARCHAR${size(type.length ?? 255)}`;
    case "text":
      return `${(type.size ?? "").toUpperCase()}TEXT`;
    case "binary":
      return `BINARY${size(type.length ?? 1)}`;
    case "varbinary":
      return `VARBINARY${size(type.length)}`;
    case "blob":
      return `${(type.size ?? "").toUpperCase()}BLOB`;
    case "uuid":
      return "UUID";
    case "date":
      return "DATE";
    case "time":
    case "datetime":
    case "timestamp":
      return type.kind.toUpperCase() + (type.precision ? size(type.precision) : "");
    case "json":
    case "array":
      return "JSON";
    case "enum":
    case "set":
      return `${type.kind.toUpperCase()}(${type.values.map(quoteLiteral).join(", ")})`;
    case "enumRef":
      return "VARCHAR(255)";
    case "native":
      return type.sql;
    default:
      return assertNever(type);
  }
}

function size(...numbers: readonly number[]): string {
  return `(${numbers.join(", ")})`;
}

function unsigned(type: { readonly unsigned?: boolean }): string {
  return type.unsigned ? " UNSIGNED" : "";
}

/** Types whose columns have a character set. */
export function isCharacterType(type: ColumnType): boolean {
  return (
    type.kind === "char" ||
    type.kind === "varchar" ||
    type.kind === "text" ||
    type.kind === "enum" ||
    type.kind === "set" ||
    (type.kind === "native" && /^(varchar\b|\w*text\b).* compressed$/.test(type.sql))
  );
}
