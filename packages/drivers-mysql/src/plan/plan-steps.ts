import { makeSteps, type Change, type PlanContext, type StepPlan, type TypeWords } from "@stingerloom/schema-diff";
import type { ServerFacts } from "../model/server";
import { hazardsOf } from "../hazards/hazards";
import { renderOperation } from "../render/render-operation";
import { sessionFrame } from "../render/session-frame";
import { refine } from "./refine";

/** The steps that a MySQL or MariaDB server runs for the changes. */
export function planSteps(
  changes: readonly Change[],
  context: PlanContext,
  server: ServerFacts,
  words: TypeWords,
): StepPlan {
  const operations = refine(changes, context.before, server);
  const { first, last } = sessionFrame(operations, context.before, context.after);
  const steps = makeSteps(operations, changes, context, {
    ...words,
    render: (operation) => renderOperation(operation, server),
    hazards: (operation, statistics) => hazardsOf(operation, server, statistics),
  });
  return { steps, sessionPrologue: first, sessionEpilogue: last };
}
