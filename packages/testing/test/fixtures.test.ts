import { diffSchemas, invertAll, printSql, sameSchema, type Operation, type Schema } from "@stingerloom/schema-diff";
import { execute } from "../src/acceptance";
import { startDatabase, type TestDatabase } from "../src/database";
import { describeEngines } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import { ENGINES, type Engine } from "../src/engine";
import { fixturesOf, type Fixture } from "../src/fixture";
import { describeDifference } from "../src/schema-difference";

describeEngines(ENGINES, (engine) => {
  describe.each(fixturesOf(engine).map((f) => [f.name, f] as const))("%s", (_, fixture) => {
    const ways: readonly (readonly [string, keyof Versions, keyof Versions])[] = [
      ["from empty to the first version", "empty", "first"],
      ["from the first version to empty", "first", "empty"],
      ["from the first version to the second", "first", "second"],
      ["from the second version to the first", "second", "first"],
    ];

    it.each(ways)("%s, and back", (_way, from, to) => walk(engine, fixture, from, to), 120_000);
  });
});

interface Versions {
  readonly empty: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** Objects that no operation manages are made on both sides by hand: they are what tables of the target need. */
async function walk(engine: Engine, fixture: Fixture, from: keyof Versions, to: keyof Versions): Promise<void> {
  const databases: TestDatabase[] = [];
  const drivers: TestDriver[] = [];
  const open = async (version: keyof Versions) => {
    const database = await startDatabase(engine, { label: "fixture" });
    databases.push(database);
    const driver = driverOf(engine, database.options);
    drivers.push(driver);
    await driver.connect();
    for (const statement of statementsOf(engine, fixture, version)) await driver.query(statement);
    return driver;
  };
  try {
    const live = await open(from);
    const target = await (await open(to)).introspect();
    await expectReached(live, await live.introspect(), target);
  } finally {
    for (const driver of drivers) await driver.close();
    for (const database of databases) await database.drop();
  }
}

function statementsOf(engine: Engine, { first, second }: Fixture, version: keyof Versions): readonly string[] {
  if (version === "empty") return engine === "postgres" ? first.filter((s) => /^CREATE (EXTENSION|DOMAIN|FUNCTION|TYPE \S+ AS \()|^CREATE SCHEMA app/.test(s) && !/RETURNS trigger/.test(s)) : [];
  return version === "first" ? first : [...first, ...second];
}

async function expectReached(driver: TestDriver, before: Schema, target: Schema): Promise<void> {
  const plan = diffSchemas(before, target, { features: driver.dialect.features, detectDroppedTables: true, complete: true, renames: { inference: "never" } });
  const print = (operations: readonly Operation[]) =>
    operations.flatMap((op) => driver.dialect.render(op)).map((text) => printSql(text, (name) => driver.escapeIdentifier(name)));
  const up = print(driver.dialect.refine(plan.operations, plan.from, plan.to));
  const down = print(driver.dialect.refine(invertAll(plan.operations), plan.to, plan.from));

  await run("up", driver, up);
  const reached = await driver.introspect();
  expectSame("the target's catalog is reached", managed(target), managed(reached), up);
  const again = diffSchemas(reached, target, { features: driver.dialect.features, detectDroppedTables: true, complete: true, renames: { inference: "never" } });
  expect(again.operations).toEqual([]);
  // Triggers go with their tables: less may be left to tell of.
  expect(plan.unsupported).toEqual(expect.arrayContaining([...again.unsupported]));

  await run("down", driver, down);
  // What no operation manages goes with its table (a policy, an exclusion constraint) and cannot come back with it.
  const left = (schema: Schema): Schema => ({ ...schema, others: [] });
  expectSame("the way back gives back what was", left(before), left(await driver.introspect()), down);
}

/** What operations manage: views, triggers and the like are named in `unsupported` and stay as they are. */
function managed(schema: Schema): Schema {
  return { ...schema, views: [], others: [], tables: schema.tables.map((t) => ({ ...t, triggers: [] })) };
}

async function run(way: string, driver: TestDriver, statements: readonly string[]): Promise<void> {
  try {
    await execute(driver, statements);
  } catch (error) {
    throw new Error(`${way}: ${String(error)}\n${statements.join(";\n")}`, { cause: error });
  }
}

function expectSame(what: string, expected: Schema, actual: Schema, statements: readonly string[]): void {
  if (!sameSchema(expected, actual)) throw new Error(`${what}:\n${describeDifference(expected, actual)}\n${statements.join(";\n")}`);
}
