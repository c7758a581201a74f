import { StingerloomError } from "../api/errors";
import { messageOf, stopReason } from "../api/run-errors";
import type { RetryPolicy, RunEnvironment } from "./run-environment";

/** The pause before the given attempt (2, 3, …), in milliseconds. */
export function retryPause(attempt: number, policy: RetryPolicy, random: number): number {
  const pause = Math.min(policy.maxPause, policy.pause * 2 ** (attempt - 2));
  return Math.round(pause * (0.75 + random / 2));
}

/**
 * Runs `work`, and again when the engine gave up waiting for a lock. Between the tries whatever queued behind it gets
 * through.
 * @throws StingerloomError `LOCK_TIMEOUT` after the last try
 */
export async function retryOnLockTimeout<T>(
  environment: RunEnvironment,
  what: string,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  const { driver, retry, clock, random, signal } = environment;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!driver.isLockTimeout(error)) throw error;
      if (attempt >= retry.attempts) throw lockTimeoutError(what, attempt, environment.lockMs, error);
      const pause = retryPause(attempt + 1, retry, random());
      environment.emit({
        kind: "retry",
        message: `${what}: ${messageOf(error)}. Trying again in ${pause} ms (${attempt + 1} of ${retry.attempts})`,
      });
      await clock.sleep(pause, signal);
      if (signal?.aborted) throw stopReason(signal);
    }
  }
}

function lockTimeoutError(what: string, attempts: number, lockMs: number, cause: unknown): StingerloomError {
  const times = attempts === 1 ? "once" : `${attempts} times`;
  return new StingerloomError(
    "LOCK_TIMEOUT",
    `${what}: gave up waiting for a lock ${times}, ${lockMs} ms each: ${messageOf(cause)}`,
    {
      hint: "End the session that holds the lock, or raise statementLockTimeout (ms), then run again.",
      cause,
    },
  );
}
