import type { Clock, Random } from "./clock";
import type { DatabaseDriver } from "../api/database-driver";
import { AdvisoryLockError, UsageError, type LockHolder } from "../api/errors";
import { stopReason } from "../api/run-errors";

const DEFAULT_LOCK_TIMEOUT = 10_000;

export interface LockOptions {
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal;
  /** Called once, when the first try did not get the lock. */
  readonly onWait?: (holder: LockHolder | undefined) => void;
}

/** The lock's key: one for each database, as some engines have locks for the whole server. */
export function lockKey(database: string): string {
  return `stingerloom:migrations:${database}`;
}

/**
 * Milliseconds to wait for the lock: the option, else `STINGERLOOM_LOCK_TIMEOUT`, else 10,000.
 * @throws UsageError `LOCK_TIMEOUT_INVALID`
 */
export function lockTimeout(option: number | undefined, env: Readonly<Record<string, string | undefined>>): number {
  const text = env["STINGERLOOM_LOCK_TIMEOUT"];
  const value = option ?? (text === undefined || text.trim() === "" ? DEFAULT_LOCK_TIMEOUT : Number(text));
  if (Number.isFinite(value) && value >= 0) return value;
  throw new UsageError(
    "LOCK_TIMEOUT_INVALID",
    `The lock time-out must be a number of milliseconds, not "${option ?? text}"`,
    {
      hint: "For example lockTimeoutMs: 30000, --lock-timeout 30000 or STINGERLOOM_LOCK_TIMEOUT=30000.",
    },
  );
}

/**
 * Polls until the lock is ours. It does not wait inside the database: there a waiter holds a snapshot that
 * `CREATE INDEX CONCURRENTLY` of the holder waits for, and both wait for each other.
 * @throws AdvisoryLockError
 */
export async function acquireLock(
  driver: DatabaseDriver,
  key: string,
  options: LockOptions,
  tryLock: () => Promise<boolean>,
): Promise<void> {
  const { clock, random, signal, timeoutMs } = options;
  const deadline = clock.now() + timeoutMs;
  for (let tries = 0; !(await tryLock()); tries++) {
    if (tries === 0 && options.onWait) options.onWait(await driver.lockHolder(key));
    const left = deadline - clock.now();
    if (left <= 0) throw await lockError(driver, await driver.lockHolder(key), timeoutMs);
    await clock.sleep(Math.min(left, 100 + random() * 150), signal);
    if (signal?.aborted) throw stopReason(signal);
  }
}

export async function lockError(
  driver: DatabaseDriver,
  holder: LockHolder | undefined,
  timeoutMs: number,
): Promise<AdvisoryLockError> {
  const database = await driver.databaseName();
  return new AdvisoryLockError(
    `Another process holds the migration lock of "${database}"${describeHolder(holder)}; waited ${timeoutMs} ms`,
    {
      holder,
      hint:
        "Wait until it has finished, or raise the time-out: --lock-timeout, lockTimeoutMs or " +
        "STINGERLOOM_LOCK_TIMEOUT (ms).",
    },
  );
}

/** `: pid 123, application stingerloom, user app, since 2026-01-01T00:00:00.000Z`; empty when nothing is known. */
export function describeHolder(holder: LockHolder | undefined): string {
  if (holder === undefined) return "";
  const parts = [
    holder.pid !== undefined && `pid ${holder.pid}`,
    holder.application && `application ${holder.application}`,
    holder.user && `user ${holder.user}`,
    holder.since && `since ${holder.since.toISOString()}`,
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}
