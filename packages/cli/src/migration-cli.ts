import {
  DecisionNeededError,
  MigrationRunner,
  StingerloomError,
  type ConnectionOptions,
  type Migration,
  type MigrationResult,
  type RollbackCommand,
  type RunCommand,
  type RunnerOptions,
  type RunReport,
  type StatusReport,
} from "@stingerloom/core";
import { changesOf } from "./entity-changes";
import { generateMigration, type GeneratedMigration, type GenerateOptions } from "./generate";
import type { Driver } from "./driver-module";
import type { MigrationClass, ScratchConfig } from "./config";
import type { Connection } from "./connection";
import { planDropAll } from "./drop-all";
import type { DatabaseCheck } from "./database-check";
import { entitiesOf } from "./entities-of";
import { executeChanges } from "./execute-changes";
import { generateBaseline, type GenerateBaselineOptions, type GeneratedBaseline } from "./generate-baseline";
import { importMigrations, type ImportOptions, type ImportReport } from "./import/import-migrations";
import { loadDriver } from "./load-driver";
import type { ChangeOptions, Changes } from "./plan-changes";
import { pullSchema, type PulledSchema, type PullOptions } from "./pull/pull-schema";
import type { CommandResult, MigrationCommand } from "./migration-command";
import { refuseMinifiedNames } from "./refuse-minified-names";
import { refuseOtherArguments } from "./refuse-other-arguments";
import { refuseUnset, withType } from "./resolve-connection";
import { resultsOf } from "./results-of";
import { isMigrationClass } from "./shapes";
import type { SchemaSource } from "./source/schema-source";
import { verifyMigrations, type VerifyOptions, type VerifyReport } from "./verify";

export interface MigrationCliOptions extends RunnerOptions {
  /** What the wanted schema is made of besides entities; functions, and files of SQL. */
  readonly source?: SchemaSource;
  /** Where throw-away databases are made, in place of the connection's own server. */
  readonly scratch?: ScratchConfig;
  /** Where drivers are looked for; default the current folder. */
  readonly projectRoot?: string;
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
  private readonly migrations: readonly Migration[];
  private readonly connection: ConnectionOptions;

  /**
   * @param connection as in a configuration; relative paths are relative to the current folder
   * @throws UsageError `USAGE` where the migrations are not a list, or there is no connection; `CONFIG_INVALID` where
   * it has neither a type nor a URL
   */
  constructor(
    migrations: readonly (Migration | MigrationClass)[],
    connection: ConnectionOptions | Connection,
    private readonly options: MigrationCliOptions = {},
  ) {
    refuseOtherArguments(migrations, connection);
    refuseUnset(connection);
    const { historyTable } = options;
    // The driver must know our own tables as well, so that nothing compares or drops them.
    this.connection = { ...withType(connection), ...(historyTable !== undefined && { historyTable }) };
    this.migrations = migrations.map((one) => (isMigrationClass(one) ? new one() : one));
  }

  /**
   * An SQLite file that is not there is made by the first run, not by connecting.
   * @throws StingerloomError `DRIVER_MISSING`; UsageError `UNKNOWN_TYPE`, `CONFIG_INVALID`; ConnectionError
   */
  async connect(): Promise<void> {
    if (this.driver !== undefined) return;
    const driver = loadDriver(this.connection, this.options.projectRoot);
    await driver.connect({ create: false });
    this.driver = driver;
  }

  /** Is the database's file not there, so that it counts as an empty one? */
  get isDatabaseMissing(): boolean {
    return this.driver?.isMissing === true;
  }

  /** The name of the database; of SQLite, the path of its file. */
  databaseName(): Promise<string> {
    return this.connected().databaseName();
  }

  /** Ends the connection; without one it does nothing. */
  async close(): Promise<void> {
    const { driver } = this;
    this.driver = undefined;
    await driver?.close();
  }

  /** Executes a command by its name, with or without the `migrate:` before it. */
  execute<C extends MigrationCommand>(command: C): Promise<CommandResult<C>>;
  execute(command: MigrationCommand): Promise<unknown> {
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

  /** Writes the migration from the live database to the entities. Nothing to do: no `filePath`, and empty lists. */
  migrateGenerate(): Promise<GeneratedMigration> {
    const options = { ...this.options, ...this.generateOptions };
    return generateMigration(this.connected(), this.connection, entitiesOf(this.connection), options);
  }

  /** `migrateRun` with warnings, the error itself, and the statements of a dry run. */
  async run(command: RunCommand = {}): Promise<RunReport> {
    if (!command.dryRun) await this.createDatabase();
    await refuseMinifiedNames(this.migrations, () => this.status());
    return this.runner().run(command);
  }

  /** `migrateRollback` with warnings, the error itself, and the statements of a dry run. */
  async rollback(command: RollbackCommand = {}): Promise<RunReport> {
    if (this.connected().isMissing) return { results: [], warnings: [] };
    return this.runner().rollback(command);
  }

  /** Undoes the last migrations and runs them again. */
  async redo({ steps = 1 }: { readonly steps?: number } = {}): Promise<RunReport> {
    const undone = await this.rollback({ steps });
    const last = undone.results[0];
    if (undone.failure !== undefined || last === undefined) return undone;
    const done = await this.run({ to: last.name });
    return { ...done, results: [...undone.results, ...done.results], warnings: [...undone.warnings, ...done.warnings] };
  }

  /** Undoes every migration, the last one first. */
  async reset(): Promise<RunReport> {
    const { executed, partial } = await this.status();
    const names = new Set([...executed, ...partial].map(({ name }) => name));
    return names.size === 0 ? { results: [], warnings: [] } : this.rollback({ steps: names.size });
  }

  /** Drops everything in the connection's schema, except for what `ignore` names; then runs every migration. */
  async fresh(): Promise<RunReport> {
    await this.createDatabase();
    const driver = this.connected();
    await this.runner().withLock(async () => {
      await executeChanges(driver, await planDropAll(driver, this.connection));
      await this.runner().dropHistory();
    });
    return this.run();
  }

  /** The changes that take the database to the entities, without a file. */
  planSync(others: Pick<ChangeOptions, "askLimitMs" | "leavesFillsOpen"> = {}): Promise<Changes> {
    const options = { ...this.options, ...this.generateOptions, ...others };
    return changesOf(this.connected(), this.connection, entitiesOf(this.connection), options);
  }

  /** Applies the changes that take the database to the entities, without a file: for development. */
  async sync(): Promise<Changes> {
    await this.createDatabase();
    return this.runner().withLock(async () => {
      const changes = await this.planSync();
      await executeChanges(this.connected(), changes.sql.up);
      return changes;
    });
  }

  /** The live database as entity classes and files of SQL; writes nothing. */
  pull(options: PullOptions = {}): Promise<PulledSchema> {
    return pullSchema(this.connected(), this.connection, options);
  }

  /** Writes the migration that makes an empty database into one like this. It is not recorded as run. */
  generateBaseline(options: GenerateBaselineOptions = {}): Promise<GeneratedBaseline> {
    return generateBaseline(this.connected(), this.connection, options);
  }

  /** Writes another tool's migrations as ours, and tells which of them have run here. Records nothing. */
  importMigrations(options: ImportOptions): Promise<ImportReport> {
    return importMigrations(this.connected(), options);
  }

  /** `migrateStatus` with times, checksums and what stopped half way. */
  status(): Promise<StatusReport> {
    return this.runner().status();
  }

  /** The names of what has not run. */
  pending(): Promise<readonly string[]> {
    return this.runner().pending();
  }

  /** Proves migrations on throw-away databases; default: those that are pending. */
  async verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    const executed = (await this.status()).executed.map(({ name }) => name);
    const [driver, connection, { migrations }] = [this.connected(), this.connection, this];
    const given = { driver, connection, migrations, executed, entities: entitiesOf(connection) };
    return verifyMigrations(given, { ...this.options, ...options });
  }

  /** Is anything pending, to be generated, or changed since it ran? */
  async check(): Promise<DatabaseCheck> {
    const report = await this.runner().check();
    return { ...report, ...(await this.drift()) };
  }

  /** A rename that nobody decided is a finding among others, not the end of the check. */
  private async drift(): Promise<Pick<DatabaseCheck, "drift" | "undecided" | "unsupported">> {
    if (entitiesOf(this.connection).length === 0 && this.options.source === undefined)
      return { drift: [], undecided: [], unsupported: [] };
    try {
      const { sql, unsupported } = await this.planSync({ askLimitMs: 0, leavesFillsOpen: true });
      return { drift: sql.up, undecided: [], unsupported };
    } catch (error) {
      if (!(error instanceof DecisionNeededError)) throw error;
      return { drift: [], undecided: [error.message], unsupported: [] };
    }
  }

  /** Records migrations, or those in `migrations`, as executed without running them: to adopt a database. */
  async baseline(
    command: { readonly to?: string; readonly migrations?: readonly Migration[] } = {},
  ): Promise<readonly string[]> {
    await this.createDatabase();
    return this.runner(command.migrations).baseline(command);
  }

  private async createDatabase(): Promise<void> {
    const driver = this.connected();
    if (!driver.isMissing) return;
    await driver.close();
    await driver.connect();
  }

  private runner(migrations = this.migrations): MigrationRunner {
    const { lockTimeoutMs, statementLockTimeout, queryTimeout, historyTable } = this.connection;
    return new MigrationRunner(this.connected(), migrations, {
      lockTimeoutMs,
      statementLockTimeout,
      statementTimeout: queryTimeout,
      historyTable,
      ...this.options,
    });
  }

  private connected(): Driver {
    if (this.driver !== undefined) return this.driver;
    throw new StingerloomError("NOT_CONNECTED", "MigrationCli is not connected", { hint: "Call connect() first." });
  }
}
