import { openConnection, type Address } from "./client";

export interface StatementTimer {
  /** Was the statement stopped, or is it about to be? */
  readonly fired: () => boolean;
  /** Ends the waiting, or waits until the stopping is done. */
  readonly stop: () => Promise<void>;
}

/**
 * Neither server stops every kind of statement by itself: after `milliseconds` (0: never) another connection stops it.
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
    killing = killQuery(address, sessionId).catch(destroy);
  }, milliseconds);
  return {
    fired: () => killing !== undefined,
    stop: async () => {
      clearTimeout(timer);
      await killing;
    },
  };
}

/** Stops the statement that the session runs, by another connection. The session itself lives on. */
async function killQuery(address: Address, sessionId: number): Promise<void> {
  const connection = await openConnection({
    ...address,
    connectTimeout: Math.min(address.connectTimeout, 5_000),
  });
  try {
    await connection.query(`KILL QUERY ${sessionId}`);
  } finally {
    connection.destroy();
  }
}
