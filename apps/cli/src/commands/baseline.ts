import { UsageError } from "@stingerloom/core";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { targetOf } from "../target-of";
import { createTerminal } from "../terminal";
import { withCli } from "../with-cli";
import { generateBaseline, type GenerateFlags } from "./generate-baseline";

export interface BaselineOptions extends GenerateFlags {
  readonly to?: string;
  /** Write the first migration from the database, and record that. */
  readonly generate?: boolean;
}

/** `migrate:baseline` */
export function baseline(options: BaselineOptions & GlobalOptions): Promise<number> {
  if (options.generate) return generateBaseline(options);
  refuseFlagsOfGenerate(options);
  const terminal = createTerminal(options);
  return withCli(options, { creates: true }, terminal, async (cli, { migrations, files }) => {
    const recorded = await cli.baseline({ to: targetOf(options.to, migrations, files) });
    terminal.printJson({ recorded });
    for (const name of recorded) terminal.print(`Recorded as run: ${name}`);
    if (recorded.length === 0) terminal.print("Nothing to record: every migration is recorded already.");
    return exitCodes.done;
  });
}

/** @throws UsageError `USAGE`: they would do nothing */
function refuseFlagsOfGenerate({ name, output, dryRun, language, noProve, requireProof }: BaselineOptions): void {
  const given = Object.entries({
    "--name": name,
    "--output": output,
    "--dry-run": dryRun,
    "--language": language,
    "--no-prove": noProve,
    "--require-proof": requireProof,
  });
  const flag = given.find(([, value]) => value !== undefined)?.[0];
  if (flag === undefined) return;
  throw new UsageError("USAGE", `migrate:baseline has ${flag} with --generate alone`, {
    hint: "Add --generate, or leave it out: migrations that are there are recorded as they are.",
  });
}
