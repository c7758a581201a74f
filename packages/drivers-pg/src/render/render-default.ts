import {
  defaultForm,
  printSql,
  qualified,
  type Column,
  type ColumnType,
  type DefaultValue,
  type Json,
} from "@stingerloom/schema-diff";
import { arrayLiteral } from "../sql/array-literal";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

export function defaultSql(value: DefaultValue, type: ColumnType): string {
  return value.kind === "expression" ? value.sql : literalSql(value.value, type);
}

/** The column's default as it is written: in the form that a live database had, if it came from one. */
export function columnDefaultSql(column: Column): string | undefined {
  return defaultForm(column) ?? (column.default && defaultSql(column.default, column.type));
}

/** A value as a literal that a column of the type takes. */
export function literalSql(value: Json, type: ColumnType): string {
  if (value === null) return "NULL";
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "float":
      return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(String(value)) ? String(value) : quoteLiteral(String(value));
    case "boolean":
      return typeof value === "boolean" ? String(value) : quoteLiteral(String(value));
    case "json":
      return quoteLiteral(JSON.stringify(value));
    case "array":
      return quoteLiteral(Array.isArray(value) ? arrayLiteral(value as readonly Json[]) : String(value));
    default:
      return quoteLiteral(typeof value === "object" ? JSON.stringify(value) : String(value));
  }
}

/**
 * What stands in rows for a value that is gone: see `AddColumn.restores`. Undefined: the type has no such value that we
 * know.
 */
export function zeroSql(type: ColumnType): string | undefined {
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "float":
      return "0";
    case "boolean":
      return "false";
    case "char":
    case "varchar":
    case "text":
    case "blob":
    case "binary":
    case "varbinary":
      return "''";
    case "uuid":
      return "'00000000-0000-0000-0000-000000000000'";
    case "date":
    case "datetime":
    case "timestamp":
      return "'1970-01-01'";
    case "time":
      return "'00:00'";
    case "json":
      return "'null'";
    case "array":
      return "'{}'";
    case "enumRef":
      // Its first label, whatever that is.
      return `(enum_range(NULL::${printSql(qualified(type), quoteIdentifier)}))[1]`;
    default:
      return undefined;
  }
}
