import {
  describe,
  makeSteps,
  type Change,
  type PlanContext,
  type StepPlan,
  type TypeWords,
} from "@stingerloom/schema-diff";
import { hazardsOf } from "../hazards/hazards";
import { renderOperation } from "../render/render-operation";
import { frameOf } from "../render/session-frame";
import { refine } from "./refine";

/** The steps that SQLite runs for the changes. */
export function planSteps(changes: readonly Change[], context: PlanContext, words: TypeWords): StepPlan {
  const operations = refine(changes, context.before, context.after);
  const { first, last } = frameOf(operations, context.before, context.after);
  const steps = makeSteps(operations, changes, context, {
    ...words,
    render: renderOperation,
    hazards: hazardsOf,
    because: (operation) => (operation.kind === "rebuildTable" ? operation.because : undefined),
    describe: (operation, direction) =>
      operation.kind === "rebuildTable"
        ? [...operation.because, operation].map((change) => describe(change, words, direction)).join("\n")
        : undefined,
    freeLayout: hasFreeLayout,
  });
  return { steps, sessionPrologue: first, sessionEpilogue: last };
}

/** Is the text of the table ours to lay out? One that the engine kept has to be restored to the letter. */
function hasFreeLayout(operation: Change): boolean {
  if (operation.kind === "addTable") return operation.table.source === undefined;
  return operation.kind === "rebuildTable" && operation.to.source === undefined;
}
