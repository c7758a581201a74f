import { Migration, MigrationRunner, type MigrationContext } from "../src";
import { FakeDriver, type FakeOptions } from "./fake-driver";
import { FakeServer } from "./fake-server";

class CreateLog extends Migration {
  async up({ query }: MigrationContext): Promise<void> {
    await query('CREATE TABLE "log" ("what")');
    await query(`INSERT INTO "log" ("what") VALUES ('CreateLog')`);
  }
  async down({ query }: MigrationContext): Promise<void> {
    await query(`DELETE FROM "log" WHERE "what" = 'CreateLog'`);
    await query('DROP TABLE "log"');
  }
}

class AddUsers extends Migration {
  async up({ query }: MigrationContext): Promise<void> {
    await query('CREATE TABLE "users" ("name")');
    await query('ALTER TABLE "users" ADD COLUMN "mail"');
    const { insertId } = await query(`INSERT INTO "users" ("name") VALUES ('Ann')`);
    await query(`INSERT INTO "log" ("what") VALUES ('user ${insertId}')`);
    await query('CREATE INDEX "by_mail" ON "users"');
  }
  async down({ query }: MigrationContext): Promise<void> {
    await query('DROP INDEX "by_mail"');
    await query(`DELETE FROM "log" WHERE "what" = 'user 1'`);
    await query(`DELETE FROM "users" WHERE "name" = 'Ann'`);
    await query('ALTER TABLE "users" DROP COLUMN "mail"');
    await query('DROP TABLE "users"');
  }
}

class AskFirst extends Migration {
  async up({ query, driver }: MigrationContext): Promise<void> {
    if (!(await driver.hasColumn("users", "phone"))) await query('ALTER TABLE "users" ADD COLUMN "phone"');
    await query('ALTER TABLE "users" ADD COLUMN "fax"');
    await query(`INSERT INTO "log" ("what") VALUES ('asked')`);
  }
  async down({ query }: MigrationContext): Promise<void> {
    await query(`DELETE FROM "log" WHERE "what" = 'asked'`);
    await query('ALTER TABLE "users" DROP COLUMN "fax"');
    await query('ALTER TABLE "users" DROP COLUMN "phone"');
  }
}

const migrations = [new CreateLog(), new AddUsers(), new AskFirst()];
const names = ["CreateLog", "AddUsers", "AskFirst"];
const engines = [
  { title: "DDL in transactions", transactionalDdl: true, transaction: "each" },
  { title: "DDL that commits", transactionalDdl: false, transaction: "each" },
  { title: "DDL in transactions, journaled", transactionalDdl: true, transaction: "none" },
] as const;

async function undisturbed(options: FakeOptions): Promise<{ server: FakeServer; calls: number }> {
  const server = new FakeServer();
  const driver = new FakeDriver(server, options);
  const { results } = await new MigrationRunner(driver, migrations).run();
  expect(results.every(({ success }) => success)).toBe(true);
  return { server, calls: driver.calls };
}

describe.each(engines)("the connection ends at any call: $title", ({ transactionalDdl, transaction }) => {
  const run = (driver: FakeDriver) => new MigrationRunner(driver, migrations).run({ transaction });
  const roll = (driver: FakeDriver) => new MigrationRunner(driver, migrations).rollback({ steps: 3 });

  async function counted(act: (driver: FakeDriver) => Promise<unknown>, prepared: boolean): Promise<number> {
    const server = new FakeServer();
    if (prepared) await run(new FakeDriver(server, { transactionalDdl }));
    const driver = new FakeDriver(server, { transactionalDdl });
    await act(driver);
    return driver.calls;
  }

  it("run, then run again: all is there once", async () => {
    const expected = (await undisturbed({ transactionalDdl })).server.state();
    const calls = await counted(run, false);
    expect(calls).toBeGreaterThan(20);
    for (let call = 1; call <= calls; call++) {
      for (const when of ["before", "after"] as const) {
        const server = new FakeServer();
        const at = { call, when };
        await run(new FakeDriver(server, { transactionalDdl, fault: at })).catch(() => undefined);
        const second = await run(new FakeDriver(server, { transactionalDdl }));
        expect({ at, failure: second.failure?.message }).toEqual({ at, failure: undefined });
        expect({ at, state: server.state() }).toEqual({ at, state: expected });
        expect(server.table("__migrations").rows.map(({ name }) => name)).toEqual(names);
        expect(server.table("__migrations_journal").rows.map(({ number }) => number)).toEqual([0, 0, 0]);
      }
    }
  });

  it("roll back, then roll back again: nothing is left", async () => {
    const calls = await counted(roll, true);
    for (let call = 1; call <= calls; call++) {
      for (const when of ["before", "after"] as const) {
        const server = new FakeServer();
        const at = { call, when };
        await run(new FakeDriver(server, { transactionalDdl }));
        await roll(new FakeDriver(server, { transactionalDdl, fault: at })).catch(() => undefined);
        const left = server.table("__migrations").rows.length;
        const second =
          left === 0
            ? undefined
            : await new MigrationRunner(new FakeDriver(server, { transactionalDdl }), migrations).rollback({
                steps: left,
              });
        expect({ at, failure: second?.failure?.message }).toEqual({ at, failure: undefined });
        expect({ at, state: server.state() }).toEqual({ at, state: {} });
        expect(server.table("__migrations").rows).toEqual([]);
        expect(server.table("__migrations_journal").rows).toEqual([]);
      }
    }
  });

  it("roll back, then run: all is there once", async () => {
    const expected = (await undisturbed({ transactionalDdl })).server.state();
    const calls = await counted(roll, true);
    for (let call = 1; call <= calls; call++) {
      for (const when of ["before", "after"] as const) {
        const server = new FakeServer();
        const at = { call, when };
        await run(new FakeDriver(server, { transactionalDdl }));
        await roll(new FakeDriver(server, { transactionalDdl, fault: at })).catch(() => undefined);
        const second = await run(new FakeDriver(server, { transactionalDdl }));
        expect({ at, failure: second.failure?.message }).toEqual({ at, failure: undefined });
        expect({ at, state: server.state() }).toEqual({ at, state: expected });
        expect(
          server
            .table("__migrations")
            .rows.map(({ name }) => name)
            .sort(),
        ).toEqual([...names].sort());
      }
    }
  });

  it("run, then roll back what was begun: nothing is left", async () => {
    const calls = await counted(run, false);
    for (let call = 1; call <= calls; call++) {
      for (const when of ["before", "after"] as const) {
        const server = new FakeServer();
        const at = { call, when };
        await run(new FakeDriver(server, { transactionalDdl, fault: at })).catch(() => undefined);
        const back = await roll(new FakeDriver(server, { transactionalDdl }));
        expect({ at, failure: back.failure?.message }).toEqual({ at, failure: undefined });
        expect({ at, state: server.state() }).toEqual({ at, state: {} });
      }
    }
  });
});
