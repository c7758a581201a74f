import { currentMigration, endUnfinished, guardExit, messageOf, StingerloomError } from "@stingerloom/core";
import { exitCodes } from "./exit-code";
import type { GlobalOptions } from "./global-options";
import { reportError } from "./report-error";

type Handle = (error: StingerloomError) => void;

let handlers: readonly Handle[] = [];

/**
 * Runs a command so that the process exits with 0 only when the command itself says so. An exception that nothing
 * catches, and a process that ends before its work is done, are reported like any error.
 */
export async function guardCommand(options: GlobalOptions, work: () => Promise<number>): Promise<number> {
  const report: Handle = (error) => reportError(error, { verbose: false, json: false, noColor: false, ...options });
  process.on("uncaughtException", (cause) => (handlers.at(-1) ?? atTheEnd(report))(strayError(cause)));
  return withStrayErrors(
    (error) => endUnfinished(exitCodes.failed, error),
    () => guardExit(() => "before the command was done", work, report),
  );
}

/** While `work` runs, an exception that nothing catches goes to `handle`. */
export async function withStrayErrors<T>(handle: Handle, work: () => Promise<T>): Promise<T> {
  handlers = [...handlers, handle];
  try {
    return await work();
  } finally {
    handlers = handlers.filter((one) => one !== handle);
  }
}

/** The command is done, and what it left behind failed. */
function atTheEnd(report: Handle): Handle {
  return (error) => {
    report(error);
    process.exit(exitCodes.failed);
  };
}

function strayError(cause: unknown): StingerloomError {
  const name = currentMigration();
  const where = name === undefined ? "" : `"${name}": `;
  const code = name === undefined ? "UNCAUGHT_EXCEPTION" : "MIGRATION_FAILED";
  return new StingerloomError(code, `${where}an exception that nothing caught: ${messageOf(cause)}`, {
    hint: "It came from a timer, an event or a promise that nobody awaited. --verbose shows where.",
    cause,
  });
}
