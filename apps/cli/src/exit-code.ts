/** What the process tells its caller. */
export const exitCodes = { done: 0, failed: 1, usage: 2, decision: 3, interrupted: 130 } as const;

const usageErrors: readonly string[] = ["UsageError", "EntityError", "CodegenError"];

/**
 * Errors may come from another copy of a package, so that their name counts and not their class. Naming them also
 * spares `--help` the loading of the packages that they are from.
 */
export function exitCodeOf(error: unknown): number {
  const name = error instanceof Error ? error.name : "";
  if (usageErrors.includes(name)) return exitCodes.usage;
  if (name === "DecisionNeededError") return exitCodes.decision;
  if (isInterruption(error)) return exitCodes.interrupted;
  return exitCodes.failed;
}

/** Was it Ctrl+C at a question? */
export function isInterruption(error: unknown): boolean {
  const name = error instanceof Error ? error.name : "";
  return name === "ExitPromptError" || name === "AbortError";
}
