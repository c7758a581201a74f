import { relative } from "node:path";
import { UsageError } from "@stingerloom/core";
import type { GeneratedMigration, GenerateOptions } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printHazards } from "../print-hazards";
import { renameDecisions } from "../rename-decisions";
import { createTerminal, type Terminal } from "../terminal";
import { terminalResolver } from "../terminal-resolver";
import { withCli } from "../with-cli";

export interface GenerateCommandOptions {
  readonly name?: string;
  readonly output?: string;
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly detectDroppedTables?: boolean;
  readonly dryRun?: boolean;
  readonly language?: GenerateOptions["language"];
}

/** `migrate:generate` */
export function generate(options: GenerateCommandOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const renames = renameDecisions(options.rename, options.noRename);
  return withCli(options, { entities: true }, terminal, async (cli, { config, entities }) => {
    if (entities.length === 0)
      throw new UsageError("NO_ENTITIES", "The configuration names no entities", {
        hint: "List the entity classes, or globs, in connection.entities.",
      });
    const pending = await cli.pending();
    if (pending.length > 0)
      terminal.warn(
        `${pending.join(", ")} ${pending.length === 1 ? "is" : "are"} pending: what is not in the database yet is generated again. Run migrate:run first.`,
      );
    cli.setGenerateOptions({
      name: options.name,
      outputDir: options.output ?? config.output,
      renames,
      resolver: terminal.json ? undefined : terminalResolver(),
      detectDroppedTables: options.detectDroppedTables,
      dryRun: options.dryRun,
      language: options.language,
    });
    show(await cli.migrateGenerate(), options.dryRun === true, terminal);
    return exitCodes.done;
  });
}

function show(generated: GeneratedMigration, dryRun: boolean, terminal: Terminal): void {
  const { filePath, sql, hazards, inferredRenames, source } = generated;
  terminal.printJson({ filePath, sql, hazards, inferredRenames });
  if (sql.up.length === 0) return terminal.print("Nothing to generate: the database is as the entities say.");
  for (const rename of inferredRenames) terminal.note(`Taken for a rename: ${rename}`);
  printHazards(hazards, terminal);
  if (dryRun) terminal.printSource(source);
  else terminal.print(`Generated: ${relative(process.cwd(), filePath) || filePath}`);
}
