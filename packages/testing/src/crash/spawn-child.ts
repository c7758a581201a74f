import { fork } from "node:child_process";
import { join } from "node:path";
import { TASK_VARIABLE, type ChildTask } from "./child";

export interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** From the connection to the end, in milliseconds. */
  readonly milliseconds: number;
}

/** Runs the task in a process of its own, and kills it `killAfter` milliseconds after it has connected. */
export function spawnChild(task: ChildTask, killAfter?: number): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, "child.js"), {
      env: { ...process.env, [TASK_VARIABLE]: JSON.stringify(task) },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let stderr = "";
    let start = Date.now();
    let timer: NodeJS.Timeout | undefined;
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    child.on("message", () => {
      start = Date.now();
      if (killAfter !== undefined) timer = setTimeout(() => child.kill("SIGKILL"), killAfter);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stderr, milliseconds: Date.now() - start });
    });
  });
}
