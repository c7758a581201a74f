import type { Direction } from "../describe/describe";
import type { Hazard, TableStatistics } from "../model/hazard";
import type { Schema } from "../model/schema";
import type { Change } from "../operations/change";
import type { SqlText } from "../sql/sql-text";

/**
 * What one engine runs for one or more changes. Made by the dialect's planner; nothing else knows how an engine does
 * it.
 */
export interface Step {
  /** The changes that the step is for, or is a part of. */
  readonly because: readonly Change[];
  /** What it does, for people; several lines where it is for several changes. */
  readonly description: string;
  /** At least one. */
  readonly statements: readonly SqlText[];
  readonly hazards: readonly Hazard[];
  /**
   * May lines of the statements be indented with the code around them? Only where white space between tokens means
   * nothing to anybody: not where an engine keeps the text and a way back has to restore it (SQLite). Default false:
   * what runs is `printSql(statement, quote)` to the letter.
   */
  readonly freeLayout?: boolean;
}

/** One direction of a plan, as one engine runs it. */
export interface StepPlan {
  readonly steps: readonly Step[];
  /**
   * Statements that stand before those of the steps where these run without the runner, which sees to the same by
   * itself.
   */
  readonly sessionPrologue: readonly SqlText[];
  /** Statements that stand behind them there. */
  readonly sessionEpilogue: readonly SqlText[];
}

/** What a planner has to know beside the changes. */
export interface PlanContext {
  /** The schema that the changes start from. */
  readonly before: Schema;
  /** The schema that they lead to. */
  readonly after: Schema;
  /** Default `up`. It decides how steps are described, and nothing else. */
  readonly direction?: Direction;
  /** Which tables have rows. Default: each may have some. */
  readonly statistics?: TableStatistics;
  /**
   * Are the statements for anybody to run, who may go on after one that failed? Then each undoes as much as it can.
   * Default false: the runner stops.
   */
  readonly standsAlone?: boolean;
}
