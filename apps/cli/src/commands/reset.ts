import { confirm, type ConfirmOptions } from "../confirm";
import { exitCodeOf, exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printResults } from "../print-results";
import { createProgress } from "../progress";
import { databaseLabel } from "../database-label";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface ResetOptions extends ConfirmOptions {
  readonly lockTimeout?: number;
}

/** `migrate:reset` */
export function reset(options: ResetOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const progress = createProgress(terminal);
  const { lockTimeout, verbose } = options;
  return withCli(options, { lockTimeout, onEvent: progress.onEvent }, terminal, async (cli, { connection }) => {
    const { executed } = await cli.status();
    const count = executed.length === 1 ? "1 migration is" : `${executed.length} migrations are`;
    const where = await databaseLabel(cli, connection);
    const what = `${count} rolled back on ${where}; what is in the tables is lost.`;
    if (executed.length > 0) await confirm("migrate:reset", what, options);
    const report = await cli.reset();
    progress.end();
    const nothing = "Nothing to roll back: no migration has run.";
    printResults(report, { nothing, verbose, shown: progress.shown }, terminal);
    return report.failure === undefined ? exitCodes.done : exitCodeOf(report.failure);
  });
}
