import { fork } from "node:child_process";
import { join } from "node:path";
import { TASK_VARIABLE, type ChildTask } from "./child";

/** A process runs what was built, also where a test runs from the sources. */
const CHILD = join(__dirname, "..", "..", "dist", "crash", "child.js");

export interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** From the connection to the end, in milliseconds. */
  readonly milliseconds: number;
}

export interface SpawnedChild {
  /** The child has its connection to the database, or has ended without. */
  readonly connected: Promise<void>;
  readonly end: Promise<ChildEnd>;
}

/** Runs the task in a process of its own, and kills it `killAfter` milliseconds after it has connected. */
export function spawnChild(task: ChildTask, killAfter?: number): SpawnedChild {
  const child = fork(CHILD, {
    env: { ...process.env, [TASK_VARIABLE]: JSON.stringify(task) },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let stderr = "";
  let start = Date.now();
  let timer: NodeJS.Timeout | undefined;
  child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
  const connected = new Promise<void>((resolve) => {
    child.on("close", () => resolve());
    child.on("message", () => {
      start = Date.now();
      if (killAfter !== undefined) timer = setTimeout(() => child.kill("SIGKILL"), killAfter);
      resolve();
    });
  });
  const end = new Promise<ChildEnd>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stderr, milliseconds: Date.now() - start });
    });
  });
  return { connected, end };
}
