import {
  makeSteps,
  type Change,
  type DialectFeatures,
  type PlanContext,
  type StepPlan,
  type TypeWords,
} from "@stingerloom/schema-diff";
import { hazardsOf } from "../hazards/hazards";
import { renderOperation } from "../render/render-operation";
import { combineAlterations } from "./combine-alterations";
import { partsOf } from "../model/operation";
import { refine } from "./refine";

/** The steps that PostgreSQL runs for the changes. */
export function planSteps(
  changes: readonly Change[],
  context: PlanContext,
  dialect: TypeWords & { readonly features: DialectFeatures; readonly defaultSchema: string },
): StepPlan {
  const operations = combineAlterations(refine(changes, context.before, context.after, dialect.features));
  const steps = makeSteps(operations, changes, context, {
    renderType: dialect.renderType,
    render: (operation) => renderOperation(operation, dialect.defaultSchema),
    hazards: hazardsOf,
    parts: partsOf,
    describe: (operation) => ("description" in operation ? operation.description : undefined),
  });
  return { steps, sessionPrologue: [], sessionEpilogue: [] };
}
