import type { ProtocolPoint } from "@stingerloom/core";
import { startDatabase, type TestDatabase } from "../database";
import type { Engine } from "../engine";
import type { ChildTask } from "./child";
import { snapshotDifferences, takeSnapshot, type Snapshot } from "./snapshot";
import { spawnChild, type ChildEnd } from "./spawn-child";

/** The points named in the protocol, and how often a run comes to each at least. */
const points: readonly (readonly [ProtocolPoint, number])[] = [
  ["locked", 1],
  ["after-begin", 6],
  ["after-intent", 2],
  ["after-statement", 12],
  ["after-done", 3],
  ["before-record", 7],
  ["after-record", 7],
  ["after-commit", 6],
];

export interface TrialResult {
  readonly title: string;
  /** Was the process killed before it had ended by itself? */
  readonly killed: boolean;
  readonly problems: readonly string[];
}

/** An undisturbed run: what every other has to end like, and how long it takes. */
export async function undisturbed(
  engine: Engine,
): Promise<{ readonly snapshot: Snapshot; readonly milliseconds: number }> {
  return withDatabase(engine, async (database) => {
    const end = await spawnChild(task(database, "run")).end;
    if (end.code !== 0) throw new Error(`The undisturbed run failed: ${end.stderr}`);
    return { snapshot: await takeSnapshot(database), milliseconds: end.milliseconds };
  });
}

/** Kills at each point of the protocol, each time that a run comes to it. */
export function pointTrials(): readonly { readonly point: ProtocolPoint; readonly occurrence: number }[] {
  return points.flatMap(([point, times]) =>
    Array.from({ length: times }, (_, index) => ({ point, occurrence: index + 1 })),
  );
}

export async function killAtPoint(
  engine: Engine,
  expected: Snapshot,
  kill: { readonly point: ProtocolPoint; readonly occurrence: number },
  command: ChildTask["command"] = "run",
): Promise<TrialResult> {
  return trial(
    engine,
    expected,
    `${command} killed ${kill.point} (${kill.occurrence})`,
    command,
    (database) => spawnChild({ ...task(database, command), kill }).end,
  );
}

export async function killAfter(
  engine: Engine,
  expected: Snapshot,
  milliseconds: number,
  command: ChildTask["command"],
): Promise<TrialResult> {
  return trial(
    engine,
    expected,
    `${command} killed after ${milliseconds} ms`,
    command,
    (database) => spawnChild(task(database, command), milliseconds).end,
  );
}

async function trial(
  engine: Engine,
  expected: Snapshot,
  title: string,
  command: ChildTask["command"],
  kill: (database: TestDatabase) => Promise<ChildEnd>,
): Promise<TrialResult> {
  return withDatabase(engine, async (database) => {
    if (command === "rollback") await mustEnd(spawnChild(task(database, "run")).end);
    const { signal } = await kill(database);
    const end = await spawnChild(task(database, "run")).end;
    const problems =
      end.code === 0
        ? snapshotDifferences(await takeSnapshot(database), expected)
        : [`the next run ended with ${end.code}: ${end.stderr}`];
    return { title, killed: signal === "SIGKILL", problems };
  });
}

async function mustEnd(end: Promise<ChildEnd>): Promise<void> {
  const { code, stderr } = await end;
  if (code !== 0) throw new Error(`A run to prepare a trial failed: ${stderr}`);
}

function task({ engine, options }: TestDatabase, command: ChildTask["command"]): ChildTask {
  return { engine, options, command };
}

async function withDatabase<T>(engine: Engine, work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await startDatabase(engine, { label: "crash" });
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}
