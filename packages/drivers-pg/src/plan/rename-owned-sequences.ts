import {
  displayName,
  id,
  nameKey,
  qualified,
  sql,
  type Change,
  type ChangeOf,
  type Column,
  type QualifiedName,
  type Schema,
} from "@stingerloom/schema-diff";
import { alterationsOf, type AlterColumns } from "../model/operation";
import { rawStatement } from "../sql/raw-statement";

/**
 * The sequence of a column that counts has the table's name in its own: it follows when the table is renamed, as it
 * does when the column is.
 */
export function renameOwnedSequences(operations: readonly Change[], after: Schema): readonly Change[] {
  if (!operations.some((op) => op.kind === "renameTable")) return operations;
  const tables = new Map(after.tables.map((table) => [nameKey(table), table]));
  return operations.flatMap((op, i) => {
    if (op.kind !== "renameTable" || op.from.name === op.to.name) return [op];
    const later = operations.slice(i + 1);
    const table = lastName(later, op.to);
    const counting = countingThen(tables.get(nameKey(table))?.columns ?? [], later, table);
    return [op, ...counting.map((name) => renamed(op, nameThen(later, table, name)))];
  });
}

/** Names of the columns that have a sequence when the table is renamed; by `columns`, and what is changed `later`. */
function countingThen(
  columns: readonly Column[],
  later: readonly (Change | AlterColumns)[],
  table: QualifiedName,
): readonly string[] {
  const then = new Map(columns.map((column) => [column.name, column]));
  for (const op of later) {
    if (op.kind === "alterColumn")
      for (const { table: owner, from, to } of alterationsOf(op))
        if (nameKey(owner) === nameKey(table)) then.set(to.name, from);
    if (op.kind === "addColumn" && nameKey(op.table) === nameKey(table)) then.delete(op.column.name);
    if (op.kind === "dropColumn" && nameKey(op.table) === nameKey(table)) then.set(op.column.name, op.column);
  }
  return [...then].flatMap(([name, { autoIncrement }]) => (autoIncrement === undefined ? [] : [name]));
}

/** The name that the table has in the end: it may pass through a temporary one. */
function lastName(later: readonly Change[], table: QualifiedName): QualifiedName {
  return later.reduce(
    (name, op) => (op.kind === "renameTable" && nameKey(op.from) === nameKey(name) ? op.to : name),
    table,
  );
}

/** The name of a column that is renamed later, or not at all. */
function nameThen(later: readonly Change[], table: QualifiedName, column: string): string {
  const rename = later.find(
    (op) => op.kind === "renameColumn" && nameKey(op.table) === nameKey(table) && op.to === column,
  );
  return rename?.kind === "renameColumn" ? rename.from : column;
}

/** Under the name that the column has by now, whether it is renamed before or after the table. */
function renamed({ from, to }: ChangeOf<"renameTable">, column: string): Change {
  const sequence = (table: QualifiedName) => ({ schema: to.schema, name: `${table.name}_${column}_seq` });
  const [was, is] = [sequence(from), sequence(to)];
  return rawStatement(
    is,
    sql`ALTER SEQUENCE IF EXISTS ${qualified(was)} RENAME TO ${id(is.name)}`,
    `Renamed sequence: ${displayName(was)} -> ${is.name}`,
  );
}
