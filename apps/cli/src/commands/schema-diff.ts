import {
  diffDatabases,
  diffDatabasesAsScript,
  type DatabaseDiff,
  type DiffDatabasesOptions,
  type SchemaSide,
} from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { fillDecisions } from "../fill-decisions";
import { loadConfig } from "../load-config";
import { printHazards } from "../print-hazards";
import { refuseNoEntities } from "../refuse-no-entities";
import { renameDecisions } from "../rename-decisions";
import { askLimit } from "../ask-limit";
import { createTerminal, type Terminal } from "../terminal";
import { terminalResolver } from "../terminal-resolver";

export interface SchemaDiffOptions {
  readonly from: string;
  readonly to: string;
  readonly scratchUrl?: string;
  readonly renames?: "auto" | "never";
  readonly rename?: readonly string[];
  readonly noRename?: readonly string[];
  readonly fill?: readonly string[];
  readonly askTimeout?: number;
  readonly detectDroppedTables?: boolean;
}

/** `schema:diff` */
export async function schemaDiff(options: SchemaDiffOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { renames: inference, detectDroppedTables } = options;
  const renames = { ...renameDecisions(options.rename, options.noRename), inference };
  const asked: DiffDatabasesOptions = {
    ...(await sidesOf(options)),
    renames,
    fills: fillDecisions(options.fill),
    askLimitMs: askLimit(options.askTimeout),
    resolver: terminal.json ? undefined : terminalResolver(),
    detectDroppedTables,
  };
  const diff = terminal.json ? await printData(asked, terminal) : await printText(asked, terminal);
  printHazards(diff.hazards, terminal);
  for (const object of diff.unsupported) terminal.warn(`not managed: ${object}`);
  return exitCodes.done;
}

/** What `--from` and `--to` mean; the configuration is read where one of them means its entities. */
async function sidesOf(
  options: SchemaDiffOptions & GlobalOptions,
): Promise<Pick<DiffDatabasesOptions, "from" | "to" | "scratch" | "projectRoot">> {
  const { from, to, scratchUrl } = options;
  const loaded =
    from === "entities" || to === "entities"
      ? await loadConfig(options, { entities: true, migrations: false })
      : undefined;
  if (loaded !== undefined) refuseNoEntities(loaded);
  const side = (text: string): SchemaSide => {
    if (text === "entities" && loaded !== undefined)
      return {
        entities: loaded.entities,
        namingStrategy: loaded.connection.namingStrategy,
        source: loaded.source,
      };
    return /^[a-z][a-z0-9+.-]+:/i.test(text) ? text : { sql: [text], folder: process.cwd() };
  };
  const scratch = scratchUrl ?? loaded?.config.scratch?.url ?? loaded?.connection;
  return {
    from: side(from),
    to: side(to),
    ...(scratch !== undefined && { scratch }),
    ...(loaded && { projectRoot: loaded.folder }),
  };
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
