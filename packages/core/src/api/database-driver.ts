import type { ConnectionOptions } from "./connection-options";
import type { LockHolder } from "./errors";
import type { ScratchServer } from "./scratch-server";
import type { ISqlDriver, TableName } from "./sql-driver";

/**
 * One dedicated connection to one database: what the runner needs of an engine. If the connection dies, the lock and
 * the
 * transaction end with it.
 */
export interface DatabaseDriver extends ISqlDriver {
  /** Version of the server as it says itself: `16.4`, `8.4.2`, `11.8.1-MariaDB`, `3.49.1`. Known after `connect`. */
  readonly version: string;
  readonly capabilities: DriverCapabilities;
  /** The connection's default schema. Our own tables are named with it, as a migration may change the search path. */
  readonly defaultSchema?: string;

  /**
   * Where connecting makes a database that is not there (SQLite), `mustExist` refuses to make one, and `create:
   * false` takes it for an
   * empty one and makes none: `isMissing` is true then. Elsewhere none is made anyway.
   * @throws ConnectionError
   */
  connect(options?: { readonly mustExist?: boolean; readonly create?: boolean }): Promise<void>;
  /** Is the database not there, so that what is connected is an empty one in its place? */
  readonly isMissing?: boolean;
  /** Ends the connection; a second call does nothing. */
  close(): Promise<void>;

  /**
   * Executes one statement with values for its placeholders: `?` on every engine, which the driver turns into its
   * own, or
   * its own as they are (`$1`).
   * Gives what `MigrationContext.query` gives. Without `parameters` the text goes to the engine as it stands.
   */
  execute(sql: string, parameters?: readonly unknown[]): Promise<any>;

  /**
   * `foreignKeys: "deferred"` asks, where a table can only be changed by rebuilding it (SQLite), for foreign keys to
   * be off
   * during the transaction and checked as a whole before it commits. A no-op elsewhere.
   */
  begin(options?: { readonly foreignKeys?: "deferred" }): Promise<void>;
  /**
   * @throws QueryError with code `FOREIGN_KEY_CHECK` when rows refer to nothing; the transaction is still open then.
   */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /**
   * Is the transaction that `begin` opened still open, and no other in its place? Asked of the server, whatever the
   * statements looked like. Without it, yes.
   */
  inTransaction?(): Promise<boolean>;
  /** Has the engine do now what it would do at the end of the transaction: deferred triggers and checks. */
  fireDeferred?(): Promise<void>;
  /** Is `error` the refusal of a transaction in which a statement has failed before? */
  isAborted?(error: unknown): boolean;

  /** One try, without waiting: true when we hold the lock now. */
  tryLock(key: string): Promise<boolean>;
  unlock(key: string): Promise<void>;
  /** Is the lock still this session's? Without it, the session's word is taken. */
  holdsLock?(key: string): Promise<boolean>;
  /** Known after `connect`: the server is a node of a cluster, and its locks hold on this node alone. */
  readonly lockIsLocal?: boolean;
  /**
   * A second connection to the same database, not yet connected. Without it, the session's lock is taken at its word.
   */
  sibling?(): DatabaseDriver;
  /**
   * Opens a connection of its own that makes throw-away databases like the one connected; without it, there are none.
   * @param server a database of the server on which they are made; default: that of this one
   * @throws ConnectionError
   */
  scratchServer?(server?: ConnectionOptions): Promise<ScratchServer>;
  /** Brings our own tables that an older version made into the form that they have today, without losing a row. */
  updateOwnTables?(tables: readonly TableName[]): Promise<void>;
  /**
   * The other schemas of the database that may have been the default one before and have a table of this name, each
   * with the names that are recorded there.
   */
  historiesElsewhere?(table: string): Promise<readonly HistoryElsewhere[]>;
  /** Who holds it, where the engine tells. */
  lockHolder(key: string): Promise<LockHolder | undefined>;

  /** The current database's name, for the lock's key and for messages. */
  databaseName(): Promise<string>;
  /**
   * Asks the server to give up the statement under way, which then fails. Called only where a transaction undoes it.
   */
  cancel?(): Promise<void>;

  /**
   * A number that is the same for two statements exactly if the same server session ran them. Undefined: cannot
   * change.
   */
  sessionId(): Promise<string | undefined>;

  /**
   * Sets `lock_timeout` / `lock_wait_timeout` / `busy_timeout` and the statement time-out of this session, in
   * milliseconds; 0: none.
   */
  setTimeouts(timeouts: { readonly lockMs?: number; readonly statementMs?: number }): Promise<void>;

  /**
   * Puts the session into the state in which every migration finds it, whatever the one before it has set. Called
   * before the first migration of a run, and after each: inside its transaction where it has one, before it is
   * recorded.
   */
  resetSession?(): Promise<void>;

  /**
   * A short text that changes whenever the structure of one of these tables does: of the catalog, not of rows. A
   * table that
   * does not exist has one as well. Without `tables`: of every table but our own two.
   */
  fingerprint(tables?: readonly TableName[]): Promise<string>;
  /**
   * What `fingerprint` is made of, in words, so that a difference can be shown: one entry for each of `tables`, in
   * their order,
   * with one line for each column, index, constraint and so on, sorted. No line for a table that does not exist.
   */
  structure?(tables: readonly TableName[]): Promise<readonly TableStructure[]>;

  /**
   * Does something between us and the server (a pooler) hand out server sessions by the transaction or statement?
   * Then locks
   * and settings of the session cannot be relied on. For what `sessionId` alone does not show.
   */
  pooled?(): Promise<boolean>;

  /** Is `error` a time-out while waiting for a lock, or a deadlock: worth another try? */
  isLockTimeout(error: unknown): boolean;

  /** The statements of a text (see the function of the same name); without it, every text is one. */
  splitStatements?(sql: string): readonly string[];
  /**
   * Does the statement give the session the rights of another one (`SET ROLE`)? The runner takes its own rights back
   * while it writes into its tables between the statements of a migration. Without it, no statement does.
   */
  roleChange?(sql: string): RoleChange | undefined;
  /** What one statement is, as far as the runner must know. */
  classify(sql: string): StatementClass;
  /** The identifiers in a text, outside of literals and comments. */
  identifiers?(sql: string): readonly string[];
  /**
   * Indexes that a failed concurrent build left unusable, of those that `sql` would create; `DROP` statements for them
   * are in `repair`. Empty where there is no such thing.
   */
  invalidIndexes(
    sql: string,
  ): Promise<readonly { readonly name: string; readonly table: string; readonly repair: string }[]>;
}

export interface HistoryElsewhere {
  readonly schema: string;
  readonly names: readonly string[];
}

export interface TableStructure {
  readonly table: TableName;
  readonly lines: readonly string[];
}

/** How the runner has its own rights in a transaction, although the session has those of another role. */
export interface RoleChange {
  /** For the first statement in the transaction. */
  readonly suspend: string;
  /** For after its end, where that does not give the role back. */
  readonly resume?: string;
}

export interface DriverCapabilities {
  /** Do DDL statements take part in a transaction? False on MySQL and MariaDB, where each commits. */
  readonly transactionalDdl: boolean;
  /** The type of a text without a small limit; default `TEXT`. */
  readonly longText?: string;
  /** Behind the columns of our own tables: what makes them transactional, and compare names by their bytes. */
  readonly tableSuffix?: string;
  /**
   * An expression that gives the time of the expression `time` as the text `YYYY-MM-DDTHH:MM:SSZ`, in UTC; a time
   * without a zone is one of the session's zone. Without it, `executedAt` is left out.
   */
  readonly utcText?: (time: string) => string;
}

export interface StatementClass {
  /**
   * `read` changes nothing, `write` changes rows, `ddl` changes structure (or commits implicitly), `session` neither
   * (SET, PRAGMA, USE).
   */
  readonly kind: "read" | "write" | "ddl" | "session" | "transaction";
  /** The tables that a DDL statement touches, as far as its text tells: for the fingerprint. */
  readonly tables: readonly TableName[];
}
