import type { MigrationResult, RunReport } from "@stingerloom/core";

/** A run that stopped between two migrations has no result to tell of it: then the error is thrown. */
export function resultsOf({ results, failure }: RunReport): MigrationResult[] {
  if (failure !== undefined && !results.some((result) => !result.success)) throw failure;
  return [...results];
}
