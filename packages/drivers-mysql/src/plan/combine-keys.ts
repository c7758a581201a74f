import { nameKey, type Column, type Change, type QualifiedName, type Schema } from "@stingerloom/schema-diff";
import { combine } from "../model/combined-step";

/**
 * A primary key that takes another's place does so in one statement, as does the key of a new AUTO_INCREMENT column:
 * the engine allows no such column without one, not even for a moment. Where the keys of a counting column change,
 * they all change in one statement.
 */
export function withKeysMerged(operations: readonly Change[], before: Schema): readonly Change[] {
  const counting = countingColumns(before);
  const taken = new Set<Change>();
  return operations.flatMap((operation, i): Change[] => {
    if (taken.has(operation)) return [];
    const later = operations.slice(i + 1);
    const column = isKeyChange(operation) ? counting.get(nameKey(operation.table)) : undefined;
    const keys = (column && keysOfCounter(operation, later, column)) ?? [keyFor(operation, later)];
    const parts = keys.flatMap((key) => (key === undefined || taken.has(key) ? [] : [key]));
    parts.forEach((key) => taken.add(key));
    return parts.length === 0 ? [operation] : [combine(operation, parts)];
  });
}

function countingColumns({ tables }: Schema): ReadonlyMap<string, Column> {
  return new Map(
    tables.flatMap((table) => {
      const column = table.columns.find(({ autoIncrement }) => autoIncrement !== undefined);
      return column === undefined ? [] : [[nameKey(table), column] as const];
    }),
  );
}

type KeyChange = Extract<
  Change,
  { readonly kind: "addPrimaryKey" | "dropPrimaryKey" | "addUnique" | "dropUnique" | "addIndex" | "dropIndex" }
>;

function isKeyChange(operation: Change): operation is KeyChange {
  return /^(?:add|drop)(?:PrimaryKey|Unique|Index)$/.test(operation.kind);
}

/** What follows the drop of a counting column's key, up to the last key that it gets, if it gets one. */
function keysOfCounter(operation: Change, later: readonly Change[], column: Column): readonly Change[] | undefined {
  if (!isKeyChange(operation) || !operation.kind.startsWith("drop") || !beginsWith(operation, column)) return undefined;
  const own = keyChangesBeforeColumns(later, operation.table);
  const last = own.map((change) => isKeyOf(change, column)).lastIndexOf(true);
  return last < 0 ? undefined : own.slice(0, last + 1);
}

function keyChangesBeforeColumns(later: readonly Change[], table: QualifiedName): readonly KeyChange[] {
  const found: KeyChange[] = [];
  for (const change of later) {
    if (change.kind === "renameTable" || change.kind === "renameColumn") return found;
    if (!("table" in change) || change.table === undefined || nameKey(change.table) !== nameKey(table)) continue;
    if (!isKeyChange(change)) return found;
    found.push(change);
  }
  return found;
}

function beginsWith(change: KeyChange, { name }: Column): boolean {
  if ("primaryKey" in change) return change.primaryKey.columns[0] === name;
  return "unique" in change ? change.unique.columns[0] === name : change.index.parts[0]?.column === name;
}

function keyFor(operation: Change, later: readonly Change[]): Change | undefined {
  if (operation.kind === "addColumn" && operation.column.autoIncrement !== undefined) {
    return later.find(
      (op) => isKeyOf(op, operation.column) && "table" in op && nameKey(op.table) === nameKey(operation.table),
    );
  }
  if (operation.kind !== "dropPrimaryKey") return undefined;
  const table = nameKey(operation.table);
  for (const op of later) {
    if (!("table" in op) || op.table === undefined || nameKey(op.table) !== table) continue;
    if (op.kind === "addPrimaryKey") return op;
    if (op.kind === "addColumn" || op.kind === "dropColumn" || op.kind === "alterColumn" || op.kind === "renameColumn")
      return undefined;
  }
  return undefined;
}

function isKeyOf(operation: Change, column: Column): boolean {
  if (operation.kind === "addPrimaryKey") return operation.primaryKey.columns[0] === column.name;
  if (operation.kind === "addUnique") return operation.unique.columns[0] === column.name;
  return operation.kind === "addIndex" && operation.index.parts[0]?.column === column.name;
}
