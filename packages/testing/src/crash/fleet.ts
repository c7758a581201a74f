import { startDatabase } from "../database";
import type { Engine } from "../engine";
import { takeSnapshot } from "./snapshot";
import { spawnChild } from "./spawn-child";

/** Starts processes together on an empty database; gives what went wrong, nothing when each migration ran once. */
export async function startFleet(
  engine: Engine,
  processes: number,
  migrations: number,
  lockTimeoutMs = 10_000,
): Promise<readonly string[]> {
  const database = await startDatabase(engine, { label: "fleet" });
  try {
    const task = {
      engine,
      options: { ...database.options, lockTimeoutMs },
      command: "run",
      proving: migrations,
    } as const;
    const ends = await Promise.all(Array.from({ length: processes }, () => spawnChild(task).end));
    const problems = ends
      .filter(({ code }) => code !== 0)
      .map(({ code, stderr }) => `a process ended with ${code}: ${stderr}`);
    const { history, rows } = await takeSnapshot(database);
    const proofs = rows.filter((row) => row.startsWith("proof "));
    if (history.length !== migrations || new Set(history).size !== migrations)
      problems.push(`the history has ${history.join(", ")}`);
    if (proofs.length !== migrations || new Set(proofs).size !== migrations)
      problems.push(`the proofs are ${proofs.join(", ")}`);
    return problems;
  } finally {
    await database.drop();
  }
}
