import type { Migration, MigrationContext } from "@stingerloom/core";
import { withoutTransactions, wrappedMigration } from "./wrapped-migration";

interface TypeormMigration {
  up(runner: unknown): Promise<unknown>;
  down?(runner: unknown): Promise<unknown>;
  readonly transaction?: boolean;
}

interface QueryRunner {
  query: (sql: string, parameters?: readonly unknown[]) => Promise<unknown>;
  /** Of SQLite: asks the client itself. */
  loadPragmaRecords?: (table: string, pragma: string) => Promise<unknown>;
}

interface DataSource {
  readonly driver: { database?: string; schema?: string; searchSchema?: string };
  createQueryRunner(): QueryRunner;
}

interface Typeorm {
  readonly DataSource: new (options: never) => unknown;
}

/**
 * A migration of TypeORM as one of ours. It gets a query runner of TypeORM whose statements go through the runner:
 * `queryRunner.query`, and also `createTable`, `addColumn` and the like.
 *
 * ```ts
 * export const migration = typeormMigration("AddPhone1704110400000", original.AddPhone1704110400000, typeorm);
 * ```
 * @param original a class with `up` and `down`
 * @param typeorm the module `typeorm`
 */
export function typeormMigration(name: string, original: new () => TypeormMigration, typeorm: Typeorm): Migration {
  const one = new original();
  const run = (way: "up" | "down") => async (context: MigrationContext) => {
    await new original()[way]?.(await queryRunnerOf(context, typeorm));
  };
  return wrappedMigration(name, run("up"), one.down === undefined ? undefined : run("down"), one.transaction);
}

async function queryRunnerOf({ driver, query }: MigrationContext, typeorm: Typeorm): Promise<QueryRunner> {
  const source = dataSourceOf(driver.type, typeorm);
  const runner = source.createQueryRunner();
  runner.query = withoutTransactions(query);
  if (driver.type === "sqlite") {
    runner.loadPragmaRecords = (table, pragma) => query(`PRAGMA ${pragma}(${driver.escapeIdentifier(bare(table))})`);
    return runner;
  }
  // What it would ask when it connects.
  const sql =
    driver.type === "postgres"
      ? "SELECT current_database() AS name, current_schema() AS place"
      : "SELECT DATABASE() AS name, DATABASE() AS place";
  const [{ name, place } = { name: "", place: "" }] = await query<{ name: string; place: string }>(sql);
  Object.assign(source.driver, { database: name, schema: place, searchSchema: place });
  return runner;
}

/** Without the name of the database before it. */
function bare(table: string): string {
  return table.slice(table.lastIndexOf(".") + 1);
}

/** Not connected: it is there for its dialect. */
function dataSourceOf(type: string, { DataSource }: Typeorm): DataSource {
  if (type !== "sqlite") return new DataSource({ type } as never) as DataSource;
  try {
    return new DataSource({ type: "better-sqlite3", database: ":memory:" } as never) as DataSource;
  } catch {
    return new DataSource({ type: "sqlite", database: ":memory:" } as never) as DataSource;
  }
}
