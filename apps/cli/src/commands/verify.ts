import { describeFailure, describeProof, findMigration, type VerifyReport } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { createTerminal, type Terminal } from "../terminal";
import { withCli } from "../with-cli";

export interface VerifyCommandOptions {
  readonly names?: readonly string[];
  readonly all?: boolean;
  readonly noEntities?: boolean;
  readonly allowEmpty?: boolean;
}

/** `migrate:verify`: exit code 0 where everything is proved, 1 where it is not. */
export function verify(options: VerifyCommandOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const compareEntities = options.all === true && options.noEntities !== true;
  const needs = { entities: compareEntities, someMigrations: !options.allowEmpty };
  return withCli(options, needs, terminal, async (cli, { migrations, files, entities, source }) => {
    const known = migrations.map(({ name }) => name);
    const report = await cli.verify({
      names: (options.names ?? []).map((name) => findMigration(name, known, files)),
      all: options.all,
      compareEntities: compareEntities && (entities.length > 0 || source !== undefined),
    });
    terminal.printJson(report);
    show(report, terminal);
    return report.ok ? exitCodes.done : exitCodes.failed;
  });
}

function show({ results, history }: VerifyReport, { print, colors }: Terminal): void {
  const line = (ok: boolean, text: string): void => print(text, ok ? colors.green("✓ ") : colors.red("✗ "));
  for (const { name, proof } of results) line(proof.status === "proved", `${name}: ${describeProof(proof)}`);
  if (history?.status === "proved")
    line(true, `The whole history is proved: ${history.migrations} migrations, each up, down and up; all down, all up`);
  else if (history?.status === "unproved") line(false, `Unproved: ${history.reason}`);
  else if (history !== undefined) line(false, `${history.migration}: ${describeFailure(history.failure)}`);
  else if (results.length === 0) print("Nothing to verify: nothing is pending. Name migrations, or pass --all.");
}
