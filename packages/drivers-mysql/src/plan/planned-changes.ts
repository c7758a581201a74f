import { nameKey, type Change } from "@stingerloom/schema-diff";

/**
 * Finds the change of the plan that an operation carries out, which may be written down otherwise than it was planned.
 */
export function plannedChanges(changes: readonly Change[]): (operation: Change) => Change | undefined {
  const byKey = new Map(changes.map((change) => [keyOf(change), change]));
  const planned = new Set(changes);
  return (operation) => (planned.has(operation) ? operation : byKey.get(keyOf(operation)));
}

function keyOf(change: Change): string {
  const table = "table" in change ? nameKey(change.table) : "";
  return [change.kind, table, subjectOf(change)].join("\u0000");
}

function subjectOf(change: Change): string {
  switch (change.kind) {
    case "addColumn":
    case "dropColumn":
      return change.column.name;
    case "alterColumn": {
      const { name, type, nullable, autoIncrement } = change.to;
      return JSON.stringify([name, type, nullable, autoIncrement !== undefined]);
    }
    case "addUnique":
    case "dropUnique":
      return change.unique.name;
    case "addIndex":
    case "dropIndex":
      return change.index.name;
    case "addForeignKey":
    case "dropForeignKey":
      return change.foreignKey.name;
    case "addCheck":
    case "dropCheck":
      return change.check.name;
    case "addPrimaryKey":
    case "dropPrimaryKey":
      return change.primaryKey.columns.join();
    default:
      return JSON.stringify(change);
  }
}
