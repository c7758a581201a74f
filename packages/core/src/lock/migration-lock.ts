import type { Clock, Random } from "./clock";
import type { DatabaseDriver } from "../api/database-driver";
import type { Fence } from "./fence";
import { acquireLock, lockKey, type LockOptions } from "./lock";
import { holdsAgainstOthers } from "./holds-against-others";
import { Lease } from "./lease";
import { waitForLease } from "./wait-for-lease";
import { isConnectionError } from "../api/run-errors";

/**
 * One runner at a time: the session's lock keeps others waiting, and the fence keeps one that lost it from writing.
 * Where the session's lock is none, a lease on the fence takes its place.
 */
export class MigrationLock {
  private key = "";
  private held = false;
  private lease: Lease | undefined;

  constructor(
    private readonly driver: DatabaseDriver,
    readonly fence: Fence,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly onLost: (error: Error) => void,
  ) {}

  /** The session's lock. @throws AdvisoryLockError */
  async acquire(options: LockOptions): Promise<void> {
    this.key = lockKey(await this.driver.databaseName());
    const tryLock = async (): Promise<boolean> => {
      try {
        return (this.held = await this.driver.tryLock(this.key));
      } catch (error) {
        // A server without such locks: the lease does without.
        if (isConnectionError(error)) throw error;
        return true;
      }
    };
    await acquireLock(this.driver, this.key, options, tryLock);
  }

  /**
   * Called once there is something to do: makes this runner the only one that can record it. What was read before may
   * be out of date then.
   * @throws AdvisoryLockError
   */
  async claim(options: LockOptions): Promise<void> {
    await this.fence.prepare();
    const alone = this.held && (await holdsAgainstOthers(this.driver, this.key));
    if (alone) {
      while (!(await this.fence.take(await this.fence.read())));
      return;
    }
    await waitForLease(this.driver, this.fence, options);
    this.lease = new Lease(this.driver, this.fence, this.clock, this.random, this.onLost);
  }

  /**
   * Before a record is written, in its transaction.
   * @throws StingerloomError `LOCK_LOST`
   */
  async hold(): Promise<void> {
    await this.fence.hold();
    if (this.lease === undefined && (await this.driver.holdsLock?.(this.key)) === false)
      throw this.fence.lost("its session gave it up");
  }

  /** What goes wrong here is of no harm: the engine ends the lock with the connection, and the lease runs out. */
  async release(): Promise<void> {
    await this.lease?.stop();
    await this.fence.release().catch(() => undefined);
    if (this.held) await this.driver.unlock(this.key).catch(() => undefined);
  }
}
