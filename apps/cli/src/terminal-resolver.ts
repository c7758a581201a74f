import type { FillResolver, RenameResolver } from "@stingerloom/cli";
import { askText } from "./ask-text";
import { nameForTerminal } from "./for-terminal";

/** Is a person there to answer? */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env["CI"];
}

/** Asks the person at the terminal; undefined where there is none. */
export function terminalResolver(): (RenameResolver & FillResolver) | undefined {
  if (!isInteractive()) return undefined;
  return {
    fill: async ({ column, rows }) => {
      const where = rows === undefined ? "rows are there" : `it is null in ${rows} rows`;
      const sql = await askText(
        `${nameForTerminal(column)} takes no nulls, and ${where}. What do they get? ` +
          "(an SQL expression, as 'none' or lower(name)): ",
      );
      return sql === "" ? null : sql;
    },
    ask: async ({ kind, table, from, candidates }) => {
      const { default: select } = await import("@inquirer/select");
      const name = table === undefined ? from : `${table}.${from}`;
      return select<string | null>({
        message: `The ${kind} ${nameForTerminal(name)} is gone. What became of it?`,
        choices: [
          ...candidates.map((to) => ({
            name: `It is renamed to ${nameForTerminal(to)}: its ${kind === "table" ? "rows" : "values"} stay`,
            value: to,
          })),
          { name: `Drop it and ${kind === "table" ? "its rows" : "its values"}`, value: null },
        ],
      });
    },
  };
}
