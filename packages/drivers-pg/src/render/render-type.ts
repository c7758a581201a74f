import { assertNever, printSql, qualified, sql, type ColumnType, type SqlText } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";

/** The type in normal form, as SQL. */
export function typeSql(type: ColumnType): SqlText {
  if (type.kind === "enumRef") return qualified(type);
  if (type.kind === "array") return sql`${typeSql(type.of)}[]`;
  return [plainType(type)];
}

/** The type as comments and messages show it: in its short name. */
export function renderType(type: ColumnType): string {
  return printSql(typeSql(type), (name) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : quoteIdentifier(name)));
}

function plainType(type: Exclude<ColumnType, { kind: "enumRef" | "array" }>): string {
  switch (type.kind) {
    case "integer":
      return type.bits === 64 ? "BIGINT" : type.bits <= 16 ? "SMALLINT" : "INTEGER";
    case "decimal":
      return type.precision === undefined ? "NUMERIC" : `NUMERIC(${type.precision},${type.scale ?? 0})`;
    case "float":
      return type.bits === 32 ? "REAL" : "DOUBLE PRECISION";
    case "boolean":
      return "BOOLEAN";
    case "char":
      return `CHAR(${type.length ?? 1})`;
    case "varchar":
      return withLength("VARCHAR", type.length);
    case "text":
    case "set":
    case "enum":
      return "TEXT";
    case "binary":
    case "varbinary":
    case "blob":
      return "BYTEA";
    case "uuid":
      return "UUID";
    case "date":
      return "DATE";
    case "time":
      return `${withLength("TIME", type.precision)}${type.withTimeZone ? " WITH TIME ZONE" : ""}`;
    case "datetime":
      return withLength("TIMESTAMP", type.precision);
    case "timestamp":
      return withLength("TIMESTAMPTZ", type.precision);
    case "json":
      return type.binary ? "JSONB" : "JSON";
    case "native":
      return type.sql;
    default:
      return assertNever(type);
  }
}

function withLength(name: string, length: number | undefined): string {
  return length === undefined ? name : `${name}(${length})`;
}
