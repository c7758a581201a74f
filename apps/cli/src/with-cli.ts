import { MigrationCli } from "@stingerloom/cli";
import { guardExit, type RunnerEvent } from "@stingerloom/core";
import { exitCodes } from "./exit-code";
import type { GlobalOptions } from "./global-options";
import { withStrayErrors } from "./guard-command";
import { loadConfig, type LoadedConfig } from "./load-config";
import { stopSignal } from "./stop-signal";
import type { Terminal } from "./terminal";

export interface Needs {
  readonly entities?: boolean;
  readonly migrations?: boolean;
  readonly lockTimeout?: number;
}

/**
 * Loads the configuration, connects, works, and ends the connection whatever happens.
 * @returns the exit code that `work` gives, or that of the signal that stopped it
 */
export async function withCli(
  options: GlobalOptions,
  needs: Needs,
  terminal: Terminal,
  work: (cli: MigrationCli, config: LoadedConfig) => Promise<number>,
): Promise<number> {
  const { entities = false, migrations = true, lockTimeout } = needs;
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
      signal: stop.signal,
      onEvent: (event) => tell(terminal, event),
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
      return work(cli, loaded);
    });
    const failure = stop.failure();
    if (failure !== undefined && code === exitCodes.done) throw failure;
    return stop.exitCode() ?? code;
  } finally {
    stop.release();
    await cli.close();
  }
}

/** What happens meanwhile, on the side of the output. */
function tell(terminal: Terminal, { kind, message }: RunnerEvent): void {
  if (kind === "warning") terminal.warn(message);
  else if (kind === "waiting" || kind === "retry" || kind === "resume") terminal.note(message);
}
