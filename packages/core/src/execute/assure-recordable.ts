import type { Migration } from "../api/migration";
import { transactionGone } from "./outcome-unknown";
import type { RunEnvironment } from "./run-environment";

/**
 * What is recorded must be kept together with its record, and by the holder of the lock alone.
 * @throws StingerloomError `LOCK_LOST`, `TRANSACTION_IN_MIGRATION`
 */
export async function assureRecordable({ driver, lock }: RunEnvironment, { name }: Migration): Promise<void> {
  if ((await driver.inTransaction?.()) === false) throw transactionGone(name);
  await lock.hold();
}
