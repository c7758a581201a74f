import {
  id,
  qualified,
  sql,
  type AddColumn,
  type Column,
  type ColumnType,
  type SqlText,
} from "@stingerloom/schema-diff";
import { expressionSql } from "../sql/expression";
import { keptTimes } from "../model/preserve-on-update-columns";
import { renderColumn } from "./render-column";
import { renderFill } from "./render-fill";
import type { Flavour } from "../model/server";

/**
 * A column that was dropped comes back NOT NULL and without a default to rows that are there. Most types have a zero
 * value of their own for these; a strict server takes none for dates, and JSON and geometry have none: these get a
 * default for the moment. So does any new JSON column of MariaDB, which would give rows an empty text and then refuse
 * to copy them.
 */
export function renderAddedColumn(
  operation: AddColumn,
  flavour: Flavour,
  render: (add: AddColumn) => SqlText,
): readonly SqlText[] {
  const { column, table, fill } = operation;
  if (fill !== undefined) {
    const { default: _, ...bare } = column;
    return [
      render({ ...operation, column: { ...bare, nullable: true } }),
      renderFill(operation, column, fill, flavour, { isNew: true }),
      sql`ALTER TABLE ${qualified(table)} MODIFY COLUMN ${renderColumn(column, flavour)}`,
    ];
  }
  if (flavour === "mysql" && isUnsafe(column.default)) return filledLater(operation, flavour, render);
  const takesNoZero = operation.restores === true || (flavour === "mariadb" && column.type.kind === "json");
  const zero = takesNoZero && needsZero(column) ? zeroOf(column.type, flavour) : undefined;
  if (zero === undefined) return [render(operation)];
  return [
    render({ ...operation, column: { ...column, default: zero } }),
    sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(column.name)} DROP DEFAULT`,
  ];
}

/**
 * MySQL adds no column whose default may give another value on a replica (error 1674;
 * dev.mysql.com/doc/refman/8.4/en/replication-rbr-safe-unsafe.html): the rows get theirs by an UPDATE.
 */
function filledLater(operation: AddColumn, flavour: Flavour, render: (add: AddColumn) => SqlText): readonly SqlText[] {
  const { column, table } = operation;
  const { default: value, ...bare } = column;
  const expression = value?.kind === "expression" ? expressionSql(value.sql) : [];
  return [
    render({ ...operation, column: { ...bare, nullable: true } }),
    sql`UPDATE ${qualified(table)} SET ${id(column.name)} = (${expression})${keptTimes(operation)}`,
    sql`ALTER TABLE ${qualified(table)} MODIFY COLUMN ${renderColumn(column, flavour)}`,
  ];
}

const unsafe =
  /\b(uuid|uuid_short|rand|random_bytes|user|session_user|system_user|current_user|sysdate|version|load_file|found_rows|connection_id)\s*\(/i;

function isUnsafe(value: Column["default"]): boolean {
  return value?.kind === "expression" && unsafe.test(value.sql);
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
