import { cannotFailOnData, type Dialect, type Change, type TableStatistics } from "@stingerloom/schema-diff";
import { describeOperation } from "./describe-operation";
import { describeRevert } from "./describe-revert";
import type { PlannedStep } from "./planned-step";

export type Direction = "up" | "down";

/** The steps of one direction, from operations that `dialect.refine` has been over. What takes no statement is left out. */
export function planSteps(
  operations: readonly Change[],
  dialect: Dialect,
  direction: Direction,
  statistics?: TableStatistics,
): PlannedStep[] {
  return operations
    .map((operation) => ({
      comments: commentsOf(operation, dialect, direction),
      hazards: dialect
        .hazards(operation, statistics)
        .filter(({ code }) => code !== "MAY_FAIL_ON_DATA" || !cannotFailOnData(operation, operations)),
      statements: dialect.render(operation),
      freeLayout: madeByUs(operation),
    }))
    .filter((step) => step.statements.length > 0);
}

/** Is the text of the table ours to lay out? One that the engine kept has to be restored to the letter. */
function madeByUs(operation: Change): boolean {
  if (operation.kind === "addTable") return operation.table.source === undefined;
  return operation.kind === "rebuildTable" && operation.to.source === undefined;
}

function commentsOf(operation: Change, dialect: Dialect, direction: Direction): string[] {
  const describe = direction === "up" ? describeOperation : describeRevert;
  const reasons = operation.kind === "rebuildTable" ? operation.because : [];
  return [...reasons, operation].map((op) => describe(op, dialect));
}
