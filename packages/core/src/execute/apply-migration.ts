import type { StatementRow } from "../history/journal";
import type { MigrationInfo } from "../api/hooks";
import type { Migration } from "../api/migration";
import { MigrationSession, type Statement } from "./migration-session";
import { failureInJournal, failureInTransaction } from "./describe-failure";
import { Replay } from "./replay";
import { rollBack } from "./roll-back";
import { emitStatement, executeStatement } from "./execute-statement";
import { retryOnLockTimeout } from "./retry";
import { isConnectionError, stopReason } from "../api/run-errors";
import { commitUnknown } from "./outcome-unknown";
import { assureRecordable } from "./assure-recordable";
import type { RunEnvironment } from "./run-environment";
import { readStructure } from "../history/structure";

/** How a migration runs: in a transaction of its own, or journaled by statement. */
export type TransactionMode = "transaction" | "journal";

/**
 * Runs `up` and records it, exactly once: the record commits together with the change, or the journal tells what is
 * done.
 * @throws MigrationError
 */
export async function applyMigration(
  environment: RunEnvironment,
  migration: Migration,
  mode: TransactionMode,
  rows: readonly StatementRow[],
): Promise<void> {
  return mode === "transaction"
    ? applyInTransaction(environment, migration)
    : applyByJournal(environment, migration, rows);
}

async function applyInTransaction(environment: RunEnvironment, migration: Migration): Promise<void> {
  let session = sessionOf(environment, migration, "up");
  try {
    await retryOnLockTimeout(environment, `"${migration.name}"`, async () => {
      session = sessionOf(environment, migration, "up");
      await inTransaction(environment, async () => {
        await session.run();
        await environment.driver.resetSession?.();
        return [await record(environment, migration, session)];
      });
    });
  } catch (error) {
    throw failureInTransaction({ migration, direction: "up", error: session.explain(error), failed: session.failed });
  }
}

/** All of them or none. @throws MigrationError for the one that failed */
export async function applyAllInOne(environment: RunEnvironment, migrations: readonly Migration[]): Promise<void> {
  let current = migrations[0]!;
  let session = sessionOf(environment, current, "up");
  try {
    await retryOnLockTimeout(environment, "The run", () =>
      inTransaction(environment, async () => {
        const records: MigrationInfo[] = [];
        for (current of migrations) {
          session = sessionOf(environment, current, "up");
          await session.run();
          await environment.driver.resetSession?.();
          records.push(await record(environment, current, session));
        }
        return records;
      }),
    );
  } catch (error) {
    throw failureInTransaction({
      migration: current,
      direction: "up",
      error: session.explain(error),
      failed: session.failed,
    });
  }
}

async function applyByJournal(
  environment: RunEnvironment,
  migration: Migration,
  rows: readonly StatementRow[],
): Promise<void> {
  const replay = new Replay(environment, migration, "up", { rows });
  try {
    await replay.run();
    await retryOnLockTimeout(environment, `"${migration.name}"`, () =>
      inTransaction(environment, async () => {
        const recorded = await record(environment, migration, replay.session);
        await environment.journal.forget(migration.name, "statements");
        return [recorded];
      }),
    );
  } catch (error) {
    throw await failureInJournal(environment, {
      migration,
      direction: "up",
      error,
      failed: replay.session.failed,
      known: replay.known,
    });
  }
}

async function record(
  environment: RunEnvironment,
  migration: Migration,
  session: MigrationSession,
): Promise<MigrationInfo> {
  if (session.isEmpty)
    environment.emit({
      kind: "warning",
      message: `"${migration.name}" is recorded as run, and its up() sent no statement`,
    });
  const structure = await readStructure(environment.driver, session.tables());
  await environment.probe("before-record");
  await assureRecordable(environment, migration);
  await environment.history.record(migration.name);
  await environment.journal.recordMigration({ migration: migration.name, checksum: session.checksum(), structure });
  await environment.probe("after-record");
  return { name: migration.name, direction: "up" };
}

/** Without running anything. */
export async function recordInTransaction(environment: RunEnvironment, name: string): Promise<void> {
  await inTransaction(environment, async () => {
    await environment.lock.hold();
    await environment.history.record(name);
    return [{ name, direction: "up" }];
  });
}

/** A session that executes each statement as it comes, and stops when the run is to stop. */
export function sessionOf(
  environment: RunEnvironment,
  migration: Migration,
  direction: "up" | "down",
): MigrationSession {
  const { driver, own, probe, signal } = environment;
  const execute = async (statement: Statement): Promise<unknown> => {
    if (signal?.aborted) throw stopReason(signal);
    emitStatement(environment, migration, direction, statement);
    const result: unknown = await untilStopped(environment, executeStatement(driver, statement));
    await probe("after-statement");
    return result;
  };
  return new MigrationSession(migration, direction, driver, execute, { signal, own, savepoints: true });
}

/** When the run is to stop, the statement under way is given up where the driver can: the transaction undoes it. */
async function untilStopped(environment: RunEnvironment, statement: Promise<unknown>): Promise<unknown> {
  const { driver, signal } = environment;
  if (signal === undefined || driver.cancel === undefined) return statement;
  let cancelling: Promise<void> | undefined;
  const stop = (): void => {
    // A server that cannot be asked lets the statement end by itself.
    cancelling = driver.cancel?.().catch(() => undefined);
  };
  signal.addEventListener("abort", stop);
  try {
    return await statement;
  } catch (error) {
    throw cancelling === undefined ? error : stopReason(signal);
  } finally {
    signal.removeEventListener("abort", stop);
    await cancelling;
  }
}

/**
 * What `work` says that it recorded is read back before the commit. Foreign keys are checked as a whole before the
 * commit, so that a table can be rebuilt where the engine needs that.
 */
export async function inTransaction(
  environment: RunEnvironment,
  work: () => Promise<readonly MigrationInfo[]>,
): Promise<void> {
  const { driver, history, probe } = environment;
  await driver.begin({ foreignKeys: "deferred" });
  try {
    await probe("after-begin");
    const records = await work();
    await driver.fireDeferred?.();
    for (const { name, direction } of records) await history.confirm(name, direction);
    await driver.commit().catch((error: unknown) => {
      throw isConnectionError(error) ? commitUnknown(error) : error;
    });
  } catch (error) {
    await rollBack(environment, error);
    throw error;
  }
  await probe("after-commit");
}
