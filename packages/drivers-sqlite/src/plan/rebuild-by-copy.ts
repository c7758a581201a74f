import type { Schema } from "@stingerloom/schema-diff";
import type { Operation } from "../model/operation";
import { usesOwnQualifiers } from "./own-qualifiers";

/** About a second. */
const readAtMost = 100_000;

/**
 * ALTER TABLE RENAME reads the whole schema again. Where many tables of many are rebuilt, their rows are copied twice
 * instead. So are those of a table that cannot be renamed: `t.a` in a check of it would name nothing.
 */
export function rebuildByCopy(operations: readonly Operation[], before: Schema): readonly Operation[] {
  const rebuilds = operations.filter(({ kind }) => kind === "rebuildTable").length;
  const isTooMany = rebuilds * before.tables.length > readAtMost;
  return operations.map((operation) =>
    operation.kind === "rebuildTable" && (isTooMany || usesOwnQualifiers(operation.from))
      ? { ...operation, byCopy: true }
      : operation,
  );
}
