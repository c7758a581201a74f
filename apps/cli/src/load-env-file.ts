import { UsageError } from "@stingerloom/core";

/**
 * Reads a file of environment variables, as `node --env-file` does: a variable that is set already stays.
 * @throws UsageError `ENV_FILE`
 */
export function loadEnvFile(path: string | undefined): void {
  if (path === undefined) return;
  try {
    process.loadEnvFile(path);
  } catch (cause) {
    throw new UsageError("ENV_FILE", `${path} could not be read: ${(cause as Error).message}`, {
      hint: "Check the path that --env-file names; it is relative to the current folder.",
      cause,
    });
  }
}
