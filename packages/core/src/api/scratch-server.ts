import type { ConnectionOptions } from "./connection-options";

/** Where throw-away databases are made: the server of a connected driver, or a folder for SQLite's files. */
export interface ScratchServer {
  /**
   * Makes an empty database with the character set and collation, and on PostgreSQL the extensions and settings, of
   * the one that the driver is connected to.
   * @returns how to reach it
   * @throws QueryError where the role may not create one
   */
  create(name: string): Promise<ConnectionOptions>;
  /** Drops it, and what it holds. One that is not there is no error. */
  drop(name: string): Promise<void>;
  /** The databases whose names begin so and that no session uses. */
  unused(prefix: string): Promise<readonly string[]>;
  /** Other databases of the server whose tables a statement can name: none where a session sees its own alone. */
  databases(): Promise<readonly string[]>;
  /** Ends the connection that it uses. */
  close(): Promise<void>;
}
