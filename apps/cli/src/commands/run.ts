import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printDryRun, printResults } from "../print-results";
import { createProgress } from "../progress";
import { targetOf } from "../target-of";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface RunOptions {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly transaction?: "all" | "each" | "none";
  readonly strictOrder?: boolean;
  readonly lockTimeout?: number;
  readonly allowEmpty?: boolean;
}

/** `migrate:run` */
export function run(options: RunOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { dryRun, strictOrder, lockTimeout } = options;
  const progress = createProgress(terminal);
  const needs = { onEvent: progress.onEvent, lockTimeout, creates: !dryRun, someMigrations: !options.allowEmpty };
  return withCli(options, needs, terminal, async (cli, { config, migrations, files }) => {
    const to = targetOf(options.to, migrations, files);
    const report = await cli.run({ to, dryRun, strictOrder, transaction: options.transaction ?? config.transaction });
    progress.end();
    const nothing = "Nothing to run: every migration has run already.";
    if (dryRun) printDryRun(report, terminal);
    else printResults(report, { nothing, verbose: options.verbose, shown: progress.shown }, terminal);
    return report.failure === undefined ? exitCodes.done : exitCodes.failed;
  });
}
