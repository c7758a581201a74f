import { UsageError } from "@stingerloom/core";

/**
 * `--ask-timeout` in milliseconds; undefined: the default.
 * @throws UsageError `USAGE` for what is not a number of milliseconds
 */
export function askLimit(given: number | undefined): number | undefined {
  if (given === undefined || (Number.isFinite(given) && given >= 0)) return given;
  throw new UsageError("USAGE", `--ask-timeout ${given} is not a number of milliseconds`, {
    hint: "Pass a whole number, 0 or more.",
  });
}
