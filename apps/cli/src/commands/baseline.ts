import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { targetOf } from "../target-of";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";

export interface BaselineOptions {
  readonly to?: string;
}

/** `migrate:baseline` */
export function baseline(options: BaselineOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  return withCli(options, { creates: true }, terminal, async (cli, { migrations, files }) => {
    const recorded = await cli.baseline({ to: targetOf(options.to, migrations, files) });
    terminal.printJson({ recorded });
    for (const name of recorded) terminal.print(`Recorded as run: ${name}`);
    if (recorded.length === 0) terminal.print("Nothing to record: every migration is recorded already.");
    return exitCodes.done;
  });
}
