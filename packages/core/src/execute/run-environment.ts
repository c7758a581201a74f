import type { Clock, Random } from "../lock/clock";
import type { DatabaseDriver } from "../api/database-driver";
import type { History } from "../history/history";
import type { Journal } from "../history/journal";
import type { MigrationLock } from "../lock/migration-lock";
import type { OwnNames } from "../history/own-tables";
import type { MigrationDirection } from "../api/migration";

/** The points of the protocol at which a crash test can end the process. */
export type ProtocolPoint =
  | "locked"
  | "after-begin"
  | "after-intent"
  | "after-statement"
  | "after-done"
  | "before-record"
  | "after-record"
  | "after-commit";

/** What a run tells while it works. `message` is for people, without a line end. */
export interface RunnerEvent {
  readonly kind: "waiting" | "retry" | "resume" | "warning" | "plan" | "start" | "statement" | "end";
  readonly message: string;
  readonly migration?: string;
  readonly direction?: MigrationDirection;
  /** With `end`. */
  readonly milliseconds?: number;
  /** With `statement`: its number in the migration, from 1. */
  readonly number?: number;
  /** With `plan`: the migrations to run or undo, in order. */
  readonly migrations?: readonly string[];
}

export interface RetryPolicy {
  /** How often a statement that gave up waiting for a lock is tried in all. */
  readonly attempts: number;
  /** The first pause, in milliseconds; doubled each time, up to `maxPause`, give or take a quarter. */
  readonly pause: number;
  readonly maxPause: number;
}

/** All that the parts of a run share. */
export interface RunEnvironment {
  readonly driver: DatabaseDriver;
  readonly own: OwnNames;
  readonly lock: MigrationLock;
  readonly history: History;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: Random;
  /** Stops the run: somebody asked for it, or the lock is lost. */
  readonly signal?: AbortSignal;
  readonly retry: RetryPolicy;
  /** Milliseconds that a statement waits for a lock, for messages. */
  readonly lockMs: number;
  emit(event: RunnerEvent): void;
  probe(point: ProtocolPoint): void | Promise<void>;
}
