import { systemClock } from "./clock";
import type { DatabaseDriver } from "../api/database-driver";
import { StingerloomError, type LockHolder } from "../api/errors";
import { History } from "../history/history";
import { Journal } from "../history/journal";
import { acquireLock, describeHolder, lockKey, lockTimeout } from "./lock";
import type { RunEnvironment, RunnerEvent } from "../execute/run-environment";
import type { RunnerOptions } from "../api/runner-options";

const DEFAULT_STATEMENT_LOCK_TIMEOUT = 5_000;

export function environmentOf(
  driver: DatabaseDriver,
  options: RunnerOptions,
  emit: (event: RunnerEvent) => void,
): RunEnvironment {
  return {
    driver,
    history: new History(driver),
    journal: new Journal(driver),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    signal: options.signal,
    retry: { attempts: 10, pause: 250, maxPause: 5_000, ...options.retry },
    lockMs: options.statementLockTimeout ?? DEFAULT_STATEMENT_LOCK_TIMEOUT,
    emit,
    probe: options.probe ?? (() => undefined),
  };
}

/**
 * Runs `work` while this process, and no other, may change the database. The lock is released on every way out; after a kill
 * the engine releases it with the connection.
 * @throws AdvisoryLockError
 * @throws StingerloomError `POOLER_DETECTED`
 */
export async function exclusively<T>(
  environment: RunEnvironment,
  options: RunnerOptions,
  work: () => Promise<T>,
): Promise<T> {
  const { driver, clock, random, signal, emit } = environment;
  const timeoutMs = lockTimeout(options.lockTimeoutMs, options.env ?? process.env);
  await refusePooler(driver);
  await driver.setTimeouts({ lockMs: environment.lockMs, statementMs: options.statementTimeout });
  const key = lockKey(await driver.databaseName());
  const onWait = (holder: LockHolder | undefined): void =>
    emit({ kind: "waiting", message: `Waiting for the migration lock${describeHolder(holder)}` });
  await acquireLock(driver, key, { timeoutMs, clock, random, signal, onWait });
  try {
    await environment.probe("locked");
    return await work();
  } finally {
    await release(driver, key);
  }
}

async function release(driver: DatabaseDriver, key: string): Promise<void> {
  try {
    await driver.unlock(key);
  } catch {
    // The connection is gone, and the lock with it.
  }
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
      hint: "Connect to the server itself, or to a pool in session mode (PgBouncer: pool_mode = session), for migrations. Nothing was changed.",
    },
  );
}
