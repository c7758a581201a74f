import type { Clock, Random } from "../lock/clock";
import type { MigrationHooks } from "./hooks";
import type { MigrationResult } from "./migration";
import type { ProtocolPoint, RetryPolicy, RunnerEvent } from "../execute/run-environment";

export interface RunnerOptions {
  /** Milliseconds to wait for the migration lock; default `STINGERLOOM_LOCK_TIMEOUT`, else 10,000. */
  readonly lockTimeoutMs?: number;
  /** Milliseconds that a statement waits for a lock on a table before it gives up and tries again; default 5,000. */
  readonly statementLockTimeout?: number;
  /** Milliseconds that a statement may take; default: no limit. */
  readonly statementTimeout?: number;
  /** How a statement that gave up waiting for a lock is tried again; default 10 tries, pauses from 250 ms up to 5 s. */
  readonly retry?: Partial<RetryPolicy>;
  /** The name of the table of what has run, in place of `__migrations`; the journal and the lock are named after it. */
  readonly historyTable?: string;
  readonly hooks?: MigrationHooks;
  /**
   * Stops the run: the statement under way ends, the migration is undone where it runs in a transaction, the lock is
   * released.
   */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunnerEvent) => void;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For crash tests: called at each named point of the protocol. */
  readonly probe?: (point: ProtocolPoint) => void | Promise<void>;
}

export interface RunCommand {
  /** Run up to and including this migration. */
  readonly to?: string;
  /** Collect the SQL and change nothing. */
  readonly dryRun?: boolean;
  /** One transaction for the whole run, one for each migration (default), or none. */
  readonly transaction?: "all" | "each" | "none";
  /** Refuse where a pending migration stands before one that has run. */
  readonly strictOrder?: boolean;
}

export interface RollbackCommand {
  /** How many migrations to undo; default 1. */
  readonly steps?: number;
  /** Undo what ran after this migration; it stays itself. */
  readonly to?: string;
  /** Roll back although the tables were changed by hand since. */
  readonly force?: boolean;
  /** Collect the SQL and change nothing. */
  readonly dryRun?: boolean;
}

/** What a run or a rollback did. */
export interface RunReport {
  readonly results: readonly MigrationResult[];
  /** Problems that did not stop the run. */
  readonly warnings: readonly string[];
  /** Why it stopped, when it did not do all. */
  readonly failure?: Error;
  /** With `dryRun`: the statements of each migration, as they would be executed. */
  readonly statements?: readonly { readonly name: string; readonly sql: readonly string[] }[];
}

export interface ExecutedMigration {
  readonly name: string;
  /** In UTC, `2026-03-01T14:23:01Z`; undefined where the history's row has no time. */
  readonly executedAt?: string;
  readonly checksum?: string;
  /** The configuration has no class of this name. */
  readonly missing?: true;
}

/** A migration that stopped half way. */
export interface PartialMigration {
  readonly name: string;
  readonly direction: "up" | "down";
  readonly done: number;
  readonly failed: number;
  readonly inDoubt: number;
  /** What the engine said, where a statement failed. */
  readonly error?: string;
}

export interface StatusReport {
  /** Oldest first. */
  readonly executed: readonly ExecutedMigration[];
  /** In the configured order. */
  readonly pending: readonly string[];
  readonly partial: readonly PartialMigration[];
}

export interface CheckReport {
  readonly pending: readonly string[];
  readonly partial: readonly PartialMigration[];
  /** Executed migrations whose SQL is no longer what ran. */
  readonly changed: readonly { readonly name: string; readonly recorded: string; readonly current: string }[];
  /** Executed migrations whose SQL depends on what they read, so that it cannot be compared. */
  readonly unverifiable: readonly string[];
  /** Executed, but the configuration has no class of the name. */
  readonly missing: readonly string[];
  readonly outOfOrder: readonly string[];
}
