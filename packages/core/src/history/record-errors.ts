import { StingerloomError, UsageError } from "../api/errors";
import type { MigrationDirection } from "../api/migration";

/** What was written to the history cannot be found there, in the same transaction. */
export function notRecordedError(table: string, name: string, direction: MigrationDirection): StingerloomError {
  return new StingerloomError(
    "RECORD_LOST",
    `"${name}" is ${direction === "up" ? "not" : "still"} in ${table} after that was written`,
    {
      hint:
        `Something at the database changes what is written to ${table}: look for triggers, rules and ` +
        `policies on it.`,
    },
  );
}

/** What the journal holds was changed by hand, or cut off. */
export function brokenError(migration: string, number: number, column: string): StingerloomError {
  const what = number === 0 ? `the row of "${migration}"` : `statement ${number} of "${migration}"`;
  return new StingerloomError("JOURNAL_BROKEN", `The journal cannot be read: ${column} of ${what} is not JSON`, {
    hint:
      "It was changed by hand. Put the row back from a backup, or delete it: then what the migration " +
      "did so far has to be undone by hand.",
  });
}

/** A table of our name that we did not make. */
export function foreignError(table: string, missing: readonly string[], found: readonly string[]): UsageError {
  const has = found.length === 0 ? "" : `. It has: ${found.join(", ")}`;
  return new UsageError(
    "HISTORY_FOREIGN",
    `${table} is not a history of this tool: it has no ${missing.join(" and no ")}${has}`,
    {
      hint:
        `It seems to be another program's, and was not changed. Take another name: historyTable: ` +
        `"stingerloom_migrations" in the configuration.`,
    },
  );
}
