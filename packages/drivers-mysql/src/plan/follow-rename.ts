import type { Change, ChangeOf } from "@stingerloom/schema-diff";
import { partitioning } from "../model/table-options";
import type { SchemaCursor } from "./schema-cursor";

/**
 * MySQL renames no column that a check, a generated column, an index on an expression or the partitioning reads,
 * unless they follow in the same statement (MariaDB rewrites them by itself).
 */
export function followRename(operation: ChangeOf<"renameColumn">, walk: SchemaCursor): readonly Change[] {
  const { table } = operation;
  const [before, after] = [walk.table(table), walk.after(operation, table)];
  if (before === undefined || after === undefined) return [];
  const [from = {}, to = {}] = [before.options, after.options];
  const isPartitionKey = from.native?.[partitioning] !== to.native?.[partitioning];
  return [
    ...(isPartitionKey ? [{ kind: "alterTableOptions" as const, table, from, to }] : []),
    ...before.checks.flatMap((check, i): Change[] => {
      const renamed = after.checks[i];
      if (renamed === undefined || renamed.expression === check.expression) return [];
      return [
        { kind: "dropCheck", table, check },
        { kind: "addCheck", table, check: renamed },
      ];
    }),
    ...before.columns.flatMap((column, i): Change[] => {
      const renamed = after.columns[i];
      if (renamed === undefined || renamed.generated?.expression === column.generated?.expression) return [];
      return [{ kind: "alterColumn", table, from: column, to: renamed }];
    }),
    ...before.indexes.flatMap((index, i): Change[] => {
      const renamed = after.indexes[i];
      const changed = index.parts.some((part, at) => part.expression !== renamed?.parts[at]?.expression);
      if (renamed === undefined || !changed) return [];
      return [
        { kind: "dropIndex", table, index },
        { kind: "addIndex", table, index: renamed },
      ];
    }),
  ];
}
