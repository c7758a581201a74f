import type { ColumnType } from "@stingerloom/schema-diff";

/**
 * The type as it is declared. SQLite keeps the words and takes only the affinity from them, so each type has words of
 * its own: a change from VARCHAR(255) to VARCHAR(500) is seen. Types that SQLite could not hold exactly under their own
 * name are declared as what holds them: a uuid as CHAR(36), because UUID would have numeric affinity.
 */
export function renderType(type: ColumnType): string {
  switch (type.kind) {
    case "integer":
      return integerNames[type.bits];
    case "decimal":
      return withNumbers("DECIMAL", type.precision, type.scale);
    case "float":
      // There is one floating-point number, of eight bytes.
      return "REAL";
    case "boolean":
      return "BOOLEAN";
    case "char":
      return withNumbers("CHAR", type.length);
    case "varchar":
      return withNumbers("VARCHAR", type.length);
    case "text":
    case "enum":
    case "enumRef":
    case "set":
      return "TEXT";
    case "binary":
    case "varbinary":
    case "blob":
      return "BLOB";
    case "uuid":
      return "CHAR(36)";
    case "date":
      return "DATE";
    case "time":
      return withNumbers("TIME", type.precision);
    case "datetime":
      return withNumbers("DATETIME", type.precision);
    case "timestamp":
      return withNumbers("TIMESTAMP", type.precision);
    case "json":
      return type.binary ? "JSONB" : "JSON";
    case "array":
      return "JSON";
    case "native":
      return type.sql;
    default:
      return assertNever(type);
  }
}

const integerNames = { 8: "TINYINT", 16: "SMALLINT", 24: "MEDIUMINT", 32: "INTEGER", 64: "BIGINT" } as const;

function withNumbers(name: string, ...numbers: readonly (number | undefined)[]): string {
  const given = numbers.filter((n) => n !== undefined);
  return given.length === 0 ? name : `${name}(${given.join(",")})`;
}

function assertNever(type: never): never {
  throw new Error(`Unhandled type: ${JSON.stringify(type)}`);
}
