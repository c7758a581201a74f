import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "../database";
import type { ServerEngine } from "../engine";
import { withAdmin } from "../servers/admin-connection";
import type { TrialResult } from "./kill-trials";
import { startOwnServer, type OwnServer } from "./own-server";
import { snapshotDifferences, takeSnapshot, type Snapshot } from "./snapshot";
import { spawnChild } from "./spawn-child";

/** Kills the server in the midst of runs and starts it again; the next run must put things right. */
export async function serverTrials(
  engine: ServerEngine,
  kills: number,
  expected: Snapshot,
  milliseconds: number,
  random: () => number,
): Promise<readonly TrialResult[]> {
  const server = await startOwnServer(engine);
  const results: TrialResult[] = [];
  try {
    // A run that was over before the server was gone is no kill, and tried again a little earlier.
    for (let tries = 0; tries < kills * 4 && results.filter(({ killed }) => killed).length < kills; tries++) {
      results.push(await trial(server, await createDatabase(server, tries), expected, random() * milliseconds));
    }
    return results;
  } finally {
    await server.remove();
  }
}

async function trial(
  server: OwnServer,
  database: TestDatabase,
  expected: Snapshot,
  after: number,
): Promise<TrialResult> {
  const task = { engine: database.engine, options: database.options, command: "run" } as const;
  const running = spawnChild(task);
  await running.connected;
  await sleep(after);
  await server.kill();
  const { code } = await running.end;
  await server.start();
  const again = await spawnChild(task).end;
  const problems =
    again.code === 0
      ? snapshotDifferences(await takeSnapshot(database), expected)
      : [`the next run ended with ${again.code}: ${again.stderr}`];
  return { title: `server killed after ${Math.round(after)} ms`, killed: code !== 0, problems };
}

async function createDatabase({ address }: OwnServer, number: number): Promise<TestDatabase> {
  const database = `crash_${number}`;
  await withAdmin(address, (admin) => admin.query(`CREATE DATABASE ${database}`));
  const { engine, host, port, username, password } = address;
  const options = { type: engine, host, port, username, password, database };
  return { engine, version: "", options, url: "", drop: async () => undefined };
}
