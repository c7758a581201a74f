import { nameKey, type Operation, type OperationOf, type QualifiedName } from "@stingerloom/schema-diff";

/**
 * A table's collation changes before its columns do: a column that follows it then need not name one of its own. Its engine changes while
 * no foreign key is there: some engines refuse them, others drop them without a word.
 */
export function withOptionsFirst(operations: readonly Operation[]): readonly Operation[] {
  const moved = operations.filter(
    (op): op is OperationOf<"alterTableOptions"> =>
      op.kind === "alterTableOptions" && (op.from.collation !== op.to.collation || op.from.engine !== op.to.engine),
  );
  if (moved.length === 0) return operations;
  const due = new Set<OperationOf<"alterTableOptions">>(moved);
  const others = operations.filter((op) => !due.has(op as OperationOf<"alterTableOptions">));
  const inOrder = others.flatMap((op): Operation[] => {
    const first = [...due].filter(({ table }) => waitsFor(op, table));
    for (const operation of first) due.delete(operation);
    return [...first, op];
  });
  return [...inOrder, ...due];
}

/** Is it something that is to find the table with its new options? */
function waitsFor(operation: Operation, table: QualifiedName): boolean {
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
