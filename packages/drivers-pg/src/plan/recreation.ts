import type { Change } from "@stingerloom/schema-diff";

/** Something taken down at the beginning and put back at the end. */
export interface Recreation {
  readonly down: Change;
  readonly up: Change;
  /** The same as `up` with the text that it had, and its names; none where the plan changes it. */
  readonly original?: Change;
}
