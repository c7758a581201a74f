import { MigrationRunner, type DatabaseDriver } from "@stingerloom/core";
import { describeEngines } from "../../src";
import { Sandbox, migration } from "./open-runner";

/** As of a server that has the functions of the lock, and no lock behind them. */
function stubbed<T extends DatabaseDriver>(driver: T): T {
  const sibling = driver.sibling?.bind(driver);
  return Object.assign(driver, {
    tryLock: async () => true,
    unlock: async () => undefined,
    sibling: () => stubbed(sibling!()),
  });
}

/** As of a server that refuses them. */
function refusing<T extends DatabaseDriver>(driver: T): T {
  return Object.assign(driver, {
    tryLock: () => driver.execute("SELECT no_such_function_of_locks()") as Promise<boolean>,
  });
}

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await Sandbox.open(engine);
    await sandbox.sql('CREATE TABLE "log" ("x" INTEGER)');
  });
  afterEach(() => sandbox.close());

  const migrations = [1, 2, 3].map((number) =>
    migration(`Insert${number}`, [`INSERT INTO "log" VALUES (${number})`], [], { transaction: number !== 2 }),
  );
  const rows = async () => (await sandbox.sql('SELECT "x" FROM "log" ORDER BY "x"')).map(({ x }) => Number(x));
  const row = async () => (await sandbox.sql('SELECT "owner", "token" FROM "__migrations_lock"'))[0];

  it.each([
    { name: "is none", of: stubbed },
    { name: "is refused", of: refusing },
  ])("runs once beside others where the server's lock $name (T11, T12)", async ({ of }) => {
    const runners = [];
    for (let i = 0; i < 4; i++) runners.push(new MigrationRunner(of(await sandbox.driver()), migrations));
    const reports = await Promise.all(runners.map((runner) => runner.run()));
    expect(reports.map(({ failure }) => failure)).toEqual([undefined, undefined, undefined, undefined]);
    expect(reports.flatMap(({ results }) => results)).toHaveLength(3);
    expect(await rows()).toEqual([1, 2, 3]);
    expect(await row()).toMatchObject({ owner: "" });
  });

  it("waits for one that is alive, and takes the lock of one that is not", async () => {
    const first = new MigrationRunner(stubbed(await sandbox.driver()), migrations);
    await first.run({ to: "Insert1" });
    await sandbox.sql(`UPDATE "__migrations_lock" SET "owner" = 'somebody'`);
    const waited: string[] = [];
    const second = new MigrationRunner(stubbed(await sandbox.driver()), migrations, {
      lockTimeoutMs: 100,
      onEvent: ({ kind, message }) => kind === "waiting" && waited.push(message),
    });
    const start = Date.now();
    expect((await second.run({ to: "Insert2" })).failure).toBeUndefined();
    expect(Date.now() - start).toBeGreaterThan(7_000);
    expect(waited).toEqual(["Waiting for the migration lock: application somebody"]);

    let beats = 1;
    const alive = await sandbox.driver();
    const beat = (): Promise<unknown> =>
      alive.execute(`UPDATE ${alive.escapeIdentifier("__migrations_lock")} SET owner = 'alive', beats = ${++beats}`);
    await beat();
    const beating = setInterval(() => void beat().catch(() => undefined), 50);
    try {
      await expect(second.run()).rejects.toMatchObject({ code: "ADVISORY_LOCK", holder: { application: "alive" } });
    } finally {
      clearInterval(beating);
    }
    expect(await rows()).toEqual([1, 2]);
  });

  it("stops the run whose lease another one has taken", async () => {
    const runner = new MigrationRunner(stubbed(await sandbox.driver()), [
      migrations[0]!,
      migration("Endless", async () => {
        await sandbox.sql('UPDATE "__migrations_lock" SET "token" = "token" + 1');
        await new Promise(() => undefined);
      }),
    ]);
    const { failure, results } = await runner.run();
    expect(failure).toMatchObject({ code: "LOCK_LOST", migration: "Endless" });
    expect(results.map(({ success }) => success)).toEqual([true, false]);
  });
});
