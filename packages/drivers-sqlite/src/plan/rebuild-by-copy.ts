import type { Schema } from "@stingerloom/schema-diff";
import type { Operation } from "../model/operation";

/** About a second. */
const readAtMost = 100_000;

/**
 * ALTER TABLE RENAME reads the whole schema again. Where many tables of many are rebuilt, their rows are copied twice
 * instead.
 */
export function rebuildByCopy(operations: readonly Operation[], before: Schema): readonly Operation[] {
  const rebuilds = operations.filter(({ kind }) => kind === "rebuildTable").length;
  if (rebuilds * before.tables.length <= readAtMost) return operations;
  return operations.map((operation) =>
    operation.kind === "rebuildTable" ? { ...operation, byCopy: true } : operation,
  );
}
