import type { Address } from "./client";
import { killQuery } from "./session-activity";
import { withinTime } from "@stingerloom/core";

export interface StatementTimer {
  /** Was the statement stopped, or is it about to be? */
  readonly fired: () => boolean;
  /** Ends the waiting, or waits until the stopping is done. */
  readonly stop: () => Promise<void>;
}

/**
 * Neither server stops every kind of statement by itself: after `milliseconds` (0: never) another connection stops
 * it.
 */
export function startTimer(
  address: Address,
  sessionId: number,
  milliseconds: number,
  destroy: () => void,
): StatementTimer {
  if (milliseconds <= 0) return { fired: () => false, stop: async () => undefined };
  let killing: Promise<void> | undefined;
  const timer = setTimeout(() => {
    killing = kill(address, sessionId, destroy);
  }, milliseconds);
  return {
    fired: () => killing !== undefined,
    stop: async () => {
      clearTimeout(timer);
      await killing;
    },
  };
}

/** A server that does not take the order in time gets no answer either. */
async function kill(address: Address, sessionId: number, destroy: () => void): Promise<void> {
  const done = killQuery(address, sessionId).then(() => true);
  if ((await withinTime(5_000, done)) === undefined) destroy();
}
