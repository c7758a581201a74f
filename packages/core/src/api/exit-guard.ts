import { writeSync } from "node:fs";
import { StingerloomError } from "./errors";

interface Work {
  readonly describe: () => string;
  readonly report?: (error: StingerloomError) => void;
}

/** What this process is in the middle of, the innermost last. */
const underWay = new Set<Work>();
let chosenCode: number | undefined;
let chosenError: StingerloomError | undefined;

/**
 * Does `work`, and makes sure that a process that ends before `work` does says so and exits with 1: because nothing is
 * left to wait for (a promise that never resolves), or because somebody called `process.exit`.
 * @param describe what was under way, as the end of a sentence: `while … was running`
 * @param report prints the error; default: on standard error. It must be synchronous. That of the outermost work
 * counts.
 */
export async function guardExit<T>(
  describe: () => string,
  work: () => Promise<T>,
  report?: (error: StingerloomError) => void,
): Promise<T> {
  const entry: Work = { describe, ...(report && { report }) };
  if (underWay.size === 0) process.on("exit", reportUnfinished);
  underWay.add(entry);
  try {
    return await work();
  } finally {
    underWay.delete(entry);
    if (underWay.size === 0) process.off("exit", reportUnfinished);
  }
}

/** Ends the process with this code. What is said: the error, else what was under way. */
export function endUnfinished(code: number, error?: StingerloomError): never {
  chosenCode = code;
  chosenError = error;
  return process.exit(code);
}

function reportUnfinished(): void {
  const works = [...underWay];
  const report = works.find((work) => work.report !== undefined)?.report ?? printError;
  report(chosenError ?? unfinishedError(works.at(-1)?.describe() ?? ""));
  process.exitCode = chosenCode ?? 1;
}

function unfinishedError(what: string): StingerloomError {
  return new StingerloomError("MIGRATION_NOT_FINISHED", `The process ended ${what}`, {
    hint: "Nothing more was recorded. migrate:status shows what is done; run the command again when the cause is gone.",
  });
}

function printError({ code, message, hint }: StingerloomError): void {
  writeSync(2, `${code}: ${message}\n  ${hint ?? ""}\n`);
}
