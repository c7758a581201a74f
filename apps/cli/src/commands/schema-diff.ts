import { diffDatabases, diffDatabasesAsScript, type DatabaseDiff, type DiffDatabasesOptions } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { printHazards } from "../print-hazards";
import { renameDecisions } from "../rename-decisions";
import { createTerminal, type Terminal } from "../terminal";
import { terminalResolver } from "../terminal-resolver";

export interface SchemaDiffOptions {
  readonly from: string;
  readonly to: string;
  readonly renames?: "auto" | "never";
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly detectDroppedTables?: boolean;
}

/** `schema:diff` */
export async function schemaDiff(options: SchemaDiffOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { from, to, renames: inference, detectDroppedTables } = options;
  const renames = { ...renameDecisions(options.rename, options.noRename), inference };
  const asked: DiffDatabasesOptions = {
    from,
    to,
    renames,
    resolver: terminal.json ? undefined : terminalResolver(),
    detectDroppedTables,
  };
  const diff = terminal.json ? await printData(asked, terminal) : await printText(asked, terminal);
  printHazards(diff.hazards, terminal);
  for (const object of diff.unsupported) terminal.warn(`not managed: ${object}`);
  return exitCodes.done;
}

async function printData(asked: DiffDatabasesOptions, terminal: Terminal): Promise<DatabaseDiff> {
  const diff = await diffDatabases(asked);
  terminal.printJson(diff);
  return diff;
}

async function printText(asked: DiffDatabasesOptions, terminal: Terminal): Promise<DatabaseDiff> {
  const { script, ...diff } = await diffDatabasesAsScript(asked);
  terminal.printSource(script === "" ? "-- No difference that is managed." : script);
  return diff;
}
