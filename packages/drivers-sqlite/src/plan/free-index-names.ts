import type { Change } from "@stingerloom/schema-diff";
import { foldName } from "../sql/tokenize";
import { renamesOf, tableBefore } from "./renames";

interface Freed {
  readonly early: readonly Change[];
  readonly rest: readonly Change[];
}

/** Tables and indexes share one space of names: an index that is dropped goes first where a table takes its name. */
export function freeIndexNames(operations: readonly Change[]): Freed {
  const renames = renamesOf(operations);
  const taken = new Set(operations.flatMap((operation) => newTableName(operation)));
  if (taken.size === 0) return { early: [], rest: operations };
  const early = new Map<Change, Change>();
  operations.forEach((operation, at) => {
    if (operation.kind !== "dropIndex" || !taken.has(foldName(operation.index.name))) return;
    const earlier = renames.filter((rename) => operations.indexOf(rename) < at);
    early.set(operation, { ...operation, table: { name: tableBefore(operation.table.name, earlier) } });
  });
  return { early: [...early.values()], rest: operations.filter((operation) => !early.has(operation)) };
}

function newTableName(operation: Change): string[] {
  if (operation.kind === "renameTable") return [foldName(operation.to.name)];
  return operation.kind === "addTable" ? [foldName(operation.table.name)] : [];
}
