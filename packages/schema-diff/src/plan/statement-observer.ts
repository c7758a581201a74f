/** What a statement did to tables that were there before the migration, as seen on the engine. */
export interface StatementEffect {
  readonly statement: string;
  /** Locks that it took beyond those its transaction held; absent where they cannot be seen. */
  readonly locks?: readonly { readonly table: string; readonly mode: string }[];
  /** Tables whose rows were written into a new file or page; absent where that cannot be seen. */
  readonly rewrites?: readonly string[];
  /** The least intrusive algorithm that the server accepts, where it has such: `INSTANT`, `INPLACE`. */
  readonly algorithm?: string;
}

/** Watches the statements of a migration, in the order in which they run. For a throw-away database. */
export interface StatementObserver {
  /**
   * Executes the statement, or one that does the same and says how.
   * @param execute sends a text to the database
   * @throws what the statement fails with
   */
  observe<T>(sql: string, execute: (sql: string) => Promise<T>): Promise<T>;
  /** Of the statements so far. */
  readonly effects: readonly StatementEffect[];
  /** On all of them: `no rewrite, strongest lock SHARE on customer`; empty where there is nothing to say. */
  summary(): string;
}
