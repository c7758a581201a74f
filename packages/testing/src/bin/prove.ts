import fc from "fast-check";
import { arbitraryPair } from "../arbitrary-pair";
import { sharedCases } from "../cases";
import { randomCase } from "../describe-acceptance";
import { ENGINES, parseEngines, type Engine } from "../engine";
import { profileHere } from "../profile-here";
import { proofOf } from "../prove-case";
import { startServers } from "../servers";

/**
 * `prove --engine all|postgres,sqlite [--runs 100] [--seed N]`: the plans of the acceptance table, and of random pairs,
 * through the proof. Each is right, so that one that is refused is a defect of the proof: exit code 1.
 */
async function main(): Promise<void> {
  const argument = (name: string) => {
    const at = process.argv.indexOf(`--${name}`);
    return at === -1 ? undefined : process.argv[at + 1];
  };
  const named = argument("engine") ?? "all";
  const engines = named === "all" ? [...ENGINES] : parseEngines(named, "--engine");
  const servers = await startServers({ engines });
  Object.assign(process.env, servers.env);
  let refused = 0;
  try {
    for (const engine of engines) {
      refused += await proveRows(engine);
      refused += await provePairs(
        engine,
        Number(argument("runs") ?? 50),
        Number(argument("seed") ?? Date.now() % 2 ** 31),
      );
    }
  } finally {
    await servers.stop();
  }
  process.exitCode = refused === 0 ? 0 : 1;
}

async function proveRows(engine: Engine): Promise<number> {
  const rows = Object.values(sharedCases(engine))
    .flat()
    .filter((row) => row.notOn?.[engine] === undefined);
  const counts = { proved: 0, unproved: 0, failed: 0, empty: 0 };
  const start = Date.now();
  for (const row of rows) {
    const proof = await proofOf(engine, row);
    if (proof === undefined) continue;
    counts[proof.status]++;
    if (proof.status === "proved" && proof.withoutRows.length > 0) counts.empty++;
    if (proof.status !== "proved" || proof.withoutRows.length + proof.notes.length > 0)
      console.log(`${engine}: ${row.name}: ${JSON.stringify(proof)}`);
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(
    `${engine}: ${rows.length} acceptance rows: ${counts.proved} proved (${counts.empty} with a table without rows), ` +
      `${counts.unproved} unproved, ${counts.failed} refused, ${seconds} s`,
  );
  return counts.failed;
}

async function provePairs(engine: Engine, runs: number, seed: number): Promise<number> {
  const counts = { proved: 0, unproved: 0, failed: 0, empty: 0 };
  const reasons = new Map<string, number>();
  const start = Date.now();
  const property = fc.asyncProperty(arbitraryPair(await profileHere(engine)), async (pair) => {
    const proof = await proofOf(engine, randomCase(pair));
    if (proof === undefined) return;
    counts[proof.status]++;
    if (proof.status === "unproved") reasons.set(proof.reason, (reasons.get(proof.reason) ?? 0) + 1);
    if (proof.status === "proved" && proof.withoutRows.length > 0) counts.empty++;
    if (proof.status === "failed") throw new Error(JSON.stringify(proof, null, 1));
  });
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: process.argv.includes("--no-shrink") });
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(
    `${engine}: ${result.numRuns} random pairs, seed ${result.seed}: ${counts.proved} proved (${counts.empty} with a ` +
      `table without rows), ${counts.unproved} unproved, ${counts.failed} refused, ${seconds} s`,
  );
  for (const [reason, count] of reasons) console.log(`  ${count}: ${reason}`);
  if (!result.failed) return 0;
  console.log(JSON.stringify(result.counterexample, null, 1));
  console.log(result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance));
  return 1;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
