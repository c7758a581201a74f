import {
  applyChange,
  emptySchema,
  type Column,
  type Change,
  type ChangeOf,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { enumValues } from "../model/enum-check";
import { referencesIdentifier } from "../sql/references-identifier";
import { readExpression } from "../parse/parse-index";
import { parseTable } from "../parse/parse-table";
import { isConstantDefault } from "../render/render-default";

/**
 * Can ALTER TABLE, CREATE INDEX and DROP INDEX do all of a table's changes? `after` is the table that comes out,
 * `texts` are the views and triggers of the database.
 */
export function areAlterable(
  operations: readonly Change[],
  before: Table,
  after: Table,
  texts: readonly string[],
): boolean {
  let schema: Schema = { ...emptySchema, tables: [before] };
  return operations.every((operation) => {
    const table = schema.tables[0] ?? before;
    if (operation.kind === "dropColumn" && hasForeignCheck(operation.column, before, after)) return false;
    if (!isAlterable(operation, table, after, texts)) return false;
    // Whatever the table is called at that moment.
    schema = applyChange(schema, { ...operation, table: { name: before.name } } as Change);
    return true;
  });
}

function isAlterable(operation: Change, table: Table, after: Table, texts: readonly string[]): boolean {
  switch (operation.kind) {
    case "addIndex":
    case "dropIndex":
      return true;
    case "addColumn":
      return isAddable(operation) && isLast(operation.after, table) && readsOnly(operation.column, table, after);
    case "dropColumn":
      return isDroppable(operation.column.name, [table, after], texts);
    default:
      return false;
  }
}

/** The restrictions of sqlite.org/lang_altertable.html#altertabaddcol. */
function isAddable({ column, restores, fill }: ChangeOf<"addColumn">): boolean {
  if (fill !== undefined) return false;
  // Rows get a value that ALTER TABLE cannot give them.
  if (restores && !column.nullable && column.default === undefined) return false;
  if (column.autoIncrement !== undefined) return false;
  if (column.generated !== undefined) return !column.generated.stored && column.nullable;
  return column.default === undefined || isConstantDefault(column.default);
}

/** A generated column may read only what is there already. */
function readsOnly({ generated }: Column, table: Table, after: Table): boolean {
  const there = new Set(table.columns.map(({ name }) => name));
  return (
    generated === undefined ||
    !after.columns.some(({ name }) => !there.has(name) && referencesIdentifier(generated.expression, name))
  );
}

function isLast(after: string | null | undefined, table: Table): boolean {
  return after === undefined || after === table.columns.at(-1)?.name;
}

/**
 * The restrictions of sqlite.org/lang_altertable.html#altertabdropcol. Indexes on the column are gone by now, and keys
 * and checks on it would be changes of their own; views and triggers are judged by the words in them.
 */
function isDroppable(name: string, tables: readonly Table[], texts: readonly string[]): boolean {
  const inTable = tables.flatMap(({ checks, columns }) => [
    ...checks.map((c) => c.expression),
    ...columns.flatMap((c) => (c.name === name ? [] : (c.generated?.expression ?? []))),
  ]);
  return ![...inTable, ...texts].some((text) => referencesIdentifier(text, name));
}

/** The check of an enum goes with its column only where it is written with it, as we do. */
function hasForeignCheck({ name, type }: Column, before: Table, after: Table): boolean {
  if (type.kind !== "enum") return false;
  if (before.source === undefined) return after.source === undefined;
  const { constraints, columns } = parseTable(before.source);
  const names = columns.map((column) => column.name);
  return constraints.some(
    (c) =>
      c.kind === "check" &&
      c.column === undefined &&
      enumValues(readExpression(c.expression, names), name) !== undefined,
  );
}
