import { MigrationCli } from "@stingerloom/cli";
import { type Migration, type MigrationContext, type RunnerEvent } from "@stingerloom/core";
import {
  ENGINES,
  describeEngines,
  driverOf,
  startDatabase,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";

type Up = (context: MigrationContext) => Promise<unknown>;

const migration = (name: string, up: Up, transaction = true): Migration => ({
  name,
  transaction,
  up: async (context) => void (await up(context)),
  down: async () => undefined,
});

describeEngines(ENGINES, (engine) => {
  const postgres = engine === "postgres";
  const commits = engine === "mysql" || engine === "mariadb";
  let database: TestDatabase;
  let driver: TestDriver;

  beforeEach(async () => {
    database = await startDatabase(engine, { label: "queries" });
    driver = driverOf(engine, database.options);
    await driver.connect();
    await driver.query("CREATE TABLE t (id INTEGER, name VARCHAR(50))");
  });
  afterEach(async () => {
    await driver.close();
    await database.drop();
  });

  async function run(...migrations: Migration[]) {
    const events: RunnerEvent[] = [];
    const cli = new MigrationCli(migrations, database.options, { onEvent: (event) => void events.push(event) });
    await cli.connect();
    try {
      return { ...(await cli.run()), events, check: await cli.check() };
    } finally {
      await cli.close();
    }
  }
  const rows = () => driver.query("SELECT id, name FROM t ORDER BY id");

  it.each([true, false])("takes values for placeholders, in a transaction: %s", async (transaction) => {
    const seen: unknown[] = [];
    const values = migration(
      "Values",
      async ({ query, driver: helpers }) => {
        await query("INSERT INTO t (id, name) VALUES (?, ?)", [1, "it's; -- fine"]);
        await helpers.query("INSERT INTO t (id, name) VALUES (?, ?)", [2, null]);
        await query(`UPDATE t SET name = ${postgres ? "$1" : "?"} WHERE id = 2`, ["two"]);
        seen.push(...(await query<{ id: number }>("SELECT id FROM t WHERE name = ?", ["two"])).map(({ id }) => id));
      },
      transaction,
    );
    expect(await run(values)).toMatchObject({
      results: [{ success: true }],
      check: { changed: [], unverifiable: [] },
    });
    expect(seen).toEqual([2]);
    expect(await rows()).toEqual([
      { id: 1, name: "it's; -- fine" },
      { id: 2, name: "two" },
    ]);
  });

  it("counts the values in the checksum, and skips what is done when it runs again", async () => {
    let fail = true;
    const insert = (name: string) =>
      migration(
        "Insert",
        async ({ query }) => {
          await query("INSERT INTO t (id, name) VALUES (?, ?)", [1, name]);
          await query(fail ? "SELECT * FROM nowhere" : "UPDATE t SET id = 2");
        },
        false,
      );
    expect((await run(insert("a"))).failure).toMatchObject({ code: "MIGRATION_FAILED" });
    fail = false;
    expect((await run(insert("b"))).failure).toMatchObject({ code: "JOURNAL_MISMATCH" });
    expect(await run(insert("a"))).toMatchObject({ results: [{ success: true }], check: { changed: [] } });
    expect(await rows()).toEqual([{ id: 2, name: "a" }]);
    expect((await run(insert("c"))).check.changed).toHaveLength(1);
  });

  it.each([true, false])("splits a text of several statements, in a transaction: %s", async (transaction) => {
    const body = postgres
      ? `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'a;b'; RETURN NEW; END; $$;
         CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();`
      : commits
        ? `CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN
             IF NEW.id > 0 THEN SET NEW.name = CASE WHEN NEW.id = 1 THEN 'a;b' ELSE 'c' END; END IF;
           END;`
        : `CREATE TRIGGER tr AFTER INSERT ON t BEGIN
             UPDATE t SET name = CASE WHEN id = 1 THEN 'a;b' ELSE 'c' END; DELETE FROM t WHERE id = 9;
           END;`;
    const several = migration(
      "Several",
      async ({ query }) =>
        query(`
          CREATE TABLE u (id INTEGER); -- a comment; with a semicolon
          ${body}
          /* nothing; */ ;
          INSERT INTO t (id) VALUES (1);
          INSERT INTO u (id) VALUES (7)`),
      transaction,
    );
    const { failure, events, check } = await run(several);
    expect(failure).toBeUndefined();
    expect(await rows()).toEqual([{ id: 1, name: "a;b" }]);
    expect(await driver.query("SELECT id FROM u")).toEqual([{ id: 7 }]);
    expect(check.changed).toEqual([]);
    const statements = events.filter(({ kind }) => kind === "statement");
    expect(statements.map(({ number }) => number)).toEqual(postgres ? [1, 2, 3, 4, 5] : [1, 2, 3, 4]);
  });

  it("goes on after the statement of a text that failed", async () => {
    const text = (last: string) =>
      migration(
        "Text",
        ({ query }) => query(`INSERT INTO t (id) VALUES (1); INSERT INTO t (id) VALUES (2); ${last}`),
        false,
      );
    expect((await run(text("SELECT * FROM nowhere"))).failure).toMatchObject({ code: "MIGRATION_FAILED" });
    expect((await run(text("INSERT INTO t (id) VALUES (3)"))).failure).toBeUndefined();
    expect(await rows()).toEqual([1, 2, 3].map((id) => ({ id, name: null })));
  });

  it.each<[string, Up, string]>([
    [
      "values that are not in a list",
      ({ query }) => query("SELECT ?", 1 as never),
      '"Wrong" called query() with values that are not in one list',
    ],
    [
      "values for several statements",
      ({ query }) => query("SELECT ?; SELECT ?", [1]),
      '"Wrong" called query() with values for a text of several statements',
    ],
  ])("refuses %s", async (_, up, message) => {
    const { failure } = await run(migration("Wrong", up));
    expect(failure?.message).toContain(message);
  });
});
