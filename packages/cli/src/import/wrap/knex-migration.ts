import type { Migration, MigrationContext } from "@stingerloom/core";
import { affectedOf, moduleOf, rowsOf, withoutTransactions, wrappedMigration } from "./wrapped-migration";

interface KnexMigration {
  up(knex: unknown): unknown;
  down?(knex: unknown): unknown;
  readonly config?: { readonly transaction?: boolean };
}

interface KnexQuery {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  response?: unknown;
  context?: unknown;
}

interface Client {
  acquireConnection: () => Promise<object>;
  releaseConnection: () => Promise<void>;
  _query: (connection: object, asked: KnexQuery) => Promise<KnexQuery>;
}

type MakeKnex = (options: never) => unknown;

/**
 * A migration of Knex as one of ours. It gets a Knex whose statements go through the runner: the schema builder, the
 * query builder and `knex.raw`.
 *
 * ```ts
 * export const migration = knexMigration("AddPhone1704110400000", original, knex);
 * ```
 * @param original the module with `up` and `down`
 * @param makeKnex what the module `knex` exports
 */
export function knexMigration(name: string, original: object, makeKnex: MakeKnex): Migration {
  const one = moduleOf<KnexMigration>(original, "up");
  const run = (way: "up" | "down") => async (context: MigrationContext) => {
    await one[way]?.(knexOf(context, makeKnex));
  };
  return wrappedMigration(name, run("up"), one.down === undefined ? undefined : run("down"), one.config?.transaction);
}

const clients: Readonly<Record<string, string>> = { postgres: "pg", mysql: "mysql2", mariadb: "mysql2" };

/** Without a connection of its own, and so without a client library. */
function knexOf({ driver, query }: MigrationContext, makeKnex: MakeKnex): unknown {
  const knex = makeKnex({ client: clients[driver.type] ?? "better-sqlite3", useNullAsDefault: true } as never);
  const { client } = knex as { readonly client: Client };
  const execute = withoutTransactions(query);
  client.acquireConnection = async () => ({ __knexUid: "stingerloom" });
  client.releaseConnection = async () => undefined;
  client._query = async (_connection, asked) => {
    const bindings = driver.type === "sqlite" ? asked.bindings?.map(sqliteValue) : asked.bindings;
    answer(driver.type, asked, await execute(asked.sql, bindings));
    return asked;
  };
  return knex;
}

/** The answer in the form of the client library that Knex expects. */
function answer(type: string, asked: KnexQuery, result: unknown): void {
  const [rows, { affectedRows = 0, insertId }] = [rowsOf(result), affectedOf(result)];
  if (type === "postgres") {
    const command = /^\s*(\w+)/.exec(asked.sql)?.[1]?.toUpperCase();
    asked.response = { command, rows, rowCount: Array.isArray(result) ? rows.length : affectedRows };
  } else if (type === "sqlite") {
    asked.response = rows;
    asked.context = { lastID: insertId, changes: affectedRows };
  } else {
    asked.response = [Array.isArray(result) ? rows : { affectedRows, insertId }, []];
  }
}

function sqliteValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}
