import { confirm, type ConfirmOptions } from "../confirm";
import { exitCodeOf, exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printResults } from "../print-results";
import { createProgress } from "../progress";
import { databaseLabel } from "../database-label";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface FreshOptions extends ConfirmOptions {
  readonly lockTimeout?: number;
}

/** `migrate:fresh` */
export function fresh(options: FreshOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const progress = createProgress(terminal);
  const { lockTimeout, verbose } = options;
  const needs = { lockTimeout, creates: true, someMigrations: true, onEvent: progress.onEvent };
  return withCli(options, needs, terminal, async (cli, { connection }) => {
    const where = await databaseLabel(cli, connection);
    await confirm("migrate:fresh", `All tables of ${where} are dropped, with what is in them.`, options);
    const report = await cli.fresh();
    progress.end();
    printResults(report, { nothing: "Dropped everything.", verbose, shown: progress.shown }, terminal);
    return report.failure === undefined ? exitCodes.done : exitCodeOf(report.failure);
  });
}
