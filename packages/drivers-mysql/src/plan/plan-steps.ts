import { makeSteps, type Change, type PlanContext, type StepPlan, type TypeWords } from "@stingerloom/schema-diff";
import type { ServerFacts } from "../model/server";
import { partsOf } from "../model/combined-step";
import { hazardsIn } from "../hazards/hazards";
import { renderOperation } from "../render/render-operation";
import { sessionFrame } from "../render/session-frame";
import { batchAlterations } from "./batch-alterations";
import { plannedChanges } from "./planned-changes";
import { refine } from "./refine";

/** The steps that a MySQL or MariaDB server runs for the changes. */
export function planSteps(
  changes: readonly Change[],
  context: PlanContext,
  server: ServerFacts,
  words: TypeWords,
): StepPlan {
  const isSingle = (operation: Change) => renderOperation(operation, server).length === 1;
  const operations = batchAlterations(refine(changes, context.before, server), isSingle);
  const planned = plannedChanges(changes);
  const { first, last } = sessionFrame(operations, context.before, context.after);
  const steps = makeSteps(operations, changes, context, {
    ...words,
    parts: partsOf,
    because: (operation) => partsOf(operation).flatMap((part) => planned(part) ?? []),
    render: (operation) => renderOperation(operation, server),
    hazards: hazardsIn({ server, before: context.before, after: context.after, planned }),
  });
  return { steps, sessionPrologue: first, sessionEpilogue: last };
}
