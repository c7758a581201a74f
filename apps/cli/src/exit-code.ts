import { DecisionNeededError, UsageError } from "@stingerloom/core";

/** What the process tells its caller. */
export const exitCodes = { done: 0, failed: 1, usage: 2, decision: 3 } as const;

/** Errors may come from another copy of a package, so that their name counts and not their class. */
export function exitCodeOf(error: unknown): number {
  const name = error instanceof Error ? error.name : "";
  if (name === UsageError.name || name === "EntityError" || name === "CodegenError") return exitCodes.usage;
  if (name === DecisionNeededError.name) return exitCodes.decision;
  return exitCodes.failed;
}
