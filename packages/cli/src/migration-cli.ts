import {
  MigrationRunner,
  StingerloomError,
  type CheckReport,
  type ConnectionOptions,
  type Migration,
  type MigrationResult,
  type RollbackCommand,
  type RunCommand,
  type RunnerOptions,
  type RunReport,
  type StatusReport,
} from "@stingerloom/core";
import { changesOf, generateMigration, type GeneratedMigration, type GenerateOptions } from "./generate";
import type { Driver } from "./driver-module";
import { loadDriver } from "./load-driver";

export type MigrationCommand = "migrate:run" | "migrate:rollback" | "migrate:status" | "migrate:generate";

export interface MigrationCliOptions extends RunnerOptions {
  /** Where drivers are looked for; default the current folder. */
  readonly projectRoot?: string;
}

/** What `migrate:check` found. Empty lists: no problems found. */
export interface DatabaseCheck extends CheckReport {
  /** The statements that `migrate:generate` would write. */
  readonly drift: readonly string[];
}

/**
 * The commands as methods, for tools and deployment scripts.
 *
 * ```ts
 * const cli = new MigrationCli([new CreateUsersTable()], { type: "sqlite", database: "app.db" });
 * await cli.connect();
 * await cli.migrateRun();
 * await cli.close();
 * ```
 */
export class MigrationCli {
  private driver: Driver | undefined;
  private generateOptions: GenerateOptions = {};

  constructor(
    private readonly migrations: readonly Migration[],
    private readonly connection: ConnectionOptions,
    private readonly options: MigrationCliOptions = {},
  ) {}

  /** @throws StingerloomError `DRIVER_MISSING`; UsageError `UNKNOWN_TYPE`; ConnectionError */
  async connect(): Promise<void> {
    if (this.driver !== undefined) return;
    const driver = loadDriver(this.connection, this.options.projectRoot);
    await driver.connect();
    this.driver = driver;
  }

  /** Ends the connection; without one it does nothing. */
  async close(): Promise<void> {
    const { driver } = this;
    this.driver = undefined;
    await driver?.close();
  }

  /** Executes a command by its name, with or without the `migrate:` before it. */
  execute(command: MigrationCommand | "run" | "rollback" | "status" | "generate"): Promise<unknown> {
    switch (command) {
      case "run":
      case "migrate:run":
        return this.migrateRun();
      case "rollback":
      case "migrate:rollback":
        return this.migrateRollback();
      case "status":
      case "migrate:status":
        return this.migrateStatus();
      case "generate":
      case "migrate:generate":
        return this.migrateGenerate();
      default:
        throw new StingerloomError("UNKNOWN_COMMAND", `There is no command ${JSON.stringify(command)}`, {
          hint: "Use migrate:run, migrate:rollback, migrate:status or migrate:generate.",
        });
    }
  }

  /** Runs what is pending. A migration that fails ends the run: it is the last result, with `success: false`. */
  async migrateRun(command: RunCommand = {}): Promise<MigrationResult[]> {
    return resultsOf(await this.run(command));
  }

  /** Undoes the last migration, or as many as the command says. */
  async migrateRollback(command: RollbackCommand = {}): Promise<MigrationResult[]> {
    return resultsOf(await this.rollback(command));
  }

  async migrateStatus(): Promise<{ executed: string[]; pending: string[] }> {
    const { executed, pending } = await this.status();
    return { executed: executed.map(({ name }) => name), pending: [...pending] };
  }

  setGenerateOptions(options: GenerateOptions): this {
    this.generateOptions = { ...this.generateOptions, ...options };
    return this;
  }

  /** Writes the migration from the live database to the entities. Nothing to do: `filePath` is empty, and so are both lists. */
  migrateGenerate(): Promise<GeneratedMigration> {
    return generateMigration(this.connected(), this.connection, entitiesOf(this.connection), this.generateOptions);
  }

  /** `migrateRun` with warnings, the error itself, and the statements of a dry run. */
  run(command: RunCommand = {}): Promise<RunReport> {
    return this.runner().run(command);
  }

  /** `migrateRollback` with warnings, the error itself, and the statements of a dry run. */
  rollback(command: RollbackCommand = {}): Promise<RunReport> {
    return this.runner().rollback(command);
  }

  /** `migrateStatus` with times, checksums and what stopped half way. */
  status(): Promise<StatusReport> {
    return this.runner().status();
  }

  /** The names of what has not run. */
  pending(): Promise<readonly string[]> {
    return this.runner().pending();
  }

  /** Is anything pending, to be generated, or changed since it ran? */
  async check(): Promise<DatabaseCheck> {
    const report = await this.runner().check();
    const entities = entitiesOf(this.connection);
    const changes =
      entities.length === 0
        ? undefined
        : await changesOf(this.connected(), this.connection, entities, this.generateOptions);
    return { ...report, drift: changes?.sql.up ?? [] };
  }

  /** Records migrations as executed without running them, to adopt a database that has their changes already. */
  baseline(command: { readonly to?: string } = {}): Promise<readonly string[]> {
    return this.runner().baseline(command);
  }

  private runner(): MigrationRunner {
    const { lockTimeoutMs, statementLockTimeout, queryTimeout } = this.connection;
    return new MigrationRunner(this.connected(), this.migrations, {
      lockTimeoutMs,
      statementLockTimeout,
      statementTimeout: queryTimeout,
      ...this.options,
    });
  }

  private connected(): Driver {
    if (this.driver !== undefined) return this.driver;
    throw new StingerloomError("NOT_CONNECTED", "MigrationCli is not connected", { hint: "Call connect() first." });
  }
}

function entitiesOf({ entities = [] }: ConnectionOptions): Function[] {
  return entities.map((entity) => {
    if (typeof entity === "function") return entity;
    throw new StingerloomError(
      "ENTITY_PATTERN",
      `entities names ${JSON.stringify(entity)}: globs are for configuration files`,
      { hint: "Give MigrationCli the classes themselves." },
    );
  });
}

/** A run that stopped between two migrations has no result to tell of it: then the error is thrown. */
function resultsOf({ results, failure }: RunReport): MigrationResult[] {
  if (failure !== undefined && !results.some((result) => !result.success)) throw failure;
  return [...results];
}
