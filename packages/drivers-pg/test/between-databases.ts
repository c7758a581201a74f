import { planMigration, statementsOf, type PlanMigrationOptions, type StepPlan } from "@stingerloom/schema-diff";
import { driverOf, recordPlan, startDatabase, type TestDatabase, type TestDriver } from "@stingerloom/testing";
import { catalogLines } from "./catalog-lines";

/** Two hand-made databases, each of a script: the first becomes the second, and back. */
export interface DatabasePair {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What is named as not managed, exactly; the rest must be reached all the same. Default nothing. */
  readonly unsupported?: readonly string[];
  /** Lines of the catalog that may differ after the way up, as `unsupported` says. */
  readonly left?: RegExp;
  /** Lines of the catalog that the way down leaves as they have become, as a hazard says. */
  readonly stays?: RegExp;
  /** Are renames found, or which are stated? Default false. */
  readonly renames?: true | readonly { readonly from: string; readonly to: string }[];
  /** Does the target tell of tables alone, as entities do? What else there is then follows of itself. Default false. */
  readonly tablesOnly?: true;
  /** Are tables kept that the target has not? Default false. */
  readonly keepsTables?: true;
  /** What a query gives after the way up. */
  readonly afterUp?: { readonly sql: string; readonly rows: readonly unknown[] };
  /** What the way up contains, or does not (with `not`). */
  readonly up?: readonly (RegExp | { readonly not: RegExp })[];
  /** What keeps the plan from being run, exactly; it is then not run. Default nothing. */
  readonly blockers?: readonly string[];
}

/** Up reaches the catalog of the second database, planning again finds nothing, down restores, up runs again. */
export async function judge(pair: DatabasePair): Promise<void> {
  await onDatabase(pair.after, (target) =>
    onDatabase(pair.before, async (driver) => {
      const [start, goal] = [await linesOf(driver), await linesOf(target)];
      const plan = await planBetween(driver, target, pair);
      const statements = `\n--- up\n${plan.up.join(";\n")}\n--- down\n${plan.down.join(";\n")}`;
      const left = (lines: readonly string[]) => lines.filter((line) => pair.left?.test(line) !== true);
      const same = (what: string, expected: readonly string[], actual: readonly string[]) =>
        expect(what + difference(expected, actual) + statements).toBe(what + statements);

      // The server tells of what it has in any order.
      expect([...plan.unsupported].sort()).toEqual([...(pair.unsupported ?? [])].sort());
      for (const text of pair.up ?? []) {
        if (text instanceof RegExp) expect(plan.up.join(";\n")).toMatch(text);
        else expect(plan.up.join(";\n")).not.toMatch(text.not);
      }
      expect([...plan.blockers].sort()).toEqual([...(pair.blockers ?? [])].sort());
      if (pair.blockers) {
        await expect(run(driver, plan.up, statements)).rejects.toThrow();
        return;
      }
      await run(driver, plan.up, statements);
      if (pair.afterUp) expect(await driver.query(pair.afterUp.sql)).toEqual(pair.afterUp.rows);
      same("after up", left(goal), left(await linesOf(driver)));
      const again = { ...pair, ...(pair.renames && { renames: true as const }) };
      same("planned again", [], (await planBetween(driver, target, again)).up);
      await run(driver, plan.down, statements);
      const restored = (lines: readonly string[]) => lines.filter((line) => pair.stays?.test(line) !== true);
      same("after down", restored(start), restored(await linesOf(driver)));
      if (pair.stays) return;
      await run(driver, plan.up, statements);
      same("after the second up", left(goal), left(await linesOf(driver)));
      recordPlan(driver, plan.live, plan.wanted, plan.options);
    }),
  );
}

async function planBetween(driver: TestDriver, target: TestDriver, { renames, tablesOnly, keepsTables }: DatabasePair) {
  const { dialect } = driver;
  const live = await driver.introspect();
  const wanted = await driver.canonicalizeExpressions(dialect.normalize(await target.introspect()), live);
  const options: PlanMigrationOptions = {
    renames: Array.isArray(renames)
      ? { inference: "never", renamed: renames }
      : { inference: renames ? "auto" : "never" },
    detectDroppedTables: keepsTables !== true,
    complete: tablesOnly !== true,
  };
  const plan = planMigration(dialect, live, wanted, options);
  const print = (steps: StepPlan) =>
    statementsOf(steps, (name) => driver.escapeIdentifier(name), { withSession: true });
  return {
    live,
    wanted,
    options,
    unsupported: plan.unsupported,
    blockers: plan.blockers,
    up: print(plan.up),
    down: print(plan.down),
  };
}

async function onDatabase(script: string, use: (driver: TestDriver) => Promise<void>): Promise<void> {
  const database: TestDatabase = await startDatabase("postgres");
  const driver = driverOf("postgres", database.options);
  try {
    await driver.connect();
    await driver.query(script);
    await use(driver);
  } finally {
    await driver.close();
    await database.drop();
  }
}

async function linesOf(driver: TestDriver): Promise<string[]> {
  const rows = (await driver.query(catalogLines)) as { readonly line: string }[];
  return rows.map(({ line }) => line);
}

async function run(driver: TestDriver, statements: readonly string[], context: string): Promise<void> {
  try {
    await driver.query(["BEGIN", ...statements, "COMMIT"].join(";\n"));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}${context}`, { cause: error });
  }
}

function difference(expected: readonly string[], actual: readonly string[]): string {
  const [wanted, found] = [new Set(expected), new Set(actual)];
  const lines = [
    ...expected.filter((line) => !found.has(line)).map((line) => `- ${line}`),
    ...actual.filter((line) => !wanted.has(line)).map((line) => `+ ${line}`),
  ];
  return lines.map((line) => `\n${line}`).join("");
}
