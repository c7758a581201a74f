import type { Hazard, SqlText } from "@stingerloom/schema-diff";

/** One change of a migration: what is said about it, and its statements. */
export interface PlannedStep {
  /** Lines that stand above the statements. */
  readonly comments: readonly string[];
  readonly hazards?: readonly Hazard[];
  readonly statements: readonly SqlText[];
  /**
   * May lines of the statements be indented with the code around them? Only where white space between tokens means nothing to
   * anybody: not where an engine keeps the text and a way back has to restore it (SQLite). Default false: what runs is
   * `printSql(statement, quote)` to the letter.
   */
  readonly freeLayout?: boolean;
}
