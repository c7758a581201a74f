import type { Clock, Random } from "./clock";
import type { DatabaseDriver } from "../api/database-driver";
import type { Fence } from "./fence";
import { codeOf } from "../api/run-errors";

/** Milliseconds between two signs of life: several of them fit into a lease. */
const BEAT = 1_500;

/** Gives signs of life on a second connection while the first one is busy. */
export class Lease {
  private readonly ended = new AbortController();
  private readonly beating: Promise<void>;

  constructor(
    private readonly driver: DatabaseDriver,
    private readonly fence: Fence,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly onLost: (error: Error) => void,
  ) {
    this.beating = this.beat();
  }

  async stop(): Promise<void> {
    this.ended.abort();
    await this.beating;
  }

  private async beat(): Promise<void> {
    let second: DatabaseDriver | undefined;
    while (!this.ended.signal.aborted) {
      await this.clock.sleep(BEAT * (0.75 + this.random() / 4), this.ended.signal);
      if (this.ended.signal.aborted) break;
      second = await this.renew(second);
    }
    await second?.close().catch(() => undefined);
  }

  /** A connection that broke is made again: the lease is lost only when somebody else has taken it. */
  private async renew(open: DatabaseDriver | undefined): Promise<DatabaseDriver | undefined> {
    const second = open ?? this.driver.sibling?.();
    if (second === undefined) return undefined;
    try {
      if (open === undefined) await second.connect({ mustExist: true });
      await this.fence.hold(second);
      return second;
    } catch (error) {
      if (codeOf(error) === "LOCK_LOST" && !this.ended.signal.aborted) this.onLost(error as Error);
      if (second.isLockTimeout(error)) return second;
      await second.close().catch(() => undefined);
      return undefined;
    }
  }
}
