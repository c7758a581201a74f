import { MigrationRunner, type Migration, type StingerloomError } from "@stingerloom/core";
import { ENGINES, describeEngines, driverOf, type Engine } from "../../src";
import { Sandbox, migration, quoted } from "./open-runner";

const commits: readonly Engine[] = ["mysql", "mariadb"];
const insertA = migration("InsertA", ['INSERT INTO "log" VALUES (1)'], ['DELETE FROM "log"']);

describeEngines(ENGINES, (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await Sandbox.open(engine);
    await sandbox.sql('CREATE TABLE "log" ("x" INTEGER)');
  });
  afterEach(() => sandbox.close());

  const count = async (): Promise<number> => (await sandbox.sql('SELECT "x" FROM "log"')).length;
  const run = async (...migrations: Migration[]): Promise<StingerloomError | undefined> =>
    (await (await sandbox.runner(migrations)).run()).failure as StingerloomError | undefined;
  const executed = async (): Promise<readonly string[]> =>
    (await (await sandbox.runner([])).status()).executed.map(({ name }) => name);

  const texts = [
    "SELECT 1; ROLLBACK",
    "SELECT 1; /* a comment */ -- another\n COMMIT",
    "SELECT 1; BEGIN",
    "SELECT 1; SAVEPOINT s; ROLLBACK TO s",
    ...(engine === "postgres" ? ["SELECT 1; ABORT", "SELECT 1; PREPARE TRANSACTION 'x'", "SELECT 1; END"] : []),
    ...(engine === "sqlite" ? ["SELECT 1; END"] : []),
    ...(commits.includes(engine)
      ? ["/*!40000 SELECT 1 */; COMMIT AND CHAIN", "START TRANSACTION", "XA START 'x'"]
      : []),
  ];

  it.each(texts)("refuses %j, wherever it stands, before anything of its text runs (T6, T7, V7)", async (text) => {
    for (const transaction of [true, false]) {
      const up = migration("Ends", ['INSERT INTO "log" VALUES (1)', text], [], { transaction });
      expect(await run(up)).toMatchObject({ code: "TRANSACTION_IN_MIGRATION", migration: "Ends" });
      expect(await executed()).toEqual([]);
      expect(await count()).toBe(commits.includes(engine) || !transaction ? 1 : 0);
      await sandbox.sql('DELETE FROM "log"', 'DELETE FROM "__migrations_journal"');
    }
    const down = migration("Down", ['INSERT INTO "log" VALUES (1)'], ['DELETE FROM "log"', text]);
    expect(await run(down)).toBeUndefined();
    const back = await (await sandbox.runner([down])).rollback();
    expect(back.failure).toMatchObject({ code: "TRANSACTION_IN_MIGRATION" });
    expect(await executed()).toEqual(["Down"]);
  });

  it("asks the server whether the transaction is still the one that it began (T6, T7)", async () => {
    if (commits.includes(engine)) return;
    for (const text of ["ROLLBACK", "COMMIT", "ROLLBACK; BEGIN", "COMMIT; BEGIN"]) {
      const driver = await sandbox.driver();
      const hidden = migration("Hidden", async ({ query }) => {
        await query('INSERT INTO "log" VALUES (1)');
        // As if the text had not been recognised.
        for (const part of text.split("; ")) await driver.execute(part);
        await query('INSERT INTO "log" VALUES (2)');
      });
      const { failure } = await new MigrationRunner(driver, [hidden]).run();
      expect(failure).toMatchObject({ code: "TRANSACTION_IN_MIGRATION" });
      expect(failure?.message).not.toContain("Nothing of up() was kept");
      expect(await executed()).toEqual([]);
    }
  });

  it.each([true, false])("leaves the runner's own tables alone, in a transaction: %s (T17)", async (transaction) => {
    expect(await run(insertA)).toBeUndefined();
    const touching = [
      'DROP TABLE "__migrations"',
      'ALTER TABLE "log" ADD COLUMN "y" INTEGER; DROP TABLE IF EXISTS "__migrations_journal"',
      'DELETE FROM "__migrations"',
      'UPDATE "__migrations_lock" SET "token" = 0',
      "INSERT INTO __MIGRATIONS (name) VALUES ('x')",
      ...(engine === "sqlite" ? ["DROP TABLE '__migrations'", "DROP TABLE main.[__migrations]"] : []),
      ...(commits.includes(engine) ? ["/*!50000 DROP TABLE `__migrations` */"] : []),
    ];
    for (const [index, text] of touching.entries()) {
      const touches = migration(`Touches${index}`, ['INSERT INTO "log" VALUES (2)', text], [], { transaction });
      expect(await run(insertA, touches)).toMatchObject({ code: "OWN_TABLE_IN_MIGRATION" });
      expect((await (await sandbox.runner([insertA, touches])).run()).failure).toMatchObject({
        code: "OWN_TABLE_IN_MIGRATION",
      });
      expect(await count()).toBe(commits.includes(engine) || !transaction ? 2 : 1);
      await sandbox.sql('DELETE FROM "log"', 'INSERT INTO "log" VALUES (1)');
      await sandbox.sql('DELETE FROM "__migrations_journal" WHERE "number" > 0');
    }
    expect(await executed()).toContain("InsertA");
  });

  it("compares names by their bytes (T13)", async () => {
    const names = ["Resume", "Résumé", "Résumé ", "straße", "strasse"];
    const all = names.map((name) => migration(name, ['INSERT INTO "log" VALUES (1)']));
    expect(await run(...all)).toBeUndefined();
    expect(await executed()).toEqual(names);
    expect(await run(...all)).toBeUndefined();
    expect(await count()).toBe(names.length);
  });

  it("goes on with the history of an older version", async () => {
    const text = commits.includes(engine) ? " ENGINE=MyISAM DEFAULT CHARSET=latin1" : "";
    const id = engine === "postgres" ? "SERIAL" : engine === "sqlite" ? "INTEGER" : "INTEGER AUTO_INCREMENT";
    const primary = engine === "sqlite" ? "PRIMARY KEY AUTOINCREMENT" : "PRIMARY KEY";
    await sandbox.sql(
      `CREATE TABLE "__migrations" ("id" ${id} ${primary}, "name" VARCHAR(255) NOT NULL UNIQUE, ` +
        `"executed_at" TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP)${text}`,
      `INSERT INTO "__migrations" ("name") VALUES ('InsertA')`,
    );
    const next = migration("Résumé", ['INSERT INTO "log" VALUES (2)'], ['DELETE FROM "log"']);
    const other = migration("Resume", ['INSERT INTO "log" VALUES (3)']);
    expect(await run(insertA, next, other)).toBeUndefined();
    expect(await executed()).toEqual(["InsertA", "Résumé", "Resume"]);
    expect(await count()).toBe(2);
    if (!commits.includes(engine)) return;
    const engines = await sandbox.sql(
      "SELECT ENGINE AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND " +
        "TABLE_NAME LIKE '\\_\\_migrations%'",
    );
    expect(engines.map(({ name }) => name)).toEqual(["InnoDB", "InnoDB", "InnoDB"]);
  });

  it("says what a table is that is not its own, and takes another name (S9)", async () => {
    await sandbox.sql('CREATE TABLE "__migrations" ("id" INTEGER, "timestamp" BIGINT, "title" VARCHAR(50))');
    const runner = await sandbox.runner([insertA]);
    for (const command of [() => runner.run(), () => runner.status(), () => runner.pending()]) {
      const error = await (command() as Promise<unknown>).then(
        () => undefined,
        (reason: unknown) => reason as StingerloomError,
      );
      expect(error).toMatchObject({ code: "HISTORY_FOREIGN" });
      expect(error?.message).toContain("title");
      expect(error?.hint).toContain("historyTable");
    }
    const named = await sandbox.runner([insertA], { historyTable: "own_history" });
    expect((await named.run()).failure).toBeUndefined();
    expect((await named.status()).executed).toHaveLength(1);
    const driver = driverOf(engine, { ...sandbox.database.options, historyTable: "own_history" } as never);
    await driver.connect();
    const { tables } = await driver.introspect();
    await driver.close();
    expect(tables.map(({ name }) => name).sort()).toEqual(["log"]);
  });

  it("goes on after a caught error in a savepoint, and says which statement failed without one (S10)", async () => {
    const caught = migration("Caught", async ({ query, driver, savepoint }) => {
      await query(quoted(driver, 'INSERT INTO "log" VALUES (1)'));
      const saved = await savepoint(async () => {
        await query(quoted(driver, 'INSERT INTO "log" VALUES (2)'));
        await query(quoted(driver, 'SELECT * FROM "missing"'));
      }).catch(() => "undone");
      expect(saved).toBe("undone");
      expect(await savepoint(async () => query(quoted(driver, 'INSERT INTO "log" VALUES (3)')))).toBeDefined();
    });
    expect(await run(caught)).toBeUndefined();
    expect(await count()).toBe(commits.includes(engine) ? 3 : 2);
    if (engine !== "postgres") return;
    for (const more of [["SELECT 1"], []]) {
      const goesOn = migration("GoesOn", async ({ query }) => {
        await query("SELECT * FROM missing").catch(() => undefined);
        for (const sql of more) await query(sql);
      });
      const failure = await run(caught, goesOn);
      expect(failure).toMatchObject({ code: "TRANSACTION_ABORTED" });
      expect(failure?.message).toContain('statement 1 (SELECT * FROM missing) had failed before: relation "missing"');
      expect(failure?.hint).toContain("savepoint");
    }
  });

  it("takes the texts of several statements one by one (T9)", async () => {
    const two = (second: string): Migration =>
      migration("Two", [`INSERT INTO "log" VALUES (1); ${second}`], [], { transaction: false });
    expect(await run(two('INSERT INTO "missing" VALUES (1)'))).toMatchObject({ code: "MIGRATION_FAILED" });
    await sandbox.sql('CREATE TABLE "missing" ("x" INTEGER)');
    expect(await run(two('INSERT INTO "missing" VALUES (1)'))).toBeUndefined();
    expect(await count()).toBe(1);
  });
});

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await Sandbox.open(engine);
    await sandbox.sql('CREATE TABLE "log" ("x" INTEGER)');
  });
  afterEach(() => sandbox.close());

  const release = engine === "postgres" ? "SELECT pg_advisory_unlock_all()" : "SELECT RELEASE_ALL_LOCKS()";
  const releases = [
    release,
    ...(engine === "postgres"
      ? ["DISCARD ALL", "DO $$ BEGIN PERFORM pg_advisory_unlock_all(); END $$"]
      : ["DO RELEASE_ALL_LOCKS()"]),
  ];

  it.each(releases)("records nothing after %s, and applies once beside a second runner (T8)", async (text) => {
    for (const transaction of [true, false]) {
      if (transaction && text === "DISCARD ALL") continue;
      const released = migration("Released", ['INSERT INTO "log" VALUES (1)', text], ['DELETE FROM "log"'], {
        transaction,
      });
      const alone = await (await sandbox.runner([released])).run();
      expect(alone.failure).toMatchObject({ code: "LOCK_LOST" });
      await (await sandbox.runner([released])).rollback();
      await sandbox.sql('DELETE FROM "log"', 'DELETE FROM "__migrations_journal"');

      const plain = migration("Released", ['INSERT INTO "log" VALUES (1)'], [], { transaction });
      const second = await sandbox.runner([plain]);
      const holder = await sandbox.driver();
      let results: readonly unknown[] | undefined;
      const first = migration(
        "Released",
        async ({ query, driver }) => {
          await holder.execute(text);
          results ??= (await second.run()).results;
          await query(quoted(driver, 'INSERT INTO "log" VALUES (1)'));
        },
        [],
        { transaction },
      );
      const { failure } = await new MigrationRunner(holder, [first]).run();
      expect(results).toMatchObject([{ success: true }]);
      expect(failure).toMatchObject({ code: expect.stringMatching(/LOCK_LOST|JOURNAL_MISMATCH/) as string });
      expect(await sandbox.sql('SELECT "x" FROM "log"')).toHaveLength(1);
      expect((await (await sandbox.runner([plain])).rollback()).failure).toBeUndefined();
      await sandbox.sql('DELETE FROM "log"');
    }
  });
});

describeEngines(ENGINES, (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await Sandbox.open(engine);
    await sandbox.sql('CREATE TABLE "log" ("x" INTEGER)');
  });
  afterEach(() => sandbox.close());

  it("reads the record back before it commits (V6)", async () => {
    const runner = await sandbox.runner([migration("First", []), insertA]);
    await runner.run({ to: "First" });
    await sandbox.sql(...swallow(engine));
    const { failure } = await runner.run();
    expect((failure as StingerloomError).code).toMatch(
      engine === "mysql" || engine === "mariadb" ? /MIGRATION_FAILED/ : /RECORD_LOST/,
    );
    if (!commits.includes(engine)) expect(await sandbox.sql('SELECT "x" FROM "log"')).toEqual([]);
  });
});

/** What keeps a record out of the history without an error, or with one where an engine cannot do without. */
function swallow(engine: Engine): readonly string[] {
  if (engine === "postgres") return ['CREATE RULE swallow AS ON INSERT TO "__migrations" DO INSTEAD NOTHING'];
  if (engine === "sqlite")
    return [
      'CREATE TRIGGER swallow AFTER INSERT ON "__migrations" BEGIN DELETE FROM "__migrations" WHERE id = new.id; END',
    ];
  return [`CREATE TRIGGER swallow BEFORE INSERT ON "__migrations" FOR EACH ROW SIGNAL SQLSTATE '45000'`];
}
