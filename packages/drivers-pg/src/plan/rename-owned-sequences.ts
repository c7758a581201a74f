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
  const renames = placesOf(operations, (op) => (op.kind === "renameTable" ? op.from : undefined));
  const changes = placesOf(operations, (op) => ("table" in op && op.kind !== "addTable" ? op.table : undefined));
  return operations.flatMap((op, at) => {
    if (op.kind !== "renameTable" || op.from.name === op.to.name) return [op];
    const table = lastName(renames, op.to, at);
    const later = (changes.get(nameKey(table)) ?? []).filter((place) => place.at > at).map((place) => place.op);
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

interface Place {
  readonly at: number;
  readonly op: Change;
}

type Places = ReadonlyMap<string, readonly Place[]>;

/** Where tables are named, by the name. */
function placesOf(operations: readonly Change[], tableOf: (op: Change) => QualifiedName | undefined): Places {
  const places = new Map<string, Place[]>();
  operations.forEach((op, at) => {
    const table = tableOf(op);
    if (table === undefined) return;
    const list = places.get(nameKey(table));
    if (list === undefined) places.set(nameKey(table), [{ at, op }]);
    else list.push({ at, op });
  });
  return places;
}

/** The name that the table has in the end: it may pass through a temporary one. */
function lastName(renames: Places, table: QualifiedName, at: number): QualifiedName {
  const next = renames.get(nameKey(table))?.find((place) => place.at > at);
  return next?.op.kind === "renameTable" ? lastName(renames, next.op.to, next.at) : table;
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
