import { exitCodeOf, exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printResults } from "../print-results";
import { createProgress } from "../progress";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface RedoOptions {
  readonly steps?: number;
  readonly lockTimeout?: number;
}

/** `migrate:redo` */
export function redo(options: RedoOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const progress = createProgress(terminal);
  const { steps, lockTimeout, verbose } = options;
  return withCli(options, { lockTimeout, onEvent: progress.onEvent }, terminal, async (cli) => {
    const report = await cli.redo({ steps });
    progress.end();
    const nothing = "Nothing to redo: no migration has run.";
    printResults(report, { nothing, verbose, shown: progress.shown }, terminal);
    return report.failure === undefined ? exitCodes.done : exitCodeOf(report.failure);
  });
}
