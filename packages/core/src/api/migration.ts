import type { ISqlDriver } from "./sql-driver";

/**
 * One step of a database's history. Recognised by its shape (`up` and `down`), not by its class, so that two copies of this
 * package in one program do no harm.
 */
export abstract class Migration {
  /** Under this name the migration is recorded; by default the class's name. */
  get name(): string {
    return this.constructor.name;
  }

  /**
   * False where a statement may not run inside a transaction (`CREATE INDEX CONCURRENTLY`); such a migration is journaled
   * statement by statement. Default true, on engines whose DDL is transactional.
   */
  transaction?: boolean;

  abstract up(context: MigrationContext): Promise<void>;
  abstract down(context: MigrationContext): Promise<void>;
}

export interface MigrationContext {
  readonly driver: ISqlDriver;
  /**
   * Executes one statement. Gives the rows of a statement that returns rows, otherwise `{ affectedRows, insertId? }`.
   * @throws QueryError
   */
  query(sql: string): Promise<any>;
}

export type MigrationDirection = "up" | "down";

export interface MigrationResult {
  readonly name: string;
  readonly direction: MigrationDirection;
  readonly success: boolean;
  readonly error?: string;
}
