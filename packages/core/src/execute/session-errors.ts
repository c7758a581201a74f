import { StingerloomError, UsageError } from "../api/errors";
import type { MigrationDirection } from "../api/migration";
import { messageOf } from "../api/run-errors";
import { excerpt } from "./excerpt";

/** What a migration asked for after its end. */
export function overError(name: string, direction: MigrationDirection): StingerloomError {
  return new StingerloomError("MIGRATION_OVER", `"${name}" asked for a statement after its ${direction}() had ended`, {
    hint: "Await everything that the migration starts.",
  });
}

/** Undefined for a text, with or without a list of values. */
export function argumentError(name: string, given: readonly unknown[]): StingerloomError | undefined {
  if (typeof given[0] !== "string") {
    return new UsageError("QUERY_NOT_TEXT", `"${name}" called query() with ${typeof given[0]} in place of SQL text`, {
      hint: "Write: query(sql), or query(sql, [values]).",
    });
  }
  if (given.length > 2 || (given[1] !== undefined && !Array.isArray(given[1]))) {
    return new UsageError("QUERY_PARAMETERS", `"${name}" called query() with values that are not in one list`, {
      hint: "Write: query(sql, [first, second]).",
    });
  }
  return undefined;
}

export function parametersOfSeveral(name: string): UsageError {
  return new UsageError("QUERY_PARAMETERS", `"${name}" called query() with values for a text of several statements`, {
    hint: "Call query() once for each statement that has values.",
  });
}

export function notAwaitedError(name: string, direction: MigrationDirection, count: number): StingerloomError {
  const what = count === 1 ? "a statement was" : `${count} statements were`;
  return new StingerloomError("QUERY_NOT_AWAITED", `"${name}": ${what} still running when ${direction}() ended`, {
    hint: "Write `await` before query(…) and before every helper of the driver.",
  });
}

export function notRunError(name: string): StingerloomError {
  return new StingerloomError("QUERY_NOT_RUN", `"${name}": not run, because a statement before it failed`, {
    hint: "See the first error.",
  });
}

export function abortedError(
  name: string,
  failure: { readonly number: number; readonly sql: string; readonly error: unknown },
): StingerloomError {
  const first = `statement ${failure.number} (${excerpt(failure.sql)}) had failed before: ${messageOf(failure.error)}`;
  return new StingerloomError(
    "TRANSACTION_ABORTED",
    `The transaction of "${name}" takes no more statements, because ${first}`,
    {
      hint:
        "A caught error does not undo the failure. Let it end the migration, or put what may fail into " +
        "savepoint(async () => …) of the context.",
      cause: failure.error,
    },
  );
}
