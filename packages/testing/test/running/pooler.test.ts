import { MigrationRunner } from "@stingerloom/core";
import { describeEngines } from "../../src";
import { Sandbox, migration } from "./open-runner";
import { havePgbouncer, startPgbouncer, type Pooler } from "./pgbouncer";

const A = migration("A", ['CREATE TABLE "a" ("x" INTEGER)'], ['DROP TABLE "a"']);
// Debian and others have it as the package `pgbouncer`.
const there = havePgbouncer();
const test = (title: string, body: () => Promise<void>): void => {
  if (there) it(title, body);
  else it.skip(`${title}: not run, because there is no pgbouncer on PATH`, () => undefined);
};

describeEngines(["postgres"], (engine) => {
  let sandbox: Sandbox;
  let pooler: Pooler | undefined;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(async () => {
    await sandbox.close();
    await pooler?.stop();
  });

  for (const mode of ["transaction", "statement"] as const)
    test(`recognises PgBouncer in ${mode} mode before any change`, async () => {
      pooler = await startPgbouncer(sandbox.database.options, mode);
      const driver = await sandbox.driver({ host: "127.0.0.1", port: pooler.port });
      await expect(new MigrationRunner(driver, [A]).run()).rejects.toMatchObject({ code: "POOLER_DETECTED" });
      await driver.close();
      expect(await sandbox.hasTable("__migrations")).toBe(false);
    });

  test("leaves no setting behind in the pool", async () => {
    pooler = await startPgbouncer(sandbox.database.options, "transaction");
    const driver = await sandbox.driver({ host: "127.0.0.1", port: pooler.port });
    expect(await driver.query("SHOW lock_timeout")).toEqual([{ lock_timeout: "5s" }]);
    await driver.close();
    expect(await pooler.show("lock_timeout")).toBe("0");
  });

  test("works through PgBouncer in session mode", async () => {
    pooler = await startPgbouncer(sandbox.database.options, "session");
    const driver = await sandbox.driver({ host: "127.0.0.1", port: pooler.port });
    expect((await new MigrationRunner(driver, [A]).run()).failure).toBeUndefined();
    await driver.close();
    expect(await sandbox.hasTable("a")).toBe(true);
  });
});
