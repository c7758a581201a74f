import { startFleet } from "../crash/fleet";
import { killAfter, killAtPoint, pointTrials, undisturbed, type TrialResult } from "../crash/kill-trials";
import { serverTrials } from "../crash/server-trials";
import { ENGINES, parseEngines, type Engine } from "../engine";
import { startServers } from "../servers";

/**
 * `crash --engine all|postgres,sqlite --kills 200 [--seed N] [--processes 32] [--server-kills 0]`: kills runs at each
 * point of the protocol and at random moments, and the server (in a container of its own), looks whether the next run
 * puts things right, and starts a fleet. Exit code 1 when something is not right.
 */
async function main(): Promise<void> {
  const argument = (name: string): string | undefined => {
    const at = process.argv.indexOf(`--${name}`);
    return at === -1 ? undefined : process.argv[at + 1];
  };
  const named = argument("engine") ?? "all";
  const engines = named === "all" ? [...ENGINES] : parseEngines(named, "--engine");
  const kills = Number(argument("kills") ?? 200);
  const processes = Number(argument("processes") ?? 32);
  const serverKills = Number(argument("server-kills") ?? 0);
  const seed = Number(argument("seed") ?? Date.now() % 2 ** 31);
  const servers = await startServers({ engines });
  Object.assign(process.env, servers.env);
  let failures = 0;
  try {
    for (const engine of engines) failures += await crash(engine, { kills, processes, serverKills, seed });
  } finally {
    await servers.stop();
  }
  process.exitCode = failures === 0 ? 0 : 1;
}

interface Numbers {
  readonly kills: number;
  readonly processes: number;
  readonly serverKills: number;
  readonly seed: number;
}

async function crash(engine: Engine, { kills, processes, serverKills, seed }: Numbers): Promise<number> {
  const started = Date.now();
  const { snapshot, milliseconds } = await undisturbed(engine);
  const random = randomOf(seed);
  const results: TrialResult[] = [];
  const note = (result: TrialResult): void => {
    results.push(result);
    for (const problem of result.problems) console.log(`${engine}: ${result.title}: ${problem}`);
  };
  for (const kill of pointTrials()) {
    note(await killAtPoint(engine, snapshot, kill));
    if (results.length % 2 === 0) note(await killAtPoint(engine, snapshot, kill, "rollback"));
  }
  while (killed(results) < kills && results.length < kills * 3) {
    const command = random() < 0.75 ? "run" : "rollback";
    note(await killAfter(engine, snapshot, Math.floor(random() * milliseconds * 1.1), command));
  }
  const killedProcesses = killed(results);
  if (engine !== "sqlite" && serverKills > 0) {
    for (const result of await serverTrials(engine, serverKills, snapshot, milliseconds, random)) note(result);
  }
  const fleet = processes > 0 ? await startFleet(engine, processes, 20) : [];
  for (const problem of fleet) console.log(`${engine}: fleet of ${processes}: ${problem}`);
  const failures = results.filter(({ problems }) => problems.length > 0).length + (fleet.length > 0 ? 1 : 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  const killedServers = killed(results) - killedProcesses;
  const what = `${killedProcesses} kills, ${killedServers} server kills, ${processes} processes at once`;
  console.log(`${engine}: ${what}, ${failures} failures, seed ${seed}, ${seconds} s`);
  return failures;
}

function killed(results: readonly TrialResult[]): number {
  return results.filter((result) => result.killed).length;
}

/** Numbers in [0, 1) that are the same for the same seed (a linear congruential generator). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
