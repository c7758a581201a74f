import type { QualifiedName } from "../model/schema";

/** Things were removed and added, and more than one pairing is likely. */
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
  /** `table.column`, `table`, or `enum.label` where enums are types of their own. A schema may stand before it. */
  readonly from: string;
  /** The new name alone. */
  readonly to: string;
}
