import type { Dialect } from "./dialect";
import type { StepPlan } from "./step";
import { printSql, type SqlText } from "../sql/sql-text";

/**
 * One direction of a plan as a text that the engine's own client runs: `psql`, `mysql`, `mariadb`, `sqlite3`. It begins
 * with what it relies on, stops at the first error, and leaves nothing half done where the engine has transactions for
 * it.
 * @throws a coded error of the dialect, `UNSAFE_IN_SCRIPT`, where the client offers no safe spelling for a text of the
 *   database
 */
export function printScript(plan: StepPlan, { script, quoteIdentifier }: Dialect): string {
  const end = (text: SqlText) => (script?.endStatement ?? withSemicolon)(printSql(text, quoteIdentifier));
  return [
    ...(script?.opening ?? []),
    ...plan.sessionPrologue.map(end),
    ...(script?.begin?.(plan) ?? []),
    ...plan.steps.flatMap(({ statements }) => statements.map(end)),
    ...(script?.commit?.(plan) ?? []),
    ...plan.sessionEpilogue.map(end),
  ].join("\n");
}

/** Behind a line that may end in a comment, on a line of its own. */
export function withSemicolon(statement: string): string {
  return /--[^\n]*$/.test(statement) ? `${statement}\n;` : `${statement};`;
}
