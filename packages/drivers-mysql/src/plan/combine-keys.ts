import { nameKey, type Column, type Change } from "@stingerloom/schema-diff";
import { combine } from "../model/combined-step";

/**
 * A primary key that takes another's place does so in one statement, as does the key of a new AUTO_INCREMENT column: the engine allows
 * no such column without one, not even for a moment.
 */
export function withKeysMerged(operations: readonly Change[]): readonly Change[] {
  const taken = new Set<Change>();
  return operations.flatMap((operation, i): Change[] => {
    if (taken.has(operation)) return [];
    const key = keyFor(operation, operations.slice(i + 1));
    if (key === undefined) return [operation];
    taken.add(key);
    return [combine(operation, [key])];
  });
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
