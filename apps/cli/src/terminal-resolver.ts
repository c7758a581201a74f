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
      const where = rows === undefined ? "the table has rows" : `it is null in ${rows} rows`;
      const sql = await askText(
        `${nameForTerminal(column)} is NOT NULL, and ${where}. Which value do they get? ` +
          "(an SQL expression such as 'none' or lower(name)): ",
      );
      return sql === "" ? null : sql;
    },
    ask: async ({ kind, table, from, candidates }) => {
      const { default: select } = await import("@inquirer/select");
      const name = table === undefined ? from : `${table}.${from}`;
      return select<string | null>({
        message: `The entities no longer have the ${kind} ${nameForTerminal(name)}. Was it renamed?`,
        choices: [
          ...candidates.map((to) => ({
            name: `Yes, to ${nameForTerminal(to)}: its ${kind === "table" ? "rows" : "values"} are kept`,
            value: to,
          })),
          { name: `No: drop it and ${kind === "table" ? "its rows" : "its values"}`, value: null },
        ],
      });
    },
  };
}
