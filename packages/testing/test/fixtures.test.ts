import { diffDatabases } from "@stingerloom/cli";
import { sameSchema, type Schema } from "@stingerloom/schema-diff";
import { execute } from "../src/acceptance";
import { startDatabase, type TestDatabase } from "../src/database";
import { describeEngines } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import { ENGINES, type Engine } from "../src/engine";
import { fixturesOf, type Fixture } from "../src/fixture";
import { describeDifference } from "../src/schema-difference";

describeEngines(ENGINES, (engine) => {
  describe.each(fixturesOf(engine).map((f) => [f.name, f] as const))("%s", (_, fixture) => {
    const ways: readonly (readonly [string, Version, Version])[] = [
      ["from empty to the first version", "empty", "first"],
      ["from the first version to empty", "first", "empty"],
      ["from the first version to the second", "first", "second"],
      ["from the second version to the first", "second", "first"],
    ];

    it.each(ways)("%s, and back", (_way, from, to) => walk(engine, fixture, from, to));
  });
});

type Version = "empty" | "first" | "second";

interface Side {
  readonly database: TestDatabase;
  readonly driver: TestDriver;
}

async function walk(engine: Engine, fixture: Fixture, from: Version, to: Version): Promise<void> {
  const sides: Side[] = [];
  const open = async (version: Version): Promise<Side> => {
    const database = await startDatabase(engine, { label: "fixture" });
    const side = { database, driver: driverOf(engine, database.options) };
    sides.push(side);
    await side.driver.connect();
    for (const statement of statementsOf(fixture, version)) await side.driver.query(statement);
    return side;
  };
  try {
    await expectReached(await open(from), await open(to));
  } finally {
    for (const { driver, database } of sides) {
      await driver.close();
      await database.drop();
    }
  }
}

function statementsOf({ first, second }: Fixture, version: Version): readonly string[] {
  switch (version) {
    case "empty":
      return [];
    case "first":
      return first;
    case "second":
      return [...first, ...second];
  }
}

async function expectReached({ driver, database }: Side, target: Side): Promise<void> {
  const wanted = await target.driver.introspect();
  const before = await driver.introspect();
  const diff = () =>
    diffDatabases({ from: database.options, to: target.database.options, renames: "never", detectDroppedTables: true });
  const { up, down, unsupported } = await diff();
  expect(unsupported).toEqual([]);

  await run("up", driver, up);
  expectSame("the target's catalog is reached", wanted, await driver.introspect(), up);
  expect(await diff()).toEqual({ up: [], down: [], hazards: [], unsupported: [] });

  await run("down", driver, down);
  expectSame("the way back gives back what was", before, await driver.introspect(), down);
}

async function run(way: string, driver: TestDriver, statements: readonly string[]): Promise<void> {
  try {
    await execute(driver, statements);
  } catch (error) {
    throw new Error(`${way}: ${String(error)}\n${statements.join(";\n")}`, { cause: error });
  }
}

function expectSame(what: string, expected: Schema, actual: Schema, statements: readonly string[]): void {
  if (!sameSchema(expected, actual))
    throw new Error(`${what}:\n${describeDifference(expected, actual)}\n${statements.join(";\n")}`);
}
