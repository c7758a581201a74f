import { nameKey, type Change, type QualifiedName } from "@stingerloom/schema-diff";

/**
 * A table's collation changes before its columns do: a column that follows it then need not name one of its own. Its
 * engine changes while no foreign key is there: some engines refuse them, others drop them without a word.
 */
export function orderTableOptions(operations: readonly Change[]): readonly Change[] {
  const moved: ReadonlySet<Change> = new Set(
    operations.filter(
      (op) =>
        op.kind === "alterTableOptions" && (op.from.collation !== op.to.collation || op.from.engine !== op.to.engine),
    ),
  );
  if (moved.size === 0) return operations;
  const due = new Map<number, Change[]>();
  operations.forEach((op, at) => {
    if (op.kind !== "alterTableOptions" || !moved.has(op)) return;
    const place = placeOf(op.table, at, operations);
    due.set(place, [...(due.get(place) ?? []), op]);
  });
  const dueAt = (at: number) => due.get(at) ?? [];
  return [
    ...operations.flatMap((op, at) => [...dueAt(at), ...(moved.has(op) ? [] : [op])]),
    ...dueAt(operations.length),
  ];
}

/**
 * Before the first that waits for it, otherwise as late as can be, while the table has the name that the operation at
 * `at` knows.
 */
function placeOf({ schema, name }: QualifiedName, at: number, operations: readonly Change[]): number {
  const table = { schema, name };
  const gives = operations.slice(0, at).map((op) => op.kind === "renameTable" && nameKey(op.to) === nameKey(table));
  const gets = gives.lastIndexOf(true);
  const loses = operations.findIndex(
    (op, i) => i > at && op.kind === "renameTable" && nameKey(op.from) === nameKey(table),
  );
  const end = loses < 0 ? operations.length : loses;
  const waiting = operations.findIndex((op, i) => i > gets && i < end && waitsFor(op, table));
  return waiting < 0 ? end : waiting;
}

/** Is it something that is to find the table with its new options? */
function waitsFor(operation: Change, table: QualifiedName): boolean {
  const isOn = (name: QualifiedName) => nameKey(name) === nameKey(table);
  switch (operation.kind) {
    case "addColumn":
    case "alterColumn":
    case "addPrimaryKey":
    case "addUnique":
    case "addIndex":
      return isOn(operation.table);
    case "addForeignKey":
      return isOn(operation.table) || isOn(operation.foreignKey.references);
    default:
      return false;
  }
}
