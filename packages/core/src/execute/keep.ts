import type { RoleChange } from "../api/database-driver";
import { isConnectionError } from "../api/run-errors";
import { retryOnLockTimeout } from "./retry";
import { rollBack } from "./roll-back";
import type { RunEnvironment } from "./run-environment";

/**
 * Writes an entry of the journal while nobody else can count the fence's token up, with the runner's own rights where
 * the migration has taken those of a role. @throws StingerloomError `LOCK_LOST`
 */
export async function keep(environment: RunEnvironment, write: () => Promise<void>, role?: RoleChange): Promise<void> {
  const { driver } = environment;
  await retryOnLockTimeout(environment, "The journal", async () => {
    await driver.begin();
    try {
      await holdWithOwnRights(environment, role);
      await write();
      await driver.commit();
    } catch (error) {
      await rollBack(environment, error);
      throw error;
    } finally {
      await giveRoleBack(environment, role);
    }
  });
}

/** @throws StingerloomError `LOCK_LOST` */
export async function holdWithOwnRights({ driver, lock }: RunEnvironment, role?: RoleChange): Promise<void> {
  if (role !== undefined) await driver.execute(role.suspend);
  await lock.fence.hold();
}

/** A connection that is gone has no role: what ended it is the error to report. */
export async function giveRoleBack({ driver }: RunEnvironment, role?: RoleChange): Promise<void> {
  if (role?.resume === undefined) return;
  try {
    await driver.execute(role.resume);
  } catch (error) {
    if (!isConnectionError(error)) throw error;
  }
}
