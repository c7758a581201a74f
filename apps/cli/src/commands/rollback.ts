import { UsageError } from "@stingerloom/core";
import { exitCodeOf, exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printDryRun, printResults } from "../print-results";
import { createProgress } from "../progress";
import { targetOf } from "../target-of";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface RollbackOptions {
  readonly steps?: number;
  readonly to?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly lockTimeout?: number;
}

/** `migrate:rollback` */
export function rollback(options: RollbackOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { steps, to, force, dryRun, lockTimeout } = options;
  if (steps !== undefined && to !== undefined)
    throw new UsageError("USAGE", "--steps and --to say the same in two ways", { hint: "Use one of them." });
  const progress = createProgress(terminal);
  return withCli(options, { lockTimeout, onEvent: progress.onEvent }, terminal, async (cli, { migrations, files }) => {
    const target = targetOf(to, migrations, files);
    const report = await cli.rollback({ steps, to: target, force, dryRun });
    progress.end();
    const nothing = "Nothing to roll back: no migration has run.";
    if (dryRun) printDryRun(report, terminal);
    else printResults(report, { nothing, verbose: options.verbose, shown: progress.shown }, terminal);
    return report.failure === undefined ? exitCodes.done : exitCodeOf(report.failure);
  });
}
