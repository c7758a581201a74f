import fc from "fast-check";
import { describeProof } from "@stingerloom/proof";
import { accept, type AcceptanceCase, type AcceptanceReport, type OpenDatabase } from "./acceptance";
import { arbitraryPair } from "./arbitrary-pair";
import type { SchemaPair } from "./random/build-pair";
import { statedPair } from "./random/stated-renames";
import { sharedCases, type SharedCase } from "./cases";
import { startDatabase, type TestDatabase } from "./database";
import { describeEngine } from "./describe-engine";
import { driverOf, type TestDriver } from "./driver-of";
import type { Engine } from "./engine";
import { profileHere } from "./profile-here";
import { proofOf } from "./prove-case";

/**
 * The shared acceptance table on one engine, one test a row. A row that the engine cannot do says why, as a test of
 * its own.
 */
export function describeAcceptance(engine: Engine): void {
  describeEngine(engine, () => {
    for (const [subject, cases] of Object.entries(sharedCases(engine))) {
      describe(subject, () => {
        for (const row of cases) testRow(engine, row);
      });
    }
  });
}

/** Rows of one engine alone: a driver's own. */
export function describeCases(engine: Engine, title: string, cases: readonly SharedCase[]): void {
  describeEngine(engine, () => {
    describe(title, () => {
      for (const row of cases) testRow(engine, row);
    });
  });
}

/**
 * Random pairs of schemas through the same judge. `runs` of them; the seed and the shrunk pair stand in the failure.
 */
export function describeRandomPairs(engine: Engine, runs: number): void {
  describeEngine(engine, () => {
    it(`reaches, converges, goes back and keeps rows on ${runs} random pairs`, async () => {
      const profile = await profileHere(engine);
      await fc.assert(
        fc.asyncProperty(arbitraryPair(profile), async (pair) => void (await acceptOn(engine, randomCase(pair)))),
        // Shrinking may take longer than the test has: the result so far is reported.
        { numRuns: runs, interruptAfterTimeLimit: 480_000, markInterruptAsFailure: true },
      );
    }, 600_000);
  });
}

/** What a random pair is to the judge. */
export function randomCase(pair: SchemaPair): AcceptanceCase {
  const { from, to, renames } = statedPair(pair);
  return { name: "a random pair", before: from, after: to, renames, rows: "sample", detectDroppedTables: true };
}

/** Judges one row on databases of its own, which are gone afterwards. */
export async function acceptOn(engine: Engine, row: AcceptanceCase): Promise<AcceptanceReport> {
  const opened: { readonly database: TestDatabase; readonly driver: TestDriver }[] = [];
  const open: OpenDatabase = async () => {
    const database = await startDatabase(engine);
    const driver = driverOf(engine, database.options);
    opened.push({ database, driver });
    await driver.connect();
    return driver;
  };
  try {
    return await accept(row, open);
  } finally {
    for (const { database, driver } of opened) {
      await driver.close();
      await database.drop();
    }
  }
}

function testRow(engine: Engine, row: SharedCase): void {
  const reason = row.notOn?.[engine];
  const complaints = row.answers?.length ? ` (complaints ${row.answers.join(", ")})` : "";
  if (reason === undefined) it(`${row.name}${complaints}`, () => judgeRow(engine, row));
  else it(`${row.name}: not on ${engine}, which ${reason}`, () => expect(reason).not.toBe(""));
}

/** With `STINGERLOOM_TEST_PROVE=1` the proof has to let the plan through as well: it is right. */
async function judgeRow(engine: Engine, row: SharedCase): Promise<void> {
  await acceptOn(engine, row);
  if (process.env["STINGERLOOM_TEST_PROVE"] !== "1") return;
  const proof = await proofOf(engine, row);
  if (proof?.status === "failed") throw new Error(`The proof refuses a right plan: ${describeProof(proof)}`);
}
