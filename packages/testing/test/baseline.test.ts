import { runInThisContext } from "node:vm";
import { MigrationCli } from "@stingerloom/cli";
import { Migration } from "@stingerloom/core";
import { sameSchema } from "@stingerloom/schema-diff";
import { startDatabase, type TestDatabase } from "../src/database";
import { describeEngines } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import { ENGINES, type Engine } from "../src/engine";
import { fixturesOf } from "../src/fixture";
import { describeDifference } from "../src/schema-difference";
import { compiled } from "./pull-law";

const jsonDefaults = ["CREATE TABLE t (a jsonb DEFAULT '\"{}\"', b jsonb DEFAULT '{}')"];

describeEngines(ENGINES, (engine) => {
  const versions = fixturesOf(engine).flatMap(
    ({ name, first, second }) =>
      [
        [name, first],
        [`${name}, second version`, [...first, ...second]],
      ] as const,
  );

  const ofEngine = engine === "postgres" ? [["texts in JSON", jsonDefaults] as const] : [];

  test.each([...versions, ...ofEngine])(
    "the first migration of an adopted database makes another like it: %s",
    async (_, statements) => {
      const [live, other] = [await open(engine), await open(engine)];
      try {
        for (const statement of statements) await live.driver.query(statement);
        const cli = new MigrationCli([], live.database.options);
        await cli.connect();
        const { source, className, unsupported, proof } = await cli.generateBaseline({ dryRun: true });
        await cli.close();
        expect({ unsupported, proof }).toEqual({ unsupported: [], proof: { status: "proved" } });
        const empty = await other.driver.introspect();
        const migration = loaded(source, className);
        const runner = new MigrationCli([migration], other.database.options);
        await runner.connect();
        const [up] = await runner.migrateRun();
        expect(up).toMatchObject({ success: true });
        expectSame(await live.driver.introspect(), await other.driver.introspect());
        const [down] = await runner.migrateRollback();
        expect(down).toMatchObject({ success: true });
        expectSame(empty, await other.driver.introspect());
        await runner.close();
      } finally {
        for (const { driver, database } of [live, other]) {
          await driver.close();
          await database.drop();
        }
      }
    },
  );
});

async function open(engine: Engine): Promise<{ readonly database: TestDatabase; readonly driver: TestDriver }> {
  const database = await startDatabase(engine, { label: "baseline" });
  const driver = driverOf(engine, database.options);
  await driver.connect();
  return { database, driver };
}

function loaded(source: string, className: string): Migration {
  const exported: Record<string, new () => Migration> = {};
  const run = runInThisContext(`(exports, require) => {${compiled(source)}\n}`) as (e: object, r: () => object) => void;
  run(exported, () => ({ Migration }));
  return new exported[className]!();
}

function expectSame(expected: Parameters<typeof sameSchema>[0], actual: Parameters<typeof sameSchema>[0]): void {
  if (!sameSchema(expected, actual)) throw new Error(describeDifference(expected, actual));
}
