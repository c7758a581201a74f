/** What an error carries beside its message. */
export interface ErrorDetails {
  /** What to do next, as a sentence or a command. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * Every error that Stingerloom throws on purpose. `code` is stable and for programs; `message` names the object; `hint`
 * says what to do next. No password is in any of them.
 */
export class StingerloomError extends Error {
  readonly hint?: string;

  constructor(
    readonly code: string,
    message: string,
    { hint, cause }: ErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.hint = hint;
  }
}

/**
 * The lock was not to be had in time: `code` is `ADVISORY_LOCK`. The message says who holds it where the engine tells.
 */
export class AdvisoryLockError extends StingerloomError {
  constructor(message: string, details: ErrorDetails & { readonly holder?: LockHolder } = {}) {
    super("ADVISORY_LOCK", message, details);
    this.holder = details.holder;
  }
  readonly holder?: LockHolder;
}

export interface LockHolder {
  /** The server's number of the session, or the process id of the client, as the engine has it. */
  readonly pid?: number;
  readonly application?: string;
  readonly user?: string;
  readonly since?: Date;
}

/**
 * A statement that the engine refused: `code` is `QUERY_FAILED` or a more telling one (see `docs/errors.md`).
 * `engineCode` is the engine's own (SQLSTATE, errno name).
 */
export class QueryError extends StingerloomError {
  readonly engineCode?: string;
  readonly sql: string;
  constructor(
    code: string,
    message: string,
    details: ErrorDetails & { readonly sql: string; readonly engineCode?: string },
  ) {
    super(code, message, details);
    this.sql = details.sql;
    this.engineCode = details.engineCode;
  }
}

/** The server could not be reached, or did not let us in: `code` is one of `CONNECTION_*`. */
export class ConnectionError extends StingerloomError {}

/** Wrong usage or configuration: the command line exits with 2. */
export class UsageError extends StingerloomError {}

/** Somebody has to decide: the command line exits with 3. */
export class DecisionNeededError extends StingerloomError {}
