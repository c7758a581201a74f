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
}

/** What is known of the live rows, for hazards that depend on them. Keys are made by `nameKey`. */
export interface TableStatistics {
  readonly rows: ReadonlyMap<string, number>;
}
