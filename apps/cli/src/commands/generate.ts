import { relative, resolve } from "node:path";
import { DecisionNeededError } from "@stingerloom/core";
import { describeProof, type GeneratedMigration, type GenerateOptions } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { isListed, warnUnlisted } from "../is-listed";
import { fillDecisions } from "../fill-decisions";
import { printHazards } from "../print-hazards";
import { refuseDroppedFlags } from "../refuse-dropped-flags";
import { refuseNoEntities, wantedName } from "../refuse-no-entities";
import { renameDecisions } from "../rename-decisions";
import { askLimit } from "../ask-limit";
import { createTerminal, type Terminal } from "../terminal";
import { needsTypeImports } from "../tsconfig";
import { terminalResolver } from "../terminal-resolver";
import { withCli } from "../with-cli";

export interface GenerateCommandOptions {
  readonly name?: string;
  readonly output?: string;
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly fill?: readonly string[];
  readonly askTimeout?: number;
  readonly detectDroppedTables?: boolean;
  readonly detectDroppedViews?: boolean;
  readonly detectDroppedObjects?: boolean;
  readonly dryRun?: boolean;
  readonly allowPending?: boolean;
  readonly language?: GenerateOptions["language"];
  readonly noProve?: boolean;
  readonly requireProof?: boolean;
}

/** `migrate:generate` */
export function generate(options: GenerateCommandOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const renames = renameDecisions(options.rename, options.noRename);
  const fills = fillDecisions(options.fill);
  return withCli(options, { entities: true, migrations: "written" }, terminal, async (cli, loaded) => {
    const { output } = loaded;
    refuseNoEntities(loaded);
    refuseDroppedFlags(options, loaded);
    refusePending(await cli.pending(), options, terminal);
    cli.setGenerateOptions({
      name: options.name,
      outputDir: options.output === undefined ? output : resolve(options.output),
      renames,
      fills,
      askLimitMs: askLimit(options.askTimeout),
      resolver: terminal.json ? undefined : terminalResolver(),
      detectDroppedTables: options.detectDroppedTables,
      detectDroppedViews: options.detectDroppedViews,
      detectDroppedObjects: options.detectDroppedObjects,
      dryRun: options.dryRun,
      language: options.language,
      typeImports: needsTypeImports(loaded.folder),
      prove: options.noProve === true ? false : loaded.config.prove,
      requireProof: options.requireProof,
      loader: loaded.loader,
    });
    const generated = await cli.migrateGenerate();
    const listed = generated.filePath === "" || (await isListed(generated.filePath, loaded));
    show({ ...generated, listed }, { dryRun: options.dryRun === true, wanted: wantedName(loaded) }, terminal);
    if (!listed) warnUnlisted(generated.filePath, loaded, terminal);
    return exitCodes.done;
  });
}

/** What is not in the database yet would be generated again. */
function refusePending(pending: readonly string[], { allowPending }: GenerateCommandOptions, terminal: Terminal): void {
  if (pending.length === 0) return;
  const message =
    `${pending.join(", ")} ${pending.length === 1 ? "is" : "are"} pending: what is not in the ` +
    `database yet is generated again`;
  if (allowPending) return terminal.warn(message);
  throw new DecisionNeededError("MIGRATIONS_PENDING", message, {
    hint: "Run migrate:run first. --allow-pending generates anyway.",
  });
}

function show(
  generated: GeneratedMigration & { readonly listed: boolean },
  { dryRun, wanted }: { readonly dryRun: boolean; readonly wanted: string },
  terminal: Terminal,
): void {
  const { filePath, listed, sql, hazards, inferredRenames, unsupported, source, proof } = generated;
  terminal.printJson({ filePath, listed, sql, hazards, inferredRenames, unsupported, ...(proof && { proof }) });
  for (const object of unsupported) terminal.note(`Not managed: ${object}`);
  if (sql.up.length === 0) return terminal.print(`Nothing to generate: the database matches ${wanted}.`);
  for (const rename of inferredRenames) terminal.note(`Treated as a rename: ${rename}`);
  printHazards(hazards, terminal);
  if (proof !== undefined) terminal.note(describeProof(proof));
  if (dryRun) terminal.printSource(source);
  else terminal.print(`Generated: ${relative(process.cwd(), filePath) || filePath}`);
}
