import { decisionAbout } from "./database";
import { ENGINE_TITLES, type Engine, requiredEngines } from "./engine";
import { appendReport, formatRow } from "./report";

/**
 * A `describe` of tests that need the engine. Where the run could not have it, one skipped test says so and what to do,
 * the report gets a row, and the skipped test is a failing one when STINGERLOOM_TEST_REQUIRE names the engine.
 */
export function describeEngine(engine: Engine, body: () => void): void {
  const row = decisionAbout(engine);
  describe(ENGINE_TITLES[engine], () => {
    if (row?.status !== "not-run") {
      body();
      return;
    }
    appendReport(row);
    if (requiredEngines().includes(engine)) {
      it("is required", () => {
        throw new Error(formatRow(row));
      });
    } else {
      it.skip(formatRow(row), () => undefined);
    }
  });
}

/** The same tests on each of the engines. */
export function describeEngines<E extends Engine>(engines: readonly E[], body: (engine: E) => void): void {
  for (const engine of engines) {
    describeEngine(engine, () => body(engine));
  }
}
