import { UsageError } from "@stingerloom/core";

/**
 * `--ask-timeout` in milliseconds; undefined: the default.
 * @throws UsageError `USAGE` for what is no time
 */
export function askLimit(given: number | undefined): number | undefined {
  if (given === undefined || (Number.isFinite(given) && given >= 0)) return given;
  throw new UsageError("USAGE", `--ask-timeout ${given} is no time`, { hint: "Give milliseconds, 0 or more." });
}
