import type { StatusReport } from "@stingerloom/core";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { localTime } from "../local-time";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export type StatusOptions = Record<never, never>;

/** `migrate:status` */
export function status(options: StatusOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  return withCli(options, {}, terminal, async (cli) => {
    const report = await cli.status();
    terminal.printJson(report);
    for (const line of statusLines(report)) terminal.print(line);
    for (const { name, direction, done, error } of report.partial) {
      const undo = direction === "down" ? "undoing " : "";
      terminal.warn(
        `${undo}${name} stopped half way, ${done} of its statements ` +
          `done${error === undefined ? "" : `: ${error}`}. migrate:run goes on with it, migrate:rollback ` +
          `undoes it.`,
      );
    }
    return exitCodes.done;
  });
}

/** The layout that people's scripts read: `docs/formats.md`. */
function statusLines({ executed, pending }: StatusReport): string[] {
  return [
    "Migration Status",
    "================",
    "Executed:",
    ...executed.map(
      ({ name, executedAt, missing }) =>
        `[${executedAt === undefined ? "" : localTime(new Date(executedAt))}] ` +
        `${name}${missing ? " (no class of this name in the configuration)" : ""}`,
    ),
    "Pending:",
    ...pending,
    `Summary: ${executed.length} executed, ${pending.length} pending`,
  ];
}
