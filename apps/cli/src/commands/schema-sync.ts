import { confirm, refuseProduction, type ConfirmOptions } from "../confirm";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { fillDecisions } from "../fill-decisions";
import { printHazards } from "../print-hazards";
import { refuseDroppedFlags } from "../refuse-dropped-flags";
import { refuseNoEntities, wantedName } from "../refuse-no-entities";
import { renameDecisions } from "../rename-decisions";
import { askLimit } from "../ask-limit";
import { createTerminal } from "../terminal";
import { terminalResolver } from "../terminal-resolver";
import { withCli } from "../with-cli";

export interface SchemaSyncOptions extends ConfirmOptions {
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly fill?: readonly string[];
  readonly askTimeout?: number;
  readonly detectDroppedTables?: boolean;
  readonly detectDroppedViews?: boolean;
  readonly detectDroppedObjects?: boolean;
  readonly dryRun?: boolean;
}

/** `schema:sync`: the difference is applied without a file. */
export function schemaSync(options: SchemaSyncOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { dryRun = false, detectDroppedTables, detectDroppedViews, detectDroppedObjects } = options;
  const detected = { detectDroppedTables, detectDroppedViews, detectDroppedObjects };
  const renames = renameDecisions(options.rename, options.noRename);
  const fills = fillDecisions(options.fill);
  if (!dryRun) refuseProduction("schema:sync");
  const needs = { entities: true, migrations: false, creates: !dryRun };
  return withCli(options, needs, terminal, async (cli, loaded) => {
    refuseNoEntities(loaded);
    refuseDroppedFlags(options, loaded);
    const resolver = terminal.json ? undefined : terminalResolver();
    const askLimitMs = askLimit(options.askTimeout);
    cli.setGenerateOptions({ renames, fills, askLimitMs, resolver, ...detected });
    const { sql, hazards, unsupported } = await cli.planSync();
    for (const object of unsupported) terminal.note(`Not managed: ${object}`);
    printHazards(hazards, terminal);
    if (!dryRun && sql.up.length > 0) {
      const losses = hazards.filter(({ code }) => code === "DATA_LOSS").map(({ message }) => message);
      if (losses.length > 0) await confirm("schema:sync", losses.join(" "), options);
      await cli.sync();
    }
    terminal.printJson({ applied: !dryRun, statements: sql.up });
    if (sql.up.length === 0) terminal.print(`Nothing to do: the database matches ${wantedName(loaded)}.`);
    for (const statement of sql.up) terminal.printSource(`${statement.trim()};`);
    if (!dryRun && sql.up.length > 0)
      terminal.print(`${sql.up.length} ${sql.up.length === 1 ? "statement" : "statements"} executed.`);
    return exitCodes.done;
  });
}
