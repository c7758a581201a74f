import type { StepPlan } from "./step";

/** How statements become a script for the engine's own client (`psql`, `mysql`, `mariadb`, `sqlite3`). */
export interface ScriptRules {
  /** Lines at the very beginning: what the script relies on, and that it stops at the first error. */
  readonly opening: readonly string[];
  /** Lines that begin the transaction, where the statements can be in one. */
  begin?(plan: StepPlan): readonly string[];
  /** Lines that end it. */
  commit?(plan: StepPlan): readonly string[];
  /**
   * The statement with its end. Default: a semicolon behind it.
   * @throws a coded error `UNSAFE_IN_SCRIPT` where the client would take a part of it for a command of its own
   */
  endStatement?(statement: string): string;
}
