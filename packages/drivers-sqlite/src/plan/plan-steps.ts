import {
  describe,
  makeSteps,
  type Change,
  type PlanContext,
  type StepPlan,
  type TypeWords,
} from "@stingerloom/schema-diff";
import { hazardsIn } from "../hazards/hazards";
import { renderOperation } from "../render/render-operation";
import { sessionFrame } from "../render/session-frame";
import type { Operation, RebuildTable } from "../model/operation";
import { namesIn, prepareRebuilds } from "./prepare-rebuilds";
import { refine } from "./refine";

/** The steps that SQLite runs for the changes. */
export function planSteps(changes: readonly Change[], context: PlanContext, words: TypeWords): StepPlan {
  const rebuilds = { temporaryNames: namesIn(context), rollsBack: context.standsAlone === true };
  const operations = prepareRebuilds(refine(changes, context.before, context.after), rebuilds);
  const { first, last } = sessionFrame(operations, context.before, context.after);
  const steps = makeSteps(operations, changes, context, {
    ...words,
    render: renderOperation,
    hazards: hazardsIn(context),
    parts: (operation) => (operation.kind === "rebuildTable" ? operation.because : [operation]),
    because: (operation) => (operation.kind === "rebuildTable" ? operation.because : undefined),
    describe: (operation, direction) =>
      operation.kind === "rebuildTable" ? describeRebuild(operation, words, direction) : undefined,
    freeLayout: hasFreeLayout,
  });
  return { steps, sessionPrologue: first, sessionEpilogue: last };
}

function describeRebuild({ because, to }: RebuildTable, words: TypeWords, direction: "up" | "down"): string {
  const rebuilt =
    direction === "up"
      ? `Rebuilt table: ${to.name}, its rows copied`
      : `Revert: rebuild ${to.name} table, its rows copied`;
  return [...because.map((change) => describe(change, words, direction)), rebuilt].join("\n");
}

/** Is the text of the table ours to lay out? One that the engine kept has to be restored to the letter. */
function hasFreeLayout(operation: Operation): boolean {
  if (operation.kind === "addTable") return operation.table.source === undefined;
  return operation.kind === "rebuildTable" && operation.to.source === undefined;
}
