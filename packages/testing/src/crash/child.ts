import { join } from "node:path";
import { MigrationCli } from "@stingerloom/cli";
import type { ConnectionOptions, ProtocolPoint } from "@stingerloom/core";
import type { Engine } from "../engine";
import { crashMigrations, provingMigrations } from "./migrations";

/** What a child process is to do, as JSON in its environment. */
export interface ChildTask {
  readonly engine: Engine;
  readonly options: ConnectionOptions;
  readonly command: "run" | "rollback";
  /** Run `provingMigrations` in place of the crash suite's. */
  readonly proving?: number;
  /** Kill itself at the `occurrence`th time that the protocol is at `point`. */
  readonly kill?: { readonly point: ProtocolPoint; readonly occurrence: number };
}

export const TASK_VARIABLE = "STINGERLOOM_CRASH_TASK";

/** The drivers are dependencies of the workspace's root. */
const projectRoot = join(__dirname, "..", "..", "..", "..");

/**
 * Runs or rolls back, and says on its channel when it has connected; exit code 1 and the message on stderr when that
 * failed.
 */
async function main(): Promise<void> {
  const task = JSON.parse(process.env[TASK_VARIABLE] ?? "") as ChildTask;
  const migrations = task.proving === undefined ? crashMigrations() : provingMigrations(task.proving);
  const cli = new MigrationCli(migrations, task.options, { projectRoot, probe: killer(task.kill) });
  await cli.connect();
  process.send?.("connected");
  process.disconnect?.();
  try {
    const report = task.command === "run" ? await cli.run() : await cli.rollback({ steps: migrations.length });
    if (report.failure) throw report.failure;
  } finally {
    await cli.close();
  }
}

function killer(kill: ChildTask["kill"]): (point: ProtocolPoint) => void {
  let seen = 0;
  return (point) => {
    if (point === kill?.point && ++seen === kill.occurrence) process.kill(process.pid, "SIGKILL");
  };
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(
      error instanceof Error ? `${error.name} ${(error as { code?: string }).code ?? ""}: ${error.message}` : error,
    );
    process.exitCode = 1;
  });
}
