import { MigrationRunner, type MigrationError, type StingerloomError } from "@stingerloom/core";
import { ENGINES, describeEngines, type Engine } from "../../src";
import { Sandbox, migration, quoted } from "./open-runner";

const A = migration("A", ['CREATE TABLE "a" ("x" INTEGER)'], ['DROP TABLE "a"']);
const B = migration("B", ['CREATE TABLE "b" ("x" INTEGER)', 'INSERT INTO "b" VALUES (1)'], ['DROP TABLE "b"']);
const commits: readonly Engine[] = ["mysql", "mariadb"];

describeEngines(ENGINES, (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("gives times in UTC, whatever zone the session is in, and none where the row has none", async () => {
    const zone = {
      postgres: `ALTER DATABASE "${sandbox.database.options.database}" SET timezone = 'Asia/Kolkata'`,
      sqlite: "SELECT 1",
    }[engine as string];
    if (zone !== undefined) await sandbox.sql(zone);
    const driver = await sandbox.driver();
    if (zone === undefined) await driver.query("SET time_zone = '+05:30'");
    const before = Date.now();
    await new MigrationRunner(driver, [A]).run();
    await driver.query("INSERT INTO __migrations (name, executed_at) VALUES ('B', NULL)");
    const [a, b] = (await new MigrationRunner(driver, [A, B]).status()).executed;
    expect(b).toMatchObject({ name: "B" });
    expect(b).not.toHaveProperty("executedAt");
    const seconds = (Date.parse(a?.executedAt ?? "") - before) / 1_000;
    expect(seconds).toBeGreaterThan(-2);
    expect(seconds).toBeLessThan(60);
  });

  it("runs, tells, and rolls back (complaints 21)", async () => {
    const runner = await sandbox.runner([A, B]);
    expect((await runner.run()).results.map(({ success }) => success)).toEqual([true, true]);
    expect((await runner.run()).results).toEqual([]);
    const { executed, pending, partial } = await runner.status();
    expect(executed.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(executed[0]?.executedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect({ pending, partial }).toEqual({ pending: [], partial: [] });
    expect(await runner.check()).toMatchObject({ changed: [], unverifiable: [], pending: [] });
    expect((await runner.rollback()).results).toEqual([{ name: "B", direction: "down", success: true }]);
    expect([await sandbox.hasTable("a"), await sandbox.hasTable("b")]).toEqual([true, false]);
  });

  it("keeps nothing of a migration that fails, or knows what it kept (complaints 25)", async () => {
    const bad = migration("Bad", ['CREATE TABLE "t" ("x" INTEGER)', 'ALTER TABLE "missing" ADD COLUMN "x" INTEGER']);
    const { failure } = await (await sandbox.runner([bad])).run();
    expect(failure).toMatchObject({ code: "MIGRATION_FAILED", migration: "Bad" });
    expect(await sandbox.hasTable("t")).toBe(commits.includes(engine));
    expect((failure as MigrationError).done).toHaveLength(commits.includes(engine) ? 1 : 0);
  });

  it("shows a dry run and leaves nothing behind", async () => {
    const { statements } = await (await sandbox.runner([A])).run({ dryRun: true });
    expect(statements?.map(({ sql }) => sql.length)).toEqual([1]);
    expect([await sandbox.hasTable("a"), await sandbox.hasTable("__migrations")]).toEqual([false, false]);
  });

  it("names the holder when the lock is not to be had", async () => {
    const holder = await sandbox.driver();
    const key = `stingerloom:migrations:${await holder.databaseName()}`;
    expect(await holder.tryLock(key)).toBe(true);
    const waiting = await sandbox.runner([A], { lockTimeoutMs: 300 });
    await expect(waiting.run()).rejects.toMatchObject({
      code: "ADVISORY_LOCK",
      holder: { pid: expect.any(Number) as number },
    });
    await holder.unlock(key);
    expect((await waiting.run()).failure).toBeUndefined();
  });

  it("gets the lock of a session that ended (complaints 24)", async () => {
    const holder = await sandbox.driver();
    await holder.tryLock(`stingerloom:migrations:${await holder.databaseName()}`);
    await holder.close();
    expect((await (await sandbox.runner([A])).run()).failure).toBeUndefined();
  });

  it("runs by journal without a transaction, and finishes when the data is mended (complaints 25)", async () => {
    await sandbox.sql(
      'CREATE TABLE "data" ("x" INTEGER)',
      'INSERT INTO "data" VALUES (1)',
      'INSERT INTO "data" VALUES (1)',
    );
    const three = migration(
      "Three",
      [
        'CREATE TABLE "t" ("x" INTEGER)',
        'CREATE UNIQUE INDEX "once" ON "data" ("x")',
        'ALTER TABLE "t" ADD COLUMN "y" INTEGER',
      ],
      [
        'ALTER TABLE "t" DROP COLUMN "y"',
        commits.includes(engine) ? 'DROP INDEX "once" ON "data"' : 'DROP INDEX "once"',
        'DROP TABLE "t"',
      ],
      { transaction: false },
    );
    const { failure } = await (await sandbox.runner([three])).run();
    expect((failure as MigrationError).done.map(({ number }) => number)).toEqual([1]);
    expect((failure as MigrationError).notDone.map(({ number }) => number)).toEqual([2, 3]);
    const back = await (await sandbox.runner([three])).rollback();
    expect(back.failure).toBeUndefined();
    expect(await sandbox.hasTable("t")).toBe(false);
    await (await sandbox.runner([three])).run();
    await sandbox.sql('DELETE FROM "data"');
    expect((await (await sandbox.runner([three])).run()).failure).toBeUndefined();
    const driver = await sandbox.driver();
    expect(await driver.hasColumn("t", "y")).toBe(true);
  });

  it("stops a rollback where a table was changed by hand, and shows the change", async () => {
    const runner = await sandbox.runner([A]);
    await runner.run();
    await sandbox.sql('ALTER TABLE "a" ADD COLUMN "by_hand" INTEGER');
    const { failure } = await runner.rollback();
    expect(failure).toMatchObject({ code: "DRIFT" });
    expect(failure?.message).toContain("by_hand");
    expect((await runner.rollback({ force: true })).failure).toBeUndefined();
  });

  it("gives back what a journaled insert gave", async () => {
    const numbered = migration(
      "Numbered",
      async ({ query, driver }) => {
        await driver.createTable("n", [
          { name: "id", type: "INTEGER", primary: true, autoIncrement: true },
          { name: "x", type: "INTEGER" },
        ]);
        const returning = engine === "postgres" ? ' RETURNING "id"' : "";
        const given: unknown = await query(quoted(driver, `INSERT INTO "n" ("x") VALUES (7)${returning}`));
        const id = Array.isArray(given) ? (given[0] as { id: number }).id : (given as { insertId: number }).insertId;
        if (!(await driver.hasTable("ready"))) throw new Error("not ready");
        await query(quoted(driver, `INSERT INTO "n" ("x") VALUES (${id * 100})`));
      },
      ['DROP TABLE "n"'],
      { transaction: false },
    );
    expect((await (await sandbox.runner([numbered])).run()).failure?.message).toContain("not ready");
    await sandbox.sql('CREATE TABLE "ready" ("x" INTEGER)');
    expect((await (await sandbox.runner([numbered])).run()).failure).toBeUndefined();
    expect((await sandbox.sql('SELECT "x" FROM "n" ORDER BY "x"')).map(({ x }) => Number(x))).toEqual([7, 100]);
  });
});

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("gives up a statement on a locked table, lets readers through, and succeeds when the lock goes", async () => {
    await sandbox.sql('CREATE TABLE "busy" ("x" INTEGER)');
    const other = await sandbox.driver();
    await other.begin();
    await other.query(quoted(other, 'SELECT * FROM "busy"'));
    const retries: string[] = [];
    const runner = await sandbox.runner([migration("M", ['ALTER TABLE "busy" ADD COLUMN "y" INTEGER'])], {
      statementLockTimeout: 1_000,
      onEvent: ({ kind, message }) => kind === "retry" && retries.push(message),
    });
    const running = runner.run();
    const reader = await sandbox.driver();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = Date.now();
    await reader.query(quoted(reader, 'SELECT * FROM "busy"'));
    expect(Date.now() - start).toBeLessThan(1_500);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await other.rollback();
    expect((await running).failure).toBeUndefined();
    expect(retries.length).toBeGreaterThan(0);
  });

  it("says so when the connection ends, and the next run finishes", async () => {
    const victim = await sandbox.driver();
    const session = await victim.sessionId();
    const kill = engine === "postgres" ? `SELECT pg_terminate_backend(${session})` : `KILL ${session}`;
    let armed = true;
    const cut = migration("Cut", async ({ query, driver }) => {
      await query(quoted(driver, 'CREATE TABLE "t" ("x" INTEGER)'));
      if (armed) await sandbox.sql(kill);
      armed = false;
      await query(quoted(driver, 'INSERT INTO "t" VALUES (1)'));
    });
    const { MigrationRunner } = await import("@stingerloom/core");
    const { failure } = await new MigrationRunner(victim, [cut]).run();
    expect((failure as StingerloomError).code).toMatch(/^CONNECTION_/);
    expect((await (await sandbox.runner([cut])).run()).failure).toBeUndefined();
    expect(await sandbox.sql('SELECT * FROM "t"')).toHaveLength(1);
  });
});

describeEngines(["postgres"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("builds an index concurrently while a second process waits, which then does its work", async () => {
    await sandbox.sql('CREATE TABLE "big" ("x" INTEGER)', 'INSERT INTO "big" SELECT generate_series(1, 200000)');
    const index = migration("Index", ['CREATE INDEX CONCURRENTLY "by_x" ON "big" ("x")'], [], { transaction: false });
    const [first, second] = [await sandbox.runner([index]), await sandbox.runner([index, A])];
    const [one, two] = await Promise.all([first.run(), second.run()]);
    expect([one.failure, two.failure]).toEqual([undefined, undefined]);
    expect([...one.results, ...two.results].map(({ name }) => name).sort()).toEqual(["A", "Index"]);
  });

  it("drops the unusable index of a failed concurrent build and builds it again", async () => {
    await sandbox.sql('CREATE TABLE "d" ("x" INTEGER)', 'INSERT INTO "d" VALUES (1), (1)');
    const index = migration("Index", ['CREATE UNIQUE INDEX CONCURRENTLY "once" ON "d" ("x")'], [], {
      transaction: false,
    });
    expect((await (await sandbox.runner([index])).run()).failure).toMatchObject({ code: "MIGRATION_FAILED" });
    expect(await sandbox.sql("SELECT 1 FROM pg_index WHERE NOT indisvalid")).toHaveLength(1);
    await sandbox.sql('DELETE FROM "d"');
    expect((await (await sandbox.runner([index])).run()).failure).toBeUndefined();
    expect(await sandbox.sql("SELECT 1 FROM pg_index WHERE NOT indisvalid")).toEqual([]);
    expect(await sandbox.sql("SELECT 1 FROM pg_indexes WHERE indexname = 'once'")).toHaveLength(1);
  });

  it("gives up a long statement when it is to stop, and undoes the migration", async () => {
    const controller = new AbortController();
    const long = migration("Long", ['CREATE TABLE "t" ("x" INTEGER)', "SELECT pg_sleep(30)"]);
    const running = (await sandbox.runner([long], { signal: controller.signal })).run();
    setTimeout(() => controller.abort(), 300);
    const start = Date.now();
    expect((await running).failure).toMatchObject({ code: "ABORTED", migration: "Long" });
    expect(Date.now() - start).toBeLessThan(5_000);
    expect(await sandbox.hasTable("t")).toBe(false);
  });

  it("finds its own tables after a migration has changed the search path", async () => {
    const path = migration("Path", ["SELECT pg_catalog.set_config('search_path', '', false)"]);
    const runner = await sandbox.runner([path, migration("B", ['CREATE TABLE public."b" ("x" INTEGER)'])]);
    expect((await runner.run()).failure).toBeUndefined();
  });
});
