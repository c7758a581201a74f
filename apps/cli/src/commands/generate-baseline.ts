import { relative, resolve } from "node:path";
import { loadMigrations, type GenerateBaselineOptions, type MigrationCli } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { isListed, warnUnlisted } from "../is-listed";
import type { LoadedConfig } from "../load-config";
import { createTerminal } from "../terminal";
import { needsTypeImports } from "../tsconfig";
import { withCli } from "../with-cli";

export interface GenerateFlags {
  readonly name?: string;
  readonly output?: string;
  readonly dryRun?: boolean;
  readonly language?: GenerateBaselineOptions["language"];
  readonly noProve?: boolean;
  readonly requireProof?: boolean;
}

/** `migrate:baseline --generate` */
export function generateBaseline(options: GenerateFlags & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  return withCli(options, { migrations: "written" }, terminal, async (cli, loaded) => {
    await refuseSecond(cli, loaded);
    const { filePath, source, sql, unsupported, proof } = await cli.generateBaseline({
      name: options.name,
      outputDir: options.output === undefined ? loaded.output : resolve(options.output),
      dryRun: options.dryRun,
      language: options.language,
      typeImports: needsTypeImports(loaded.folder),
      prove: options.noProve === true ? false : loaded.config.prove,
      requireProof: options.requireProof,
      scratch: loaded.config.scratch,
      loader: loaded.loader,
      projectRoot: loaded.folder,
    });
    const listed = filePath === "" || (await isListed(filePath, loaded));
    const recorded = filePath === "" ? [] : await record(filePath, cli, loaded);
    terminal.printJson({ filePath, listed, recorded, sql, unsupported, proof });
    if (options.dryRun) terminal.printSource(source);
    else terminal.print(`Generated: ${relative(process.cwd(), filePath) || filePath}`);
    for (const name of recorded) terminal.print(`Recorded as run: ${name}`);
    terminal.note(proof.status === "proved" ? "Proved on a throw-away database." : `Not proved: ${proof.reason}`);
    for (const object of unsupported) terminal.warn(`not managed: ${object}`);
    if (!listed) warnUnlisted(filePath, loaded, terminal);
    return exitCodes.done;
  });
}

/** The file is loaded as a run would load it, so that its name is the one that is recorded. */
async function record(file: string, cli: MigrationCli, { folder, loader }: LoadedConfig): Promise<readonly string[]> {
  const loaded = await loadMigrations([file], { folder, loader });
  return cli.baseline({ migrations: loaded.map(({ migration }) => migration) });
}

/** @throws UsageError `MIGRATIONS_EXIST`: what it writes is the first migration */
async function refuseSecond(cli: MigrationCli, { migrations }: LoadedConfig): Promise<void> {
  const { executed, partial } = await cli.status();
  const names = [...new Set([...migrations, ...executed, ...partial].map(({ name }) => name))];
  if (names.length === 0) return;
  const more = names.length === 1 ? "" : ` and ${names.length - 1} more`;
  throw new UsageError("MIGRATIONS_EXIST", `There is a migration already: ${names[0]}${more}`, {
    hint: "migrate:baseline without --generate records migrations as run; migrate:generate writes the next one.",
  });
}
