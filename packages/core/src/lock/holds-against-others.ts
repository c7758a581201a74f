import type { DatabaseDriver } from "../api/database-driver";

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
  const asked = ask(second, key);
  const answer = await within(asked, WAIT);
  return answer ?? true;
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

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), milliseconds)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
