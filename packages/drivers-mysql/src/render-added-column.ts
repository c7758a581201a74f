import {
  id,
  qualified,
  sql,
  type AddColumn,
  type Column,
  type ColumnType,
  type SqlText,
} from "@stingerloom/schema-diff";
import type { Flavour } from "./server";

/**
 * A column that was dropped comes back NOT NULL and without a default to rows that are there. Most types have a zero value of their
 * own for these; a strict server takes none for dates, and JSON and geometry have none: these get a default for the moment. So does any
 * new JSON column of MariaDB, which would give rows an empty text and then refuse to copy them.
 */
export function renderAddedColumn(
  operation: AddColumn,
  flavour: Flavour,
  render: (add: AddColumn) => SqlText,
): readonly SqlText[] {
  const { column, table } = operation;
  const takesNoZero = operation.restores === true || (flavour === "mariadb" && column.type.kind === "json");
  const zero = takesNoZero && needsZero(column) ? zeroOf(column.type, flavour) : undefined;
  if (zero === undefined) return [render(operation)];
  return [
    render({ ...operation, column: { ...column, default: zero } }),
    sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(column.name)} DROP DEFAULT`,
  ];
}

function needsZero(column: Column): boolean {
  return (
    !column.nullable &&
    column.default === undefined &&
    column.generated === undefined &&
    column.autoIncrement === undefined
  );
}

function zeroOf(type: ColumnType, flavour: Flavour): Column["default"] {
  switch (type.kind) {
    case "date":
      return { kind: "literal", value: "1970-01-01" };
    case "datetime":
    case "timestamp":
      // A moment after the first one that TIMESTAMP has, in whatever time zone.
      return { kind: "literal", value: "1970-01-02 00:00:01" };
    case "json":
      return { kind: "literal", value: {} };
    case "native":
      return flavour === "mysql" && /^(point|geometry)\b/.test(type.sql)
        ? { kind: "expression", sql: geometryZero(type.sql) }
        : undefined;
    default:
      return undefined;
  }
}

function geometryZero(declared: string): string {
  const srid = /srid\s+(\d+)/i.exec(declared)?.[1] ?? "0";
  return `st_geomfromtext('POINT(0 0)', ${srid})`;
}
