import { StingerloomError } from "../api/errors";
import type { MigrationResult } from "../api/migration";
import { AbortedError, messageOf } from "../api/run-errors";
import type { RunReport } from "../api/runner-options";

/** Results and warnings, gathered while a command runs. */
export interface Progress {
  readonly results: MigrationResult[];
  readonly warnings: string[];
}

export function report({ results, warnings }: Progress, failure?: Error): RunReport {
  return failure === undefined ? { results, warnings } : { results, warnings, failure };
}

/** A stop between two migrations says where things stand; one inside a migration has said so already. */
export function describeStop(error: unknown, { results }: Progress, migrations: readonly string[]): Error {
  if (!(error instanceof AbortedError)) return error instanceof Error ? error : new Error(messageOf(error));
  const done = results.filter(({ success }) => success).length;
  const next = migrations.find((name) => !results.some((result) => result.name === name));
  return new StingerloomError("ABORTED", `Stopped before "${next}": ${done} of ${migrations.length} are done`, {
    hint: "Run the command again to go on.",
    cause: error,
  });
}
