import type { CheckReport } from "@stingerloom/core";

/** What `migrate:check` found. Empty lists: no problems found. */
export interface DatabaseCheck extends CheckReport {
  /** The statements that `migrate:generate` would write. */
  readonly drift: readonly string[];
  /** What has to be decided before they are known: renames that are not clear. */
  readonly undecided: readonly string[];
  /** With a source: what differs, or is in the database alone, and is left as it is. */
  readonly unsupported: readonly string[];
}
