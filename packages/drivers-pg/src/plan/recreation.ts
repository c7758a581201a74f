import type { Change } from "@stingerloom/schema-diff";

/** Something taken down at the beginning and put back at the end. */
export interface Recreation {
  readonly down: Change;
  readonly up: Change;
}
