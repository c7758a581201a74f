import type { DialectFeatures } from "../model/dialect";
import type { Change } from "../operations/change";
import type { QualifiedName, Schema } from "../model/schema";

/** What takes `from` to `to`, and what could not be decided or is not managed. */
export interface Plan {
  readonly from: Schema;
  /** The wanted schema with what `from` decides filled in: constraint names that were implicit, objects that are kept. */
  readonly to: Schema;
  readonly changes: readonly Change[];
  /** Pairs that may be renames and that nobody decided. While there are any, `changes` is not to be used. */
  readonly ambiguousRenames: readonly RenameQuestion[];
  /** Decisions that cannot be followed. While there are any, `changes` is not to be used. */
  readonly renameProblems: readonly RenameProblem[];
  /** Objects that differ and are left as they are, as people read them. */
  readonly unsupported: readonly string[];
}

/** Things went and things came, and more than one pairing is likely. */
export interface RenameQuestion {
  readonly kind: "column" | "table";
  /** The table of the columns, under its new name. */
  readonly table?: QualifiedName;
  readonly gone: readonly string[];
  readonly come: readonly string[];
  /** Pairs worth asking about, best first. */
  readonly candidates: readonly { readonly from: string; readonly to: string; readonly score: number }[];
}

/** Why a stated rename cannot be followed. */
export type RenameProblem =
  /** A decision from outside that names nothing: as it was given, `users.mial:email` or `users.mial`. */
  | { readonly kind: "unmatched"; readonly decision: string }
  /** `renamedFrom` says that two names change places: whether they have done so already, nobody can tell. */
  | { readonly kind: "swap"; readonly table?: QualifiedName; readonly from: string; readonly to: string }
  /** The table's new name is that of another table, which is kept: tables are not dropped. */
  | { readonly kind: "occupied"; readonly from: string; readonly to: string };

/** What was decided from outside: `--rename users.mail:email`, `--no-rename users.mail`, a person at a terminal. */
export interface RenameDecisions {
  readonly renamed?: readonly RenameDecision[];
  /** `table.column` or `table` that is not renamed into anything. */
  readonly notRenamed?: readonly string[];
  /** `never`: nothing is a rename but what `renamed` and `renamedFrom` say. Default `auto`. */
  readonly inference?: "auto" | "never";
}

export interface RenameDecision {
  /** `table.column` or `table`. A schema may stand before the table. */
  readonly from: string;
  /** The new name alone. */
  readonly to: string;
}

export interface DiffOptions {
  readonly features: DialectFeatures;
  readonly renames?: RenameDecisions;
  /** Drop tables, and the enums, sequences and schemas of their own, that `to` does not have. Default false. */
  readonly detectDroppedTables?: boolean;
  /**
   * Does `to` describe a whole database, views and all (it was read from one), or only what entities can say? Default false.
   * If so, every object that differs and is not managed is named in `Plan.unsupported`.
   */
  readonly complete?: boolean;
}
