import type { Dialect } from "../model/dialect";

/** Statements as one text that the engine's own client runs: `psql`, `mysql`, `mariadb`, `sqlite3`. */
export function printScript(
  statements: readonly string[],
  { endStatement = withSemicolon }: Pick<Dialect, "endStatement">,
): string {
  return statements.map((statement) => endStatement(statement)).join("\n");
}

/** Behind a line that may end in a comment, on a line of its own. */
export function withSemicolon(statement: string): string {
  return /--[^\n]*$/.test(statement) ? `${statement}\n;` : `${statement};`;
}
