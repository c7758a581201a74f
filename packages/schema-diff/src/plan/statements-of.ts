import { printSql } from "../sql/sql-text";
import type { StepPlan } from "./step";

export interface StatementsOptions {
  /** With the statements that see to the session: for those who run them without the runner. Default false. */
  readonly withSession?: boolean;
}

/**
 * The statements of a plan's direction, in order, with identifiers in the engine's quotes.
 *
 * @example
 * statementsOf(plan.up, dialect.quoteIdentifier); // ['ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255)']
 */
export function statementsOf(
  { steps, sessionPrologue, sessionEpilogue }: StepPlan,
  quoteIdentifier: (identifier: string) => string,
  { withSession = false }: StatementsOptions = {},
): string[] {
  const statements = steps.flatMap((step) => step.statements);
  const all = withSession ? [...sessionPrologue, ...statements, ...sessionEpilogue] : statements;
  return all.map((text) => printSql(text, quoteIdentifier));
}
