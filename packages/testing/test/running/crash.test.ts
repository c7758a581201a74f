import { ENGINES, describeEngines } from "../../src";
import { startFleet } from "../../src/crash/fleet";
import { killAfter, killAtPoint, pointTrials, undisturbed, type TrialResult } from "../../src/crash/kill-trials";

const MINUTES = 60_000;

describeEngines(ENGINES, (engine) => {
  it(
    "puts right what a killed process left, at each point of the protocol and at other moments (complaints 24, 25)",
    async () => {
      const { snapshot, milliseconds } = await undisturbed(engine);
      const results: TrialResult[] = [];
      for (const kill of pointTrials().filter(({ occurrence }) => occurrence % 5 === 1)) {
        results.push(await killAtPoint(engine, snapshot, kill, kill.occurrence === 1 ? "run" : "rollback"));
      }
      for (const part of [0.1, 0.3, 0.5, 0.7, 0.9])
        results.push(await killAfter(engine, snapshot, milliseconds * part, "run"));
      expect(results.flatMap(({ title, problems }) => problems.map((problem) => `${title}: ${problem}`))).toEqual([]);
      expect(results.filter(({ killed }) => killed).length).toBeGreaterThan(12);
    },
    4 * MINUTES,
  );

  it(
    "runs each migration once, however many processes start together (complaints 23)",
    async () => {
      expect(await startFleet(engine, 16, 10, MINUTES)).toEqual([]);
    },
    2 * MINUTES,
  );
});
