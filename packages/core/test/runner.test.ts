import {
  Migration,
  MigrationError,
  MigrationRunner,
  type MigrationContext,
  type MigrationDirection,
  type RunnerOptions,
} from "../src";
import { FakeDriver, type FakeOptions } from "./fake-driver";
import { FakeServer } from "./fake-server";

type Step = (context: MigrationContext) => unknown;

/** A migration made of statements, or of functions. */
function migration(name: string, up: readonly string[] | Step, down: readonly string[] | Step = []): Migration {
  const run = (steps: readonly string[] | Step) => async (context: MigrationContext) => {
    if (typeof steps === "function") await steps(context);
    else for (const sql of steps) await context.query(sql);
  };
  return { name, up: run(up), down: run(down) } as Migration;
}

const A = migration("A", ['CREATE TABLE "a" ("x")'], ['DROP TABLE "a"']);
const B = migration("B", ['CREATE TABLE "b" ("x")'], ['DROP TABLE "b"']);
const C = migration("C", ['CREATE TABLE "c" ("x")'], ['DROP TABLE "c"']);
const instant: RunnerOptions = { clock: { now: () => 0, sleep: async () => undefined }, random: () => 0.5, env: {} };

function open(
  migrations: readonly Migration[],
  {
    server = new FakeServer(),
    options = {},
    runner = {},
  }: { server?: FakeServer; options?: FakeOptions; runner?: RunnerOptions } = {},
) {
  const driver = new FakeDriver(server, options);
  return { server, driver, runner: new MigrationRunner(driver, migrations, { ...instant, ...runner }) };
}

const tables = (server: FakeServer): readonly string[] => Object.keys(server.state());
const names = (
  results: readonly { readonly name: string; readonly direction: MigrationDirection; readonly success: boolean }[],
) => results.map(({ name, direction, success }) => `${name} ${direction}${success ? "" : " failed"}`);

describe("run", () => {
  it("runs what is pending, once, and records it in order", async () => {
    const { server, runner } = open([A, B]);
    expect((await runner.run()).results).toEqual([
      { name: "A", direction: "up", success: true },
      { name: "B", direction: "up", success: true },
    ]);
    expect((await runner.run()).results).toEqual([]);
    expect(tables(server)).toEqual(["a", "b"]);
    expect(server.locks.size).toBe(0);
  });

  it("goes as far as `to`", async () => {
    const { runner } = open([A, B, C]);
    expect(names((await runner.run({ to: "B" })).results)).toEqual(["A up", "B up"]);
  });

  it("runs out of order with a warning, and refuses with strictOrder", async () => {
    const { server } = open([A]);
    await open([A, C], { server }).runner.run();
    await expect(open([A, B, C], { server }).runner.run({ strictOrder: true })).rejects.toMatchObject({
      code: "OUT_OF_ORDER",
    });
    const { results, warnings } = await open([A, B, C], { server }).runner.run();
    expect(names(results)).toEqual(["B up"]);
    expect(warnings).toEqual([
      '"B" stands before migrations that have run already; run anyway, in the configured order',
    ]);
  });

  it("warns of a record that has no class", async () => {
    const { server, runner } = open([A]);
    await runner.run();
    expect((await open([B], { server }).runner.run()).warnings).toEqual([
      '"A" has run on this database, but the configuration has no class of that name',
    ]);
  });

  it("undoes a migration that fails, says at which statement, and stops", async () => {
    const bad = migration("Bad", ['CREATE TABLE "t" ("x")', 'ALTER TABLE "missing" ADD COLUMN "x"']);
    const { server, runner } = open([A, bad, B]);
    const { results, failure } = await runner.run();
    expect(names(results)).toEqual(["A up", "Bad up failed"]);
    expect(failure).toMatchObject({ code: "MIGRATION_FAILED", migration: "Bad" });
    expect(failure?.message).toBe(
      '"Bad" failed at statement 2 (ALTER TABLE "missing" ADD COLUMN "x"): no such table: missing. ' +
        "Nothing of up() was kept.",
    );
    expect(tables(server)).toEqual(["a"]);
  });

  it("runs all in one transaction, or none of them", async () => {
    const bad = migration("Bad", ['DROP TABLE "missing"']);
    const { server, runner } = open([A, B, bad]);
    const { results } = await runner.run({ transaction: "all" });
    expect(names(results)).toEqual(["A up failed", "B up failed", "Bad up failed"]);
    expect(tables(server)).toEqual([]);
    const good = open([A, B], { server });
    expect(names((await good.runner.run({ transaction: "all" })).results)).toEqual(["A up", "B up"]);
  });

  it.each([
    ["an engine that cannot", [A], { transactionalDdl: false }],
    ["a migration that must not", [Object.assign(migration("N", []), { transaction: false })], {}],
  ])("refuses one transaction for %s", async (_, migrations, options) => {
    const { runner, server } = open(migrations, { options });
    await expect(runner.run({ transaction: "all" })).rejects.toMatchObject({ code: "TRANSACTION_ALL" });
    expect(server.tables.size).toBe(0);
  });

  it.each([
    ["two of one name", [A, A], "MIGRATION_DUPLICATE"],
    ["two that differ in case", [A, migration("a", [])], "MIGRATION_DUPLICATE"],
    [
      "an anonymous class",
      [
        new (class extends Migration {
          async up() {}
          async down() {}
        })(),
      ],
      "MIGRATION_UNNAMED",
    ],
    ["what is no migration", [{} as Migration], "MIGRATION_INVALID"],
    ["too long a name", [migration("x".repeat(256), [])], "MIGRATION_NAME_TOO_LONG"],
  ])("refuses %s before anything", async (_, migrations, code) => {
    const { runner, driver } = open(migrations);
    await expect(runner.run()).rejects.toMatchObject({ code });
    expect(driver.log).toEqual([]);
  });

  it.each<[string, Step, string]>([
    ["its own transaction", ({ query }) => query("COMMIT"), "TRANSACTION_IN_MIGRATION"],
    ["a forgotten await", ({ query }) => void query('CREATE TABLE "t" ("x")'), "QUERY_NOT_AWAITED"],
    ["a forgotten await that fails", ({ query }) => void query("nonsense"), "QUERY_NOT_AWAITED"],
    ["values that are not in a list", ({ query }) => query("SELECT 1", 1 as never), "QUERY_PARAMETERS"],
    ["no text", ({ query }) => query(undefined as unknown as string), "QUERY_NOT_TEXT"],
  ])("refuses %s, and keeps nothing", async (_, step, code) => {
    const { runner, server } = open([migration("M", step)]);
    expect((await runner.run()).failure).toMatchObject({ code });
    expect(tables(server)).toEqual([]);
  });

  it("refuses a statement after the end", async () => {
    let late: ((sql: string) => Promise<unknown>) | undefined;
    const { runner } = open([migration("M", ({ query }) => void (late = query))]);
    await runner.run();
    await expect(late?.('DROP TABLE "a"')).rejects.toMatchObject({ code: "MIGRATION_OVER" });
  });

  it("runs statements in the order in which they were asked for, and none after one that failed", async () => {
    const all = ({ query }: MigrationContext) =>
      Promise.all([query('CREATE TABLE "t" ("x")'), query('DROP TABLE "missing"'), query('CREATE TABLE "u" ("x")')]);
    const { runner, server } = open([migration("M", all)], { options: { transactionalDdl: false } });
    await runner.run();
    expect(tables(server)).toEqual(["t"]);
  });

  it("shows what it would run, and touches nothing", async () => {
    const insert = `INSERT INTO "a" ("x") VALUES ('1')`;
    const { runner, server, driver } = open([A, migration("I", ['SELECT * FROM "a"', insert])]);
    expect((await runner.run({ dryRun: true })).statements).toEqual([
      { name: "A", sql: ['CREATE TABLE "a" ("x")'] },
      { name: "I", sql: [insert] },
    ]);
    expect(server.tables.size).toBe(0);
    expect(driver.log.filter((sql) => !sql.startsWith("HAS TABLE"))).toEqual([]);
  });
});

describe("an engine whose DDL commits", () => {
  const options = { transactionalDdl: false };
  const three = (index: string) =>
    migration(
      "Three",
      ['CREATE TABLE "t" ("x")', `CREATE UNIQUE INDEX "${index}" ON "data"`, 'ALTER TABLE "t" ADD COLUMN "y"'],
      ['ALTER TABLE "t" DROP COLUMN "y"', `DROP INDEX "${index}"`, 'DROP TABLE "t"'],
    );

  async function failing(): Promise<FakeServer> {
    const server = new FakeServer();
    server.tables.set("data", { columns: ["bad"], indexes: [], rows: [{ bad: "yes" }] });
    const { failure } = await open([three("u")], { server, options }).runner.run();
    expect(failure).toBeInstanceOf(MigrationError);
    expect((failure as MigrationError).done.map(({ number }) => number)).toEqual([1]);
    expect((failure as MigrationError).notDone.map(({ number }) => number)).toEqual([2, 3]);
    expect(failure?.message.split("\n")).toEqual([
      '"Three" failed at statement 2 (CREATE UNIQUE INDEX "u" ON "data"): duplicate rows.',
      'Done and kept: 1 (CREATE TABLE "t" ("x")).',
      'Not done: 2 (CREATE UNIQUE INDEX "u" ON "data"), 3 (ALTER TABLE "t" ADD COLUMN "y").',
    ]);
    return server;
  }

  it("does the rest when the data is mended", async () => {
    const server = await failing();
    server.table("data").rows.length = 0;
    const { runner, driver } = open([three("u")], { server, options });
    expect(names((await runner.run()).results)).toEqual(["Three up"]);
    expect(driver.log.filter((sql) => sql.startsWith('CREATE TABLE "t"'))).toEqual([]);
    expect(server.structure("t")).toEqual(["x", "y"]);
  });

  it("takes a statement that was not done in a mended form", async () => {
    const server = await failing();
    server.table("data").rows.length = 0;
    expect((await open([three("other")], { server, options }).runner.run()).failure).toBeUndefined();
    expect(server.structure("data")).toEqual(["bad", "index other"]);
  });

  it("stops when a statement that is done was edited", async () => {
    const server = await failing();
    const edited = migration("Three", ['CREATE TABLE "t" ("z")']);
    expect((await open([edited], { server, options }).runner.run()).failure).toMatchObject({
      code: "JOURNAL_MISMATCH",
    });
  });

  it("undoes what is done, and that only", async () => {
    const server = await failing();
    expect((await open([three("u")], { server, options }).runner.status()).partial).toEqual([
      { name: "Three", direction: "up", done: 1, failed: 1, inDoubt: 0, error: "duplicate rows" },
    ]);
    const { runner, driver } = open([three("u")], { server, options });
    expect(names((await runner.rollback()).results)).toEqual(["Three down"]);
    expect(driver.log.filter((sql) => /^(DROP|ALTER)/.test(sql))).toEqual(['DROP TABLE "t"']);
    expect(tables(server)).toEqual(["data"]);
    expect((await runner.status()).partial).toEqual([]);
  });

  it.each([
    ["a table of its own", ['DROP TABLE IF EXISTS "t"'], ["data"], undefined],
    ["a table that nothing was done to", ['DROP TABLE "t"', 'DROP TABLE "other"'], ["data", "other"], undefined],
    [
      "what may not be its own",
      ['ALTER TABLE "data" DROP COLUMN "bad"', 'DROP TABLE "t"', 'DROP TABLE "t"', "x"],
      ["data", "other", "t"],
      "PARTIAL_ROLLBACK_UNCERTAIN",
    ],
    ["not all of it", ['ALTER TABLE "t" DROP COLUMN "y"'], ["data", "t"], "PARTIAL_ROLLBACK_INCOMPLETE"],
  ])("where down does not match up: %s", async (_, down, left, code) => {
    const server = await failing();
    if (left.includes("other")) server.tables.set("other", { columns: [], indexes: [], rows: [] });
    const uneven = migration("Three", three("u").up as unknown as Step, down);
    const { failure } = await open([uneven], { server, options }).runner.rollback();
    expect((failure as MigrationError | undefined)?.code).toBe(code);
    expect(tables(server)).toEqual(left);
  });
});

describe("waiting", () => {
  it("tries a whole transaction again when a statement gave up waiting for a lock", async () => {
    const events: string[] = [];
    const { runner, driver } = open([migration("M", ['CREATE TABLE "t" ("x")', 'ALTER TABLE "t" ADD COLUMN "y"'])], {
      options: { locked: { sql: "ALTER", times: 2 } },
      runner: { onEvent: ({ kind, message }) => events.push(`${kind}: ${message}`) },
    });
    expect((await runner.run()).failure).toBeUndefined();
    expect(driver.log.filter((sql) => sql.startsWith('CREATE TABLE "t"')).length).toBe(3);
    expect(events.filter((event) => event.startsWith("retry"))).toEqual([
      'retry: "M": lock wait timeout. Trying again in 250 ms (2 of 10)',
      'retry: "M": lock wait timeout. Trying again in 500 ms (3 of 10)',
    ]);
  });

  it("tries the statement alone again where it is journaled", async () => {
    const { runner, driver } = open([migration("M", ['CREATE TABLE "t" ("x")', 'ALTER TABLE "t" ADD COLUMN "y"'])], {
      options: { transactionalDdl: false, locked: { sql: "ALTER", times: 2 } },
    });
    expect((await runner.run()).failure).toBeUndefined();
    expect(driver.log.filter((sql) => sql.startsWith('CREATE TABLE "t"')).length).toBe(1);
  });

  it("gives up in the end, with a code", async () => {
    const { runner } = open([migration("M", ['CREATE TABLE "t" ("x")'])], {
      options: { locked: { sql: 'CREATE TABLE "t"', times: 99 } },
      runner: { retry: { attempts: 3 } },
    });
    expect((await runner.run()).failure).toMatchObject({ code: "LOCK_TIMEOUT" });
  });

  it("names the holder of the migration lock when the time is over", async () => {
    const server = new FakeServer();
    server.locks.set("stingerloom:migrations:fake", 77);
    let now = 0;
    const clock = { now: () => now, sleep: async (ms: number) => void (now += ms) };
    const { runner } = open([A], { server, runner: { clock, env: { STINGERLOOM_LOCK_TIMEOUT: "500" } } });
    await expect(runner.run()).rejects.toMatchObject({
      code: "ADVISORY_LOCK",
      message: 'Another process holds the migration lock of "fake": pid 77; waited 500 ms',
    });
    expect(server.tables.size).toBe(0);
  });

  it("refuses a pooler before anything", async () => {
    const { runner, server } = open([A], { options: { sessionIds: ["1", "2"] } });
    await expect(runner.run()).rejects.toMatchObject({ code: "POOLER_DETECTED" });
    expect(server.tables.size).toBe(0);
  });
});

describe("stopping", () => {
  it.each([
    [true, 'Stopped in "M". Nothing of up() was kept.', []],
    [false, 'Stopped in "M".\nDone and kept: 1 (CREATE TABLE "t" ("x")).\nNot done: the rest.', ["t"]],
  ])("with DDL in transactions %s", async (transactionalDdl, message, left) => {
    const controller = new AbortController();
    const steps: Step = async ({ query }) => {
      await query('CREATE TABLE "t" ("x")');
      controller.abort();
      await query('CREATE TABLE "u" ("x")');
    };
    const { runner, server } = open([migration("M", steps)], {
      options: { transactionalDdl },
      runner: { signal: controller.signal },
    });
    const { failure } = await runner.run();
    expect(failure).toMatchObject({ code: "ABORTED", message });
    expect(tables(server)).toEqual(left);
    expect(server.locks.size).toBe(0);
  });

  it("while waiting for the lock leaves all as it is", async () => {
    const server = new FakeServer();
    server.locks.set("stingerloom:migrations:fake", 77);
    const controller = new AbortController();
    const clock = { now: () => 0, sleep: async () => controller.abort() };
    const { runner } = open([A], { server, runner: { clock, signal: controller.signal } });
    const { failure, results } = await runner.run();
    expect(failure).toMatchObject({
      code: "ABORTED",
      message: "Stopped while waiting for the migration lock: nothing was changed",
    });
    expect({ results, tables: server.tables.size }).toEqual({ results: [], tables: 0 });
  });

  it("between two migrations says where things stand", async () => {
    const controller = new AbortController();
    const { runner } = open([A, B], {
      runner: { signal: controller.signal, hooks: { afterEach: () => controller.abort() } },
    });
    expect((await runner.run()).failure).toMatchObject({
      code: "ABORTED",
      message: 'Stopped before "B": 1 of 2 are done',
    });
  });
});

describe("rollback", () => {
  it.each([
    [{}, ["C down"], ["a", "b"]],
    [{ steps: 2 }, ["C down", "B down"], ["a"]],
    [{ steps: 9 }, ["C down", "B down", "A down"], []],
    [{ to: "A" }, ["C down", "B down"], ["a"]],
  ])("%j", async (command, results, left) => {
    const { runner, server } = open([A, B, C]);
    await runner.run();
    expect(names((await runner.rollback(command)).results)).toEqual(results);
    expect(tables(server)).toEqual(left);
  });

  it.each([
    [{ to: "X" }, "MIGRATION_UNKNOWN"],
    [{ to: "C" }, "MIGRATION_NOT_EXECUTED"],
    [{ steps: 0 }, "ROLLBACK_OPTIONS"],
    [{ steps: 1, to: "A" }, "ROLLBACK_OPTIONS"],
  ])("refuses %j", async (command, code) => {
    const { runner } = open([A, B, C]);
    await runner.run({ to: "B" });
    await expect(runner.rollback(command)).rejects.toMatchObject({ code });
  });

  it("names a recorded migration whose class is gone, and changes nothing", async () => {
    const { server, runner } = open([A, B]);
    await runner.run();
    const other = open([A], { server });
    await expect(other.runner.rollback()).rejects.toMatchObject({
      code: "MIGRATION_MISSING",
      message: expect.stringContaining('"B"') as string,
    });
    expect((await other.runner.status()).executed.map(({ name, missing }) => [name, missing])).toEqual([
      ["A", undefined],
      ["B", true],
    ]);
    expect(tables(server)).toEqual(["a", "b"]);
  });

  it.each([
    [true, 'The tables of "B" were changed since it ran:\n  b: + by_hand'],
    [false, 'The tables of "B" were changed since it ran:\n  b is not as the migration left it'],
  ])("stops where a table was changed by hand, unless forced (in words: %s)", async (words, message) => {
    const { server, runner } = open([A, B], { options: { words } });
    await runner.run();
    server.table("b").columns.push("by_hand");
    const { failure, results } = await runner.rollback();
    expect(failure).toMatchObject({ code: "DRIFT", message });
    expect(names(results)).toEqual(["B down failed"]);
    expect(tables(server)).toEqual(["a", "b"]);
    expect(names((await runner.rollback({ force: true })).results)).toEqual(["B down"]);
  });

  it("takes what a later down left for the state of the earlier migration", async () => {
    const add = migration(
      "Add",
      ['ALTER TABLE "a" ADD COLUMN "y"'],
      ['CREATE INDEX "left_behind" ON "a"', 'ALTER TABLE "a" DROP COLUMN "y"'],
    );
    const { runner } = open([A, add]);
    await runner.run();
    expect((await runner.rollback({ steps: 2 })).failure).toBeUndefined();
  });
});

describe("hooks", () => {
  it("are called in order", async () => {
    const calls: string[] = [];
    const note = (name: string) => (info: object) =>
      void calls.push(`${name} ${"name" in info ? String(info.name) : ""}`.trim());
    const bad = migration("Bad", ['DROP TABLE "missing"']);
    const hooks = {
      beforeAll: note("beforeAll"),
      afterAll: note("afterAll"),
      beforeEach: note("beforeEach"),
      afterEach: note("afterEach"),
      onError: note("onError"),
    };
    await open([A, bad], { runner: { hooks } }).runner.run();
    expect(calls).toEqual(["beforeAll", "beforeEach A", "afterEach A", "beforeEach Bad", "onError Bad", "afterAll"]);
  });

  it.each(["beforeAll", "beforeEach", "afterEach", "afterAll"] as const)(
    "%s that throws stops the run",
    async (name) => {
      const hooks = {
        [name]: () => {
          throw new Error("no");
        },
      };
      const { failure } = await open([A], { runner: { hooks } }).runner.run();
      expect(failure).toMatchObject({ code: "HOOK_FAILED", message: `The hook ${name} failed: no` });
    },
  );
});

describe("check", () => {
  const insert = (text: string) => migration("I", [`INSERT INTO "a" ("x") VALUES ('${text}')`]);
  it.each([
    ["the same", insert("1"), { changed: [], unverifiable: [] }],
    ["other SQL", insert("2"), { changed: ["I"], unverifiable: [] }],
    [
      "SQL laid out in another way",
      migration("I", [`\n  INSERT INTO "a"\n ("x") VALUES ('1') ; `]),
      { changed: [], unverifiable: [] },
    ],
    [
      "SQL that depends on what it reads",
      migration("I", async ({ query }) => {
        const rows = (await query('SELECT * FROM "a"')) as unknown[];
        await query(`INSERT INTO "a" ("x") VALUES ('${rows.length}')`);
      }),
      { changed: [], unverifiable: ["I"] },
    ],
  ])("%s", async (_, now, expected) => {
    const { server, runner } = open([A, insert("1")]);
    await runner.run();
    const { changed, unverifiable, pending } = await open([A, now, B], { server }).runner.check();
    expect({ changed: changed.map(({ name }) => name), unverifiable }).toEqual(expected);
    expect(pending).toEqual(["B"]);
  });
});

it("baseline records without running", async () => {
  const { runner, server } = open([A, B]);
  expect(await runner.baseline({ to: "A" })).toEqual(["A"]);
  expect(tables(server)).toEqual([]);
  expect((await runner.status()).pending).toEqual(["B"]);
});

it("drops the unusable index of a failed concurrent build before it builds it again", async () => {
  const index = Object.assign(migration("I", ['CREATE INDEX "i" ON "a"'], ['DROP INDEX "i"']), { transaction: false });
  const { server, runner } = open([A]);
  await runner.run();
  server.table("a").rows.push({ bad: "yes" });
  expect((await open([A, index], { server }).runner.run()).failure).toBeDefined();
  server.table("a").rows.length = 0;
  server.table("a").indexes.push("i");
  server.invalid.push({ name: "i", table: "a", repair: 'DROP INDEX "i"' });
  const again = open([A, index], { server });
  expect((await again.runner.run()).failure).toBeUndefined();
  expect(again.driver.log.filter((sql) => sql.includes('INDEX "i"'))).toEqual([
    'DROP INDEX "i"',
    'CREATE INDEX "i" ON "a"',
  ]);
});
