import { relative } from "node:path";
import { MigrationCli, type Needs } from "@stingerloom/cli";
import { guardExit, UsageError, type RunnerEvent } from "@stingerloom/core";
import { exitCodes } from "./exit-code";
import type { GlobalOptions } from "./global-options";
import { withStrayErrors } from "./guard-command";
import { loadConfig, type LoadedConfig } from "./load-config";
import { reportError } from "./report-error";
import { stopSignal } from "./stop-signal";
import type { Terminal } from "./terminal";

export interface CommandNeeds extends Partial<Needs> {
  readonly lockTimeout?: number;
  /** Does the command make a database that is not there? */
  readonly creates?: boolean;
  /** Is it an error to have no migration? */
  readonly someMigrations?: boolean;
  readonly onEvent?: (event: RunnerEvent) => void;
}

/**
 * Loads the configuration, connects, works, and ends the connection whatever happens.
 * @returns the exit code that `work` gives, or that of the signal that stopped it
 */
export async function withCli(
  options: GlobalOptions,
  needs: CommandNeeds,
  terminal: Terminal,
  work: (cli: MigrationCli, config: LoadedConfig) => Promise<number>,
): Promise<number> {
  const { entities = false, migrations = true, lockTimeout, onEvent } = needs;
  const loaded = await guardExit(
    () => "while the configuration was being loaded: it never ended, or called process.exit()",
    () => loadConfig(options, { entities, migrations }),
  );
  const stop = stopSignal(terminal);
  const cli = new MigrationCli(
    loaded.migrations,
    { ...loaded.connection, entities: loaded.entities },
    {
      projectRoot: loaded.folder,
      hooks: loaded.config.hooks,
      scratch: loaded.config.scratch,
      source: loaded.source,
      signal: stop.signal,
      onEvent: (event) => {
        onEvent?.(event);
        tell(terminal, event);
      },
      ...(loaded.config.statementTimeout !== undefined && { statementTimeout: loaded.config.statementTimeout }),
      ...(lockTimeout !== undefined && { lockTimeoutMs: lockTimeout }),
    },
  );
  try {
    const code = await withStrayErrors(stop.fail, async () => {
      await guardExit(
        () => "while connecting: the database did not answer, or a function given as connection.password never ended",
        () => cli.connect(),
      );
      if (needs.someMigrations && loaded.migrations.length === 0) throw noMigrations(loaded);
      if (cli.isDatabaseMissing && !needs.creates) terminal.note(missingDatabase(loaded));
      return work(cli, loaded);
    });
    const failure = stop.failure();
    if (failure !== undefined && code === exitCodes.done) throw failure;
    return stop.exitCode() ?? code;
  } catch (error) {
    const code = (error as { readonly code?: unknown } | undefined)?.code === "ABORTED" ? stop.exitCode() : undefined;
    if (code === undefined) throw error;
    reportError(error, { verbose: false, json: terminal.json, noColor: options.noColor === true });
    return code;
  } finally {
    stop.release();
    await cli.close();
  }
}

function missingDatabase({ connection }: LoadedConfig): string {
  const path = connection.database ?? connection.url?.replace(/^sqlite3?:/i, "") ?? "";
  return `There is no database ${relative(process.cwd(), path)} yet: it is treated as empty. migrate:run creates it.`;
}

/** @returns the error of a command that has nothing to do because nothing was found */
function noMigrations({ file, patterns }: LoadedConfig): UsageError {
  const what = patterns.length === 0 ? "lists no migrations" : `finds no migration matching ${patterns.join(", ")}`;
  return new UsageError("NO_MIGRATIONS", `${file} ${what}`, {
    hint: "migrate:generate writes the first one. Where there are none yet, pass --allow-empty.",
  });
}

/** What is printed while a command runs, on the side of the output. */
function tell(terminal: Terminal, { kind, message }: RunnerEvent): void {
  if (kind === "warning") terminal.warn(message);
  else if (kind === "waiting" || kind === "retry" || kind === "resume") terminal.note(message);
}
