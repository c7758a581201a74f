import { nameKey, type Operation, type OperationOf } from "@stingerloom/schema-diff";

/** The table's collation changes before its columns do: a column that follows it then need not name one of its own. */
export function withOptionsFirst(operations: readonly Operation[]): readonly Operation[] {
  const moved = operations.filter(
    (op): op is OperationOf<"alterTableOptions"> =>
      op.kind === "alterTableOptions" && op.from.collation !== op.to.collation,
  );
  if (moved.length === 0) return operations;
  const due = new Map(moved.map((op) => [nameKey(op.table), op]));
  return operations.flatMap((op): Operation[] => {
    if (op.kind === "alterTableOptions")
      return due.delete(nameKey(op.table)) || op.from.collation === op.to.collation ? [op] : [];
    const first = op.kind === "addColumn" || op.kind === "alterColumn" ? due.get(nameKey(op.table)) : undefined;
    if (first === undefined) return [op];
    due.delete(nameKey(first.table));
    return [first, op];
  });
}
