import type { SqlText } from "../sql/sql-text";
import type { Step, StepPlan } from "./step";

const drop = "DROP TABLE ";

/**
 * The way down of a migration drops the tables that its way up made. One that somebody has dropped by hand is no reason
 * to stop there: what was asked for is so already.
 */
export function dropIfExists(plan: StepPlan): StepPlan {
  return { ...plan, steps: plan.steps.map(tolerant) };
}

function tolerant(step: Step): Step {
  if (!step.because.every(({ kind }) => kind === "dropTable")) return step;
  return { ...step, statements: step.statements.map(ifExists) };
}

function ifExists(statement: SqlText): SqlText {
  const [head, ...rest] = statement;
  return head === drop ? [`${drop}IF EXISTS `, ...rest] : statement;
}
