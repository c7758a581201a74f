import type { MigrationResult, RunnerEvent } from "@stingerloom/core";
import type { ConfigExport, StingerloomConfig } from "./config";
import { MigrationCli } from "./migration-cli";
import { nativeLoader } from "./native-loader";
import { resolveConfig } from "./resolve-config";

export interface RunMigrationsOptions {
  /** The folder that paths of the configuration are relative to; default the current one. */
  readonly folder?: string;
  /** Which of the configuration's `connections`. */
  readonly connection?: string;
  /** Milliseconds to wait for another process that migrates; default `connection.lockTimeoutMs`, else five minutes. */
  readonly lockTimeoutMs?: number;
  /** Called with a line for each thing that happens; default `console.log`. */
  readonly log?: (line: string) => void;
  /** Stops the run. */
  readonly signal?: AbortSignal;
}

const fiveMinutes = 300_000;

/**
 * Brings the database up to date when an application starts: waits for the lock, so that instances may start together,
 * runs what is
 * pending, and closes the connection.
 *
 * ```ts
 * await runMigrations({ connection: { type: "postgres", url: process.env.DATABASE_URL }, migrations: [CreateUsers] });
 * ```
 * @returns what ran
 * @throws what went wrong, so that the application does not start: UsageError, ConnectionError, AdvisoryLockError,
 * MigrationError
 */
export async function runMigrations(
  config: ConfigExport,
  options: RunMigrationsOptions = {},
): Promise<readonly MigrationResult[]> {
  const { folder = process.cwd(), signal, log = console.log } = options;
  const given: StingerloomConfig = await (typeof config === "function" ? config() : config);
  const { connection, migrations } = await resolveConfig(given, {
    folder,
    loader: nativeLoader,
    connectionName: options.connection,
    needs: { entities: false, migrations: true },
  });
  const cli = new MigrationCli(migrations, connection, {
    projectRoot: folder,
    hooks: given.hooks,
    signal,
    lockTimeoutMs: options.lockTimeoutMs ?? connection.lockTimeoutMs ?? fiveMinutes,
    ...(given.statementTimeout !== undefined && { statementTimeout: given.statementTimeout }),
    onEvent: (event) => tell(event, log),
  });
  try {
    await cli.connect();
    const { results, failure } = await cli.run({ transaction: given.transaction });
    if (failure !== undefined) throw failure;
    log(results.length === 0 ? "Migrations: nothing to run" : `Migrations: ${results.length} run`);
    return results;
  } finally {
    await cli.close();
  }
}

function tell({ kind, message, milliseconds }: RunnerEvent, log: (line: string) => void): void {
  if (kind === "end") log(`Migration ${message} ran in ${milliseconds ?? 0} ms`);
  else if (kind === "warning" || kind === "waiting" || kind === "retry" || kind === "resume") log(message);
}
