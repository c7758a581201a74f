import { MigrationCli } from "@stingerloom/cli";
import type { RunnerEvent } from "@stingerloom/core";
import type { GlobalOptions } from "./global-options";
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
  const loaded = await loadConfig(options, { entities, migrations });
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
    await cli.connect();
    const code = await work(cli, loaded);
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
