import { isConnectionError, messageOf } from "../api/run-errors";
import type { RunEnvironment } from "./run-environment";

/** Ends a transaction after `error`. What goes wrong then is of no more interest than `error` itself. */
export async function rollBack(environment: RunEnvironment, error: unknown): Promise<void> {
  try {
    await environment.driver.rollback();
  } catch (second) {
    if (!isConnectionError(error) && !isConnectionError(second)) {
      environment.emit({ kind: "warning", message: `The rollback failed as well: ${messageOf(second)}` });
    }
  }
}
