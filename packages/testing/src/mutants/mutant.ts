import type { Engine } from "../engine";
import type { ChangeName } from "./changes";

interface MutantStatements {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** One way of breaking the plan of a change. */
export interface Mutant {
  readonly name: string;
  readonly change: ChangeName;
  /** Default: every engine. */
  readonly engines?: readonly Engine[];
  readonly breakPlan: (plan: MutantStatements, engine: Engine) => MutantStatements;
  /** A name that the report has to have: of the table, column or other object. */
  readonly object: RegExp;
}

type Way = keyof MutantStatements;

/** The plan with more statements behind those of one way. */
export function adds(way: Way, ...statements: readonly string[]): Mutant["breakPlan"] {
  return (plan) => ({ ...plan, [way]: [...plan[way], ...statements] });
}

/** The plan with other statements in place of those of one way. */
export function replacesAll(way: Way, ...statements: readonly string[]): Mutant["breakPlan"] {
  return (plan) => ({ ...plan, [way]: statements });
}

/** The plan without the statements of one way that match. */
export function leavesOut(way: Way, pattern: RegExp): Mutant["breakPlan"] {
  return (plan) => ({ ...plan, [way]: plan[way].filter((statement) => !pattern.test(statement)) });
}

/** The plan with a part of its statements written in another way. */
export function rewrites(way: Way, pattern: RegExp, replacement: string): Mutant["breakPlan"] {
  return (plan) => ({ ...plan, [way]: plan[way].map((statement) => statement.replace(pattern, replacement)) });
}

/** The plan with one way in the opposite order. */
export function reverses(way: Way): Mutant["breakPlan"] {
  return (plan) => ({ ...plan, [way]: [...plan[way]].reverse() });
}
