import { applyAllInOne, applyMigration, recordInTransaction, type TransactionMode } from "./execute/apply-migration";
import type { DatabaseDriver } from "./api/database-driver";
import { StingerloomError } from "./api/errors";
import { statementsOf } from "./execute/dry-run";
import { environmentOf, exclusively, lockOptions } from "./lock/exclusive";
import { callHook } from "./api/hooks";
import type { Migration, MigrationDirection } from "./api/migration";
import { planRollback } from "./plan/plan-rollback";
import { checkMigrations, planRun } from "./plan/plan-run";
import { planWork, warningsOf, type Work } from "./plan/plan-work";
import { describeStop, report, type Progress } from "./execute/progress";
import { createTables, namesOf, readRecorded, rowsOf, unfinished, type Recorded } from "./history/recorded";
import { checkDrift, revertMigration } from "./execute/revert-migration";
import { revertPartial } from "./execute/revert-partial";
import { AbortedError, messageOf, stopReason } from "./api/run-errors";
import type { RunEnvironment, RunnerEvent } from "./execute/run-environment";
import type {
  CheckReport,
  RollbackCommand,
  RunCommand,
  RunReport,
  RunnerOptions,
  StatusReport,
} from "./api/runner-options";
import { refuseHistoryElsewhere } from "./history/history-elsewhere";
import { checkReport, statusReport } from "./history/status";

/**
 * Applies migrations to one database and undoes them, on one connected driver. One command at a time.
 *
 * ```ts
 * const runner = new MigrationRunner(driver, migrations, { lockTimeoutMs: 30_000 });
 * const { results, failure } = await runner.run();
 * ```
 */
export class MigrationRunner {
  constructor(
    private readonly driver: DatabaseDriver,
    private readonly migrations: readonly Migration[],
    private readonly options: RunnerOptions = {},
  ) {}

  /**
   * Runs what is pending, in the configured order. A migration that fails ends the run: it is in `results` with
   * `success: false`, and `failure` has the error.
   * @throws AdvisoryLockError, UsageError, DecisionNeededError before anything is changed
   */
  async run(command: RunCommand = {}): Promise<RunReport> {
    checkMigrations(this.migrations);
    const progress: Progress = { results: [], warnings: [] };
    const environment = this.environment(progress);
    if (command.dryRun) return this.dryRun(command, progress);
    return this.exclusively(environment, progress, async () => {
      // Planned before our tables are created, so that a refusal leaves nothing behind.
      const before = await this.planned(environment, command);
      if (before.names.length > 0) await this.claim(environment);
      // A runner that lost the lock to this one may have recorded something in between.
      const work = before.names.length > 0 ? await this.planned(environment, command) : before;
      const { plan, recorded, halfUndone, names } = work;
      for (const message of warningsOf(plan)) environment.emit({ kind: "warning", message });
      if (names.length === 0) return report(progress);
      return this.withHooks(environment, "up", names, progress, async () => {
        for (const migration of halfUndone) await this.revertOne(environment, migration, recorded, progress, {});
        const now = halfUndone.length > 0 ? await readRecorded(environment) : recorded;
        const pending = halfUndone.length > 0 ? planRun(namesOf(now), this.migrations, command).pending : plan.pending;
        await this.applyPending(environment, pending, now, command, progress);
      });
    });
  }

  /**
   * Undoes the last migration, or as many as `command` says. One that stopped half way counts as the last.
   * @throws AdvisoryLockError, UsageError before anything is changed
   */
  async rollback(command: RollbackCommand = {}): Promise<RunReport> {
    checkMigrations(this.migrations);
    const progress: Progress = { results: [], warnings: [] };
    const environment = this.environment(progress);
    if (command.dryRun) return this.dryRollback(environment, command, progress);
    return this.exclusively(environment, progress, async () => {
      const planned = (recorded: Recorded): readonly Migration[] =>
        planRollback(namesOf(recorded), this.migrations, command, unfinished(recorded));
      if (planned(await readRecorded(environment)).length === 0) return report(progress);
      // A history that another tool or an older version wrote may have no journal yet.
      await this.claim(environment);
      const recorded = await readRecorded(environment);
      const plan = planned(recorded);
      const names = plan.map(({ name }) => name);
      return this.withHooks(environment, "down", names, progress, async () => {
        for (const migration of plan) await this.revertOne(environment, migration, recorded, progress, command);
      });
    });
  }

  /** Reads only, and takes no lock. */
  async status(): Promise<StatusReport> {
    checkMigrations(this.migrations);
    const environment = this.environment({ results: [], warnings: [] });
    const { history, statements } = await readRecorded(environment);
    const journal = (await environment.journal.exists()) ? await environment.journal.migrations() : [];
    return statusReport(history, journal, statements, this.migrations);
  }

  /** The names of what has not run: the shortest of looks at the database. */
  async pending(): Promise<readonly string[]> {
    checkMigrations(this.migrations);
    const { history } = this.environment({ results: [], warnings: [] });
    const executed = (await history.exists()) ? await history.read() : [];
    return planRun(
      executed.map(({ name }) => name),
      this.migrations,
    ).pending.map(({ name }) => name);
  }

  /** For CI: what is pending, half done, edited since it ran, or without a class. Reads only, and takes no lock. */
  async check(): Promise<CheckReport> {
    return checkReport(this.driver, await this.status(), this.migrations);
  }

  /**
   * Records migrations as executed without running them, to adopt a database that has their changes already.
   * @returns the names that were recorded
   */
  async baseline(command: { readonly to?: string } = {}): Promise<readonly string[]> {
    checkMigrations(this.migrations);
    const environment = this.environment({ results: [], warnings: [] });
    return exclusively(environment, this.options, async () => {
      if (planRun(namesOf(await readRecorded(environment)), this.migrations, command).pending.length === 0) return [];
      await this.claim(environment);
      const { pending } = planRun(namesOf(await readRecorded(environment)), this.migrations, command);
      for (const { name } of pending) await recordInTransaction(environment, name);
      return pending.map(({ name }) => name);
    });
  }

  /**
   * Does `work` while no other process migrates the database.
   * @throws AdvisoryLockError
   */
  withLock<T>(work: () => Promise<T>): Promise<T> {
    return exclusively(this.environment({ results: [], warnings: [] }), this.options, work);
  }

  /** Forgets what ran: drops the history, the journal and the lock's row. */
  async dropHistory(): Promise<void> {
    const { history, journal, lock } = this.environment({ results: [], warnings: [] });
    await journal.drop();
    await history.drop();
    await lock.fence.drop();
  }

  /** A stop while waiting for the lock is a report like any other, of nothing done. */
  private async exclusively(
    environment: RunEnvironment,
    progress: Progress,
    work: () => Promise<RunReport>,
  ): Promise<RunReport> {
    try {
      return await exclusively(environment, this.options, work);
    } catch (error) {
      if (!(error instanceof AbortedError)) throw error;
      return report(
        progress,
        new StingerloomError("ABORTED", "Stopped while waiting for the migration lock: nothing was changed"),
      );
    }
  }

  private environment(progress: Progress): RunEnvironment {
    return environmentOf(this.driver, this.options, (event: RunnerEvent) => {
      if (event.kind === "warning") progress.warnings.push(event.message);
      this.options.onEvent?.(event);
    });
  }

  private async planned(environment: RunEnvironment, command: RunCommand): Promise<Work> {
    return planWork(this.driver, this.migrations, await readRecorded(environment), command);
  }

  /** Called once there is something to do: from here on nobody else records anything. */
  private async claim(environment: RunEnvironment): Promise<void> {
    await refuseHistoryElsewhere(this.driver, environment.history, this.migrations);
    await environment.lock.claim(lockOptions(environment, this.options));
    await createTables(environment);
  }

  private async applyPending(
    environment: RunEnvironment,
    pending: readonly Migration[],
    recorded: Recorded,
    command: RunCommand,
    progress: Progress,
  ): Promise<void> {
    if (command.transaction === "all" && pending.length > 0) return this.applyAll(environment, pending, progress);
    for (const migration of pending) {
      const rows = rowsOf(recorded, migration.name).filter(({ direction }) => direction === "up");
      const mode = command.transaction === "none" || rows.length > 0 ? "journal" : this.mode(migration);
      await this.step(environment, migration, "up", progress, () => applyMigration(environment, migration, mode, rows));
    }
  }

  private async applyAll(
    environment: RunEnvironment,
    pending: readonly Migration[],
    progress: Progress,
  ): Promise<void> {
    const results = pending.map(({ name }) => ({ name, direction: "up" as const }));
    try {
      await applyAllInOne(environment, pending);
    } catch (error) {
      const failed = (error as { migration?: string }).migration;
      for (const result of results) {
        const message =
          result.name === failed ? messageOf(error) : `Undone, because "${failed}" failed in the same transaction`;
        progress.results.push({ ...result, success: false, error: message });
        if (result.name === failed) break;
      }
      throw error;
    }
    progress.results.push(...results.map((result) => ({ ...result, success: true })));
  }

  private async revertOne(
    environment: RunEnvironment,
    migration: Migration,
    recorded: Recorded,
    progress: Progress,
    { force = false }: RollbackCommand,
  ): Promise<void> {
    const rows = rowsOf(recorded, migration.name);
    await this.step(environment, migration, "down", progress, async () => {
      if (!namesOf(recorded).includes(migration.name)) return revertPartial(environment, migration, rows, force);
      if (!force && rows.length === 0) {
        const kept = await environment.journal.migrations();
        await checkDrift(
          environment,
          kept.find((row) => row.migration === migration.name),
        );
      }
      return revertMigration(environment, migration, rows.length > 0 ? "journal" : this.mode(migration), rows);
    });
  }

  private mode(migration: Migration): TransactionMode {
    return this.driver.capabilities.transactionalDdl && migration.transaction !== false ? "transaction" : "journal";
  }

  /** One migration with its hooks, events and result. */
  private async step(
    { clock, emit, signal }: RunEnvironment,
    { name }: Migration,
    direction: MigrationDirection,
    progress: Progress,
    work: () => Promise<void>,
  ): Promise<void> {
    const { hooks = {} } = this.options;
    const info = { name, direction };
    if (signal?.aborted) throw stopReason(signal);
    await callHook("beforeEach", () => hooks.beforeEach?.(info));
    emit({ kind: "start", migration: name, direction, message: name });
    const start = clock.now();
    try {
      await work();
    } catch (error) {
      progress.results.push({ ...info, success: false, error: messageOf(error) });
      await this.onError(error, info, progress);
      throw error;
    }
    const milliseconds = clock.now() - start;
    progress.results.push({ ...info, success: true });
    emit({ kind: "end", migration: name, direction, milliseconds, message: name });
    await callHook("afterEach", () => hooks.afterEach?.({ ...info, milliseconds }));
  }

  private async onError(
    error: unknown,
    info: { name: string; direction: MigrationDirection },
    progress: Progress,
  ): Promise<void> {
    const asError = error instanceof Error ? error : new Error(messageOf(error));
    try {
      await callHook("onError", () => this.options.hooks?.onError?.({ ...info, error: asError }));
    } catch (second) {
      progress.warnings.push(messageOf(second));
    }
  }

  private async withHooks(
    environment: RunEnvironment,
    direction: MigrationDirection,
    migrations: readonly string[],
    progress: Progress,
    work: () => Promise<void>,
  ): Promise<RunReport> {
    const { hooks = {} } = this.options;
    const info = { direction, migrations };
    let failure: Error | undefined;
    try {
      await environment.driver.resetSession?.();
      environment.emit({ kind: "plan", direction, migrations, message: `${migrations.length} migrations` });
      await callHook("beforeAll", () => hooks.beforeAll?.(info));
      await work();
    } catch (error) {
      failure = describeStop(error, progress, migrations);
    }
    try {
      await callHook("afterAll", () => hooks.afterAll?.({ ...info, results: progress.results }));
    } catch (error) {
      failure ??= error as Error;
    }
    return report(progress, failure);
  }

  private async dryRun(command: RunCommand, progress: Progress): Promise<RunReport> {
    const environment = this.environment(progress);
    const { plan } = await this.planned(environment, command);
    for (const message of warningsOf(plan)) environment.emit({ kind: "warning", message });
    return { ...report(progress), statements: await statementsOf(this.driver, plan.pending, "up") };
  }

  private async dryRollback(
    environment: RunEnvironment,
    command: RollbackCommand,
    progress: Progress,
  ): Promise<RunReport> {
    const recorded = await readRecorded(environment);
    const plan = planRollback(namesOf(recorded), this.migrations, command, unfinished(recorded));
    return { ...report(progress), statements: await statementsOf(this.driver, plan, "down") };
  }
}
