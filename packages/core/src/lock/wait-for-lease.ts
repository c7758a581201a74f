import type { DatabaseDriver } from "../api/database-driver";
import type { Fence, FenceRow } from "./fence";
import { lockError, type LockOptions } from "./lock";
import { stopReason } from "../api/run-errors";

/** Milliseconds without a sign of life after which the lock is free: shorter than the wait for it is by default. */
const LEASE = 8_000;

/**
 * Takes the lock by its row alone, for servers whose own locks do not hold. Who holds it gives a sign of life every few
 * seconds; one that gives none for a whole lease, by our own clock, has ended. That is waited for, whatever the
 * time-out.
 * @throws AdvisoryLockError
 */
export async function waitForLease(driver: DatabaseDriver, fence: Fence, options: LockOptions): Promise<void> {
  const { clock, random, signal, timeoutMs, onWait } = options;
  const deadline = clock.now() + timeoutMs;
  let seen = await fence.read();
  let [since, alive, announced] = [clock.now(), false, false];
  for (;;) {
    const free = seen.owner === "" || clock.now() - since >= LEASE;
    if (free && (await fence.take(seen))) return;
    if (!announced) onWait?.({ application: seen.owner });
    announced = true;
    if (alive && clock.now() >= deadline) throw await lockError(driver, { application: seen.owner }, timeoutMs);
    await clock.sleep(100 + random() * 150, signal);
    if (signal?.aborted) throw stopReason(signal);
    const now = await fence.read();
    if (isSame(now, seen)) continue;
    [seen, since, alive] = [now, clock.now(), true];
  }
}

function isSame(a: FenceRow, b: FenceRow): boolean {
  return a.owner === b.owner && a.token === b.token && a.beats === b.beats;
}
