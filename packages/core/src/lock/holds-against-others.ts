import type { DatabaseDriver } from "../api/database-driver";
import { withinTime } from "../api/watch-statement";

/** Longer than a connection takes; a pool of one session lets the second wait for ever. */
const WAIT = 2_000;

/**
 * Is the lock that we hold refused to a second session? Some servers speak the protocol and have a lock that is none,
 * and on a cluster it may hold on one node alone. Where no second session is to be had, the first one's word has to do.
 */
export async function holdsAgainstOthers(driver: DatabaseDriver, key: string): Promise<boolean> {
  if (driver.lockIsLocal === true) return false;
  const second = driver.sibling?.();
  if (second === undefined) return true;
  return (await withinTime(WAIT, ask(second, key))) ?? true;
}

async function ask(second: DatabaseDriver, key: string): Promise<boolean | undefined> {
  try {
    await second.connect({ mustExist: true });
    const taken = await second.tryLock(key);
    if (taken) await second.unlock(key);
    return !taken;
  } catch {
    return undefined;
  } finally {
    await second.close().catch(() => undefined);
  }
}
