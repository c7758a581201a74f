import { retryOnLockTimeout } from "./retry";
import { rollBack } from "./roll-back";
import type { RunEnvironment } from "./run-environment";

/**
 * Writes an entry of the journal while nobody else can count the fence's token up. @throws StingerloomError `LOCK_LOST`
 */
export async function keep(environment: RunEnvironment, write: () => Promise<void>): Promise<void> {
  const { driver, lock } = environment;
  await retryOnLockTimeout(environment, "The journal", async () => {
    await driver.begin();
    try {
      await lock.fence.hold();
      await write();
      await driver.commit();
    } catch (error) {
      await rollBack(environment, error);
      throw error;
    }
  });
}
