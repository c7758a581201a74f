import type { ISqlDriver } from "./sql-driver";

/**
 * One step of a database's history. Recognised by its shape (`up` and `down`), not by its class, so that two copies of
 * this
 * package in one program do no harm.
 */
export abstract class Migration {
  /** Under this name the migration is recorded; by default the class's name. */
  get name(): string {
    return this.constructor.name;
  }

  /**
   * False where a statement may not run inside a transaction (`CREATE INDEX CONCURRENTLY`); such a migration is
   * journaled
   * statement by statement. Default true, on engines whose DDL is transactional.
   */
  transaction?: boolean;

  abstract up(context: MigrationContext): Promise<void>;
  abstract down(context: MigrationContext): Promise<void>;
}

export interface MigrationContext {
  readonly driver: ISqlDriver;
  readonly query: Query;
  /**
   * Undoes what `work` did when it fails, and gives its error on: a caught error does not end the migration then. Where
   * the migration runs in no transaction, each statement stands for itself, and nothing is undone.
   *
   * ```ts
   * await savepoint(() => query("CREATE EXTENSION pg_trgm")).catch(() => undefined);
   * ```
   */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Executes a statement, with values for its placeholders: `?`, or those of the database's client (`$1`). Gives the rows
 * of a statement that returns rows, otherwise `{ affectedRows, insertId? }`. Of a text of several statements, each is
 * executed, and the last one's result given.
 *
 * ```ts
 * const rows = await query<{ id: number }>("SELECT id FROM users WHERE name = ?", ["Ada"]);
 * ```
 * @throws QueryError
 */
export interface Query {
  (sql: string, parameters?: readonly unknown[]): Promise<any>;
  <Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export type MigrationDirection = "up" | "down";

export interface MigrationResult {
  readonly name: string;
  readonly direction: MigrationDirection;
  readonly success: boolean;
  readonly error?: string;
}
