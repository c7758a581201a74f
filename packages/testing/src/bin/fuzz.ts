import fc from "fast-check";
import { arbitraryPair } from "../arbitrary-pair";
import { acceptOn, randomCase } from "../describe-acceptance";
import { ENGINES, parseEngines, type Engine } from "../engine";
import { profileHere } from "../profile-here";
import { startServers } from "../servers";

/**
 * `fuzz --engine all|postgres,sqlite --runs 2000 [--seed N]`: random pairs through the acceptance judge; exit code 1
 * on a failure.
 */
async function main(): Promise<void> {
  const argument = (name: string) => {
    const at = process.argv.indexOf(`--${name}`);
    return at === -1 ? undefined : process.argv[at + 1];
  };
  const named = argument("engine") ?? "all";
  const engines = named === "all" ? [...ENGINES] : parseEngines(named, "--engine");
  const runs = Number(argument("runs") ?? 200);
  const seed = Number(argument("seed") ?? Date.now() % 2 ** 31);
  const servers = await startServers({ engines });
  Object.assign(process.env, servers.env);
  let failures = 0;
  try {
    for (const engine of engines) failures += await fuzz(engine, runs, seed);
  } finally {
    await servers.stop();
  }
  process.exitCode = failures === 0 ? 0 : 1;
}

async function fuzz(engine: Engine, runs: number, seed: number): Promise<number> {
  const started = Date.now();
  const property = fc.asyncProperty(arbitraryPair(await profileHere(engine)), async (pair) => {
    await acceptOn(engine, randomCase(pair));
  });
  const result = await fc.check(property, { numRuns: runs, seed });
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(
    `${engine}: ${result.numRuns} runs, ${result.failed ? 1 : 0} failures, seed ${result.seed}, ${seconds} s`,
  );
  if (!result.failed) return 0;
  console.log(
    `shrunk to, with --seed ${result.seed} and path ` +
      `${result.counterexamplePath}:\n${JSON.stringify(result.counterexample, null, 1)}`,
  );
  console.log(result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance));
  return 1;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
