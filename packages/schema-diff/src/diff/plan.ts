import type { DialectFeatures } from "./dialect-features";
import type { Change } from "../operations/change";
import type { Schema } from "../model/schema";
import type { RenameDecisions, RenameProblem, RenameQuestion } from "../renames/rename-decisions";

/** What takes `from` to `to`, and what could not be decided or is not managed. */
export interface Plan {
  readonly from: Schema;
  /**
   * The wanted schema with what `from` decides filled in: constraint names that were implicit, objects that are kept.
   */
  readonly to: Schema;
  readonly changes: readonly Change[];
  /** Pairs that may be renames and that nobody decided. While there are any, `changes` is not to be used. */
  readonly ambiguousRenames: readonly RenameQuestion[];
  /** Decisions that cannot be followed. While there are any, `changes` is not to be used. */
  readonly renameProblems: readonly RenameProblem[];
  /** Objects that differ and are left as they are, as people read them. */
  readonly unsupported: readonly string[];
}

export interface DiffOptions {
  readonly features: DialectFeatures;
  readonly renames?: RenameDecisions;
  /** Drop tables, and the enums, sequences and schemas of their own, that `to` does not have. Default false. */
  readonly detectDroppedTables?: boolean;
  /**
   * With `complete`: drop views, routines, enums and whatever else is no table and `to` does not have. Default: as
   * `detectDroppedTables`.
   */
  readonly detectDroppedObjects?: boolean;
  /** Drop views that `to` does not have, where entities describe it. Default false. */
  readonly detectDroppedViews?: boolean;
  /**
   * Does `to` describe a whole database, views and all (it was read from one), or only what entities can say? Default
   * false. If so, every object that differs and is not managed is named in `Plan.unsupported`.
   */
  readonly complete?: boolean;
}
