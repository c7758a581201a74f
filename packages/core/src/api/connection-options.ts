/**
 * How to reach a database. `type` names the driver package: `postgres` → `@stingerloom/drivers-pg`, `mysql` and
 * `mariadb` →
 * `@stingerloom/drivers-mysql`, `sqlite` → `@stingerloom/drivers-sqlite`.
 */
export interface ConnectionOptions {
  readonly type: "postgres" | "mysql" | "mariadb" | "sqlite" | (string & {});
  /** In place of the parts below: `postgres://…`, `mysql://…`, `mariadb://…`, `sqlite:path`. */
  readonly url?: string;
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string | (() => string | Promise<string>);
  /** The database's name; on SQLite the file, or `:memory:`. */
  readonly database?: string;
  /** Default schema (PostgreSQL); default `public`. */
  readonly schema?: string;
  /** Character set of the connection (MySQL); default `utf8mb4`. */
  readonly charset?: string;
  /** A unix socket's path in place of host and port. */
  readonly socketPath?: string;
  readonly ssl?: boolean | SslOptions;
  /** Milliseconds to wait for a connection; default 10,000. */
  readonly connectTimeout?: number;
  /** Milliseconds that a statement may take; default none. */
  readonly queryTimeout?: number;
  /** Milliseconds that a statement may wait for a lock on a table; default 5,000. */
  readonly statementLockTimeout?: number;
  /** How the session names itself to the server; default `stingerloom`. */
  readonly applicationName?: string;
  /** Entity classes, globs or folders: what `migrate:generate` compares the database with. */
  readonly entities?: readonly (Function | string)[];
  /** How things are called that nobody named: methods of `NamingStrategy` of `@stingerloom/entities`. */
  readonly namingStrategy?: object;
  /** Milliseconds to wait for the migration lock; default 10,000. */
  readonly lockTimeoutMs?: number;
  /** The name of the table of what has run, in place of `__migrations`; the journal and the lock are named after it. */
  readonly historyTable?: string;
  /** Globs of tables that are never touched. */
  readonly ignore?: readonly string[];
  /**
   * The driver's module itself, in place of the one that is installed for `type`: for bundles, and drivers of your own.
   */
  readonly driver?: object;
}

export interface SslOptions {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Default true. */
  readonly rejectUnauthorized?: boolean;
}
