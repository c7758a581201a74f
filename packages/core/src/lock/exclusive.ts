import { hostname } from "node:os";
import { systemClock } from "./clock";
import type { DatabaseDriver } from "../api/database-driver";
import { StingerloomError, type LockHolder } from "../api/errors";
import { Fence } from "./fence";
import { History } from "../history/history";
import { Journal } from "../history/journal";
import { describeHolder, lockTimeout, type LockOptions } from "./lock";
import { MigrationLock } from "./migration-lock";
import { ownNames } from "../history/own-tables";
import type { RunEnvironment, RunnerEvent } from "../execute/run-environment";
import type { RunnerOptions } from "../api/runner-options";

const DEFAULT_STATEMENT_LOCK_TIMEOUT = 5_000;

/** @throws UsageError `HISTORY_TABLE_INVALID` */
export function environmentOf(
  driver: DatabaseDriver,
  options: RunnerOptions,
  emit: (event: RunnerEvent) => void,
): RunEnvironment {
  const { clock = systemClock, random = Math.random } = options;
  const own = ownNames(options.historyTable);
  const lost = new AbortController();
  const fence = new Fence(driver, own.lock, ownerName(random));
  return {
    driver,
    own,
    history: new History(driver, own.history),
    journal: new Journal(driver, own.journal),
    lock: new MigrationLock(driver, fence, clock, random, (error) => lost.abort(error)),
    clock,
    random,
    signal: options.signal === undefined ? lost.signal : AbortSignal.any([options.signal, lost.signal]),
    retry: { attempts: 10, pause: 250, maxPause: 5_000, ...options.retry },
    lockMs: options.statementLockTimeout ?? DEFAULT_STATEMENT_LOCK_TIMEOUT,
    emit,
    probe: options.probe ?? (() => undefined),
  };
}

/** One that no other process has, and that people can find. */
function ownerName(random: () => number): string {
  return `${hostname().slice(0, 100)}:${process.pid}:${random().toString(36).slice(2, 12)}`;
}

/**
 * Runs `work` while this process, and no other, may change the database. The lock is released on every way out; after a
 * kill the engine releases it with the connection.
 * @throws AdvisoryLockError
 * @throws StingerloomError `POOLER_DETECTED`
 */
export async function exclusively<T>(
  environment: RunEnvironment,
  options: RunnerOptions,
  work: () => Promise<T>,
): Promise<T> {
  const { driver, lock } = environment;
  await refusePooler(driver);
  await driver.setTimeouts({ lockMs: environment.lockMs, statementMs: options.statementTimeout });
  await lock.acquire(lockOptions(environment, options));
  try {
    await environment.probe("locked");
    return await work();
  } finally {
    await lock.release();
  }
}

export function lockOptions({ clock, random, signal, emit }: RunEnvironment, options: RunnerOptions): LockOptions {
  const timeoutMs = lockTimeout(options.lockTimeoutMs, options.env ?? process.env);
  const onWait = (holder: LockHolder | undefined): void =>
    emit({ kind: "waiting", message: `Waiting for the migration lock${describeHolder(holder)}` });
  return { timeoutMs, clock, random, signal, onWait };
}

/** A lock and settings of the session mean nothing where the next statement may go to another session. */
async function refusePooler(driver: DatabaseDriver): Promise<void> {
  const sessions = new Set<string | undefined>();
  for (let i = 0; i < 3; i++) sessions.add(await driver.sessionId());
  if (sessions.size === 1 && !(await driver.pooled?.())) return;
  throw new StingerloomError(
    "POOLER_DETECTED",
    "Consecutive statements go to different server sessions: a pooler in transaction or statement mode is in between",
    {
      hint:
        "Connect to the server itself, or to a pool in session mode (PgBouncer: pool_mode = session), " +
        "for migrations. Nothing was changed.",
    },
  );
}
