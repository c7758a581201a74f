import type { Migration, MigrationContext } from "@stingerloom/core";
import { affectedOf, moduleOf, rowsOf, withoutTransactions, wrappedMigration } from "./wrapped-migration";

interface SequelizeMigration {
  up(queryInterface: unknown, sequelize: unknown): unknown;
  down?(queryInterface: unknown, sequelize: unknown): unknown;
}

interface SequelizeModule {
  readonly Sequelize: new (options: never) => unknown;
}

interface Instance {
  readonly connectionManager: { getConnection: () => Promise<object>; releaseConnection: () => Promise<void> };
  getQueryInterface(): unknown;
}

type Execute = (sql: string, parameters?: readonly unknown[]) => Promise<unknown>;
type Done = (error: Error | null, result?: unknown) => void;

/**
 * A migration of Sequelize as one of ours. It gets a query interface of Sequelize whose statements go through the
 * runner.
 *
 * ```ts
 * export const migration = sequelizeMigration("AddPhone1704110400000", original, sequelize);
 * ```
 * @param original the module with `up` and `down`
 * @param sequelize the module `sequelize`
 */
export function sequelizeMigration(name: string, original: object, sequelize: object): Migration {
  const one = moduleOf<SequelizeMigration>(original, "up");
  const library = moduleOf<SequelizeModule>(sequelize, "Sequelize");
  const run = (way: "up" | "down") => async (context: MigrationContext) => {
    await one[way]?.(instanceOf(context, library).getQueryInterface(), library.Sequelize);
  };
  return wrappedMigration(name, run("up"), one.down === undefined ? undefined : run("down"));
}

function instanceOf({ driver, query }: MigrationContext, { Sequelize }: SequelizeModule): Instance {
  const dialect = driver.type === "mariadb" ? "mysql" : driver.type;
  const instance = new Sequelize({ dialect, logging: false, storage: ":memory:" } as never) as Instance;
  const connection = connections[driver.type]!(withoutTransactions(query));
  instance.connectionManager.getConnection = async () => connection;
  instance.connectionManager.releaseConnection = async () => undefined;
  return instance;
}

/** A connection in the form of the client library that Sequelize expects. */
const connections: Readonly<Record<string, (execute: Execute) => object>> = {
  postgres: postgresConnection,
  mysql: mysqlConnection,
  mariadb: mysqlConnection,
  sqlite: sqliteConnection,
};

function postgresConnection(execute: Execute): object {
  return {
    query(sql: string, ...rest: readonly [Done] | readonly [readonly unknown[], Done]): void {
      const [parameters, done] = rest.length === 1 ? [undefined, rest[0]] : rest;
      void callBack(done, async () => {
        const result = await execute(sql, parameters);
        const rows = rowsOf(result);
        const rowCount = Array.isArray(result) ? rows.length : (affectedOf(result).affectedRows ?? 0);
        return { rows, rowCount, command: /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase(), fields: [] };
      });
    },
  };
}

function mysqlConnection(execute: Execute): object {
  const run = (sql: string, parameters: readonly unknown[] | undefined, done: Done): object => {
    void callBack(done, async () => {
      const result = await execute(sql, parameters);
      return Array.isArray(result) ? rowsOf(result) : affectedOf(result);
    });
    return { setMaxListeners: () => undefined };
  };
  return {
    query: ({ sql }: { readonly sql: string }, done: Done) => run(sql, undefined, done),
    execute: (sql: string, parameters: readonly unknown[], done: Done) => run(sql, parameters, done),
  };
}

function sqliteConnection(execute: Execute): object {
  const run = (sql: string, ...rest: readonly unknown[]): void => {
    const done = rest.at(-1) as (this: object, error: Error | null, rows?: unknown) => void;
    const given = rest.length > 1 ? rest[0] : undefined;
    // The client says in `this` what a statement changed.
    const answer: Done = (error, result) => {
      const { insertId, affectedRows } = affectedOf(result);
      done.call({ lastID: insertId, changes: affectedRows }, error, rowsOf(result));
    };
    void callBack(answer, () => execute(sql, Array.isArray(given) ? given : undefined));
  };
  return { serialize: (work: () => void) => work(), run, all: run, exec: run, filename: ":memory:" };
}

async function callBack(done: Done, work: () => Promise<unknown>): Promise<void> {
  let result: unknown;
  try {
    result = await work();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, result);
}
