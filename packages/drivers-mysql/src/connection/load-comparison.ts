import type * as comparisons from "./comparison";

/** What compares schemas, loaded when it is first asked for: running migrations needs none of it. */
export function comparison(): typeof comparisons {
  return require("./comparison") as typeof comparisons;
}
