import type { RowQuestion } from "./row-question";
import type { QualifiedName } from "./schema";

export type HazardCode =
  | "DATA_LOSS"
  | "REWRITES_TABLE"
  | "BLOCKS_WRITES"
  | "BLOCKS_READS"
  | "MAY_FAIL_ON_DATA"
  | "IRREVERSIBLE"
  | "INFERRED_RENAME";

/** What an operation can do to a database in use. */
export interface Hazard {
  readonly code: HazardCode;
  readonly severity: "info" | "warning" | "danger";
  /** One sentence: what happens, to which object. */
  readonly message: string;
  /** One sentence: how to do it with less risk, where there is a way. */
  readonly recipe?: string;
  /** The object, as `table` or `table.column`. */
  readonly object: string;
  /**
   * What decides whether it fails: how many rows are in the way, by the names that hold when the operation runs. A text
   * is the reason why rows cannot be asked.
   */
  readonly asks?: RowQuestion | string;
  /** The table whose size decides how long it takes, by its name when the operation runs. */
  readonly weighs?: QualifiedName;
  /** What the live database answered. */
  readonly facts?: HazardFacts;
}

/** What is known of a hazard from the live database. `message` says the same in words. */
export interface HazardFacts {
  /** Rows in the way, of all rows or of the sample. */
  readonly rows?: number;
  /** Up to three of them by their primary keys: `id = 5`. */
  readonly keys?: readonly string[];
  /** So many rows were looked at, as there was no time for all. */
  readonly sample?: number;
  /** Why the rows were not asked. */
  readonly notAsked?: string;
  /** Rows of the table that is copied or locked, as the catalog estimates them. */
  readonly tableRows?: number;
  /** Its size with its indexes, in bytes. */
  readonly tableBytes?: number;
  /** The lock that the statement takes on it, in the engine's words. */
  readonly lock?: string;
}

/** What is known of the live rows, for hazards that depend on them. Keys are made by `nameKey`. */
export interface TableStatistics {
  readonly rows: ReadonlyMap<string, number>;
}

/** What the catalog says about a table's size; nothing is counted. */
export interface TableSize {
  readonly rows?: number;
  /** With its indexes. */
  readonly bytes?: number;
}
