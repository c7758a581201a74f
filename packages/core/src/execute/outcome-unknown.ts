import { StingerloomError } from "../api/errors";
import { codeOf, messageOf } from "../api/run-errors";

/** After it nobody here knows whether the transaction of a migration was kept. */
export class OutcomeUnknownError extends StingerloomError {}

/** The connection ended while the server was to commit. */
export function commitUnknown(cause: unknown): OutcomeUnknownError {
  return new OutcomeUnknownError(codeOf(cause) ?? "CONNECTION_LOST", messageOf(cause), {
    hint: "migrate:status shows whether it is recorded, and so whether it was kept. Then run the command again.",
    cause,
  });
}

/** Whatever the statements looked like: the server no longer has the transaction that was begun. */
export function transactionGone(name: string): OutcomeUnknownError {
  return new OutcomeUnknownError(
    "TRANSACTION_IN_MIGRATION",
    `"${name}" ended the transaction that the runner had begun, so that what it did cannot be recorded with it`,
    {
      hint: "Leave transactions to the runner. Look at the tables, and put them right by hand before the next run.",
    },
  );
}
