import fc from "fast-check";
import { arbitraryPair } from "../src/arbitrary-pair";
import { describeEngines } from "../src/describe-engine";
import { ENGINES } from "../src/engine";
import { fixturesOf } from "../src/fixture";
import { pullFrom } from "./pull-law";
import { pullRows } from "./pull-rows";
import { profileHere } from "../src/profile-here";

describeEngines(ENGINES, (engine) => {
  const versions = fixturesOf(engine).flatMap(
    ({ name, first, second }) =>
      [
        [name, first],
        [`${name}, second version`, [...first, ...second]],
      ] as const,
  );

  test.each(versions)("schema:pull, then migrate:generate finds nothing: %s", async (_, statements) => {
    await pullFrom(engine, statements);
  });

  test.each(pullRows[engine])("$what", async ({ sql, uncovered, has = [] }) => {
    const { entities, objects } = await pullFrom(engine, sql, { uncovered });
    const text = [...entities, ...objects].map(({ name, source }) => `// ${name}\n${source}`).join("\n");
    for (const part of has) expect(text).toMatch(part);
  });

  test("the same on random schemas", async () => {
    const profile = await profileHere(engine);
    await fc.assert(
      fc.asyncProperty(arbitraryPair(profile), async ({ from }) => void (await pullFrom(engine, from))),
      {
        numRuns: Number(process.env["STINGERLOOM_TEST_PULL_RUNS"] ?? 20),
        interruptAfterTimeLimit: 480_000,
        markInterruptAsFailure: true,
      },
    );
  }, 600_000);
});
