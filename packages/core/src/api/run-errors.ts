import { inspect } from "node:util";
import { StingerloomError, type ErrorDetails } from "./errors";
import type { MigrationDirection } from "./migration";

/** One statement of a migration in a report: its number (from 1) and its text, shortened. */
export interface StatementReport {
  readonly number: number;
  readonly sql: string;
}

/**
 * A migration that did not end well. `code` is `MIGRATION_FAILED`, or that of the cause where it is more telling
 * (`LOCK_TIMEOUT`, `QUERY_NOT_AWAITED`, `JOURNAL_MISMATCH`, `ABORTED`, …). The message says what was kept.
 */
export class MigrationError extends StingerloomError {
  readonly migration: string;
  readonly direction: MigrationDirection;
  /** Statements that are done and stay done; empty where the migration ran in a transaction. */
  readonly done: readonly StatementReport[];
  /** Statements that were not done: the one that failed first. */
  readonly notDone: readonly StatementReport[];

  constructor(
    code: string,
    message: string,
    details: ErrorDetails & {
      readonly migration: string;
      readonly direction: MigrationDirection;
      readonly done?: readonly StatementReport[];
      readonly notDone?: readonly StatementReport[];
    },
  ) {
    super(code, message, details);
    this.migration = details.migration;
    this.direction = details.direction;
    this.done = details.done ?? [];
    this.notDone = details.notDone ?? [];
  }
}

/** Thrown inside a run when its `AbortSignal` fires. */
export class AbortedError extends StingerloomError {
  constructor() {
    super("ABORTED", "The run was stopped");
  }
}

/** Why a run is to stop: what the signal was given, else that somebody stopped it. */
export function stopReason(signal: AbortSignal): unknown {
  const reason: unknown = signal.reason;
  return reason instanceof Error && reason.name !== "AbortError" ? reason : new AbortedError();
}

/** What may be thrown is anything: also nothing, and objects that cannot be made a text. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && typeof error.message === "string") return error.message || error.name;
  if (error === undefined || error === null) return `${error} was thrown, in place of an error`;
  const { message } = error as { message?: unknown };
  if (typeof message === "string" && message !== "") return message;
  return typeof error === "object" ? `an object was thrown, in place of an error: ${inspect(error)}` : String(error);
}

export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}

export function hintOf(error: unknown): string | undefined {
  const hint = (error as { hint?: unknown } | undefined)?.hint;
  return typeof hint === "string" ? hint : undefined;
}

/**
 * Did the connection end rather than the engine say no? Then nobody knows whether the statement was applied. Judged by
 * the code, so that errors of another copy of this package count as well.
 */
export function isConnectionError(error: unknown): boolean {
  return codeOf(error)?.startsWith("CONNECTION_") ?? false;
}
