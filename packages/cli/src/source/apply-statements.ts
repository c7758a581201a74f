import { relative } from "node:path";
import { messageOf, UsageError, type DatabaseDriver } from "@stingerloom/core";
import type { SourceStatement } from "./sql-statements";

type Files = readonly (readonly SourceStatement[])[];

/**
 * Executes the statements of all files in an order that works: what needs something that is not there yet is tried
 * again once others ran. Within a file the order stays as long as it works.
 * @throws UsageError `SOURCE_FAILED` with file, line and the engine's words
 */
export async function applyStatements(
  files: Files,
  driver: Pick<DatabaseDriver, "execute">,
  folder: string,
): Promise<void> {
  const { failures } = await applyWhatRuns(files, driver);
  if (failures.length > 0) throw sourceFailed(failures, folder);
}

/** The same as far as it goes. @returns what is left of each file, and why */
export async function applyWhatRuns(files: Files, driver: Pick<DatabaseDriver, "execute">): Promise<Outcome> {
  let left = files;
  for (;;) {
    const inOrder = await tryFiles(left, driver, { skips: false });
    if (inOrder.left.length === 0) return inOrder;
    const round = inOrder.done > 0 ? inOrder : await tryFiles(inOrder.left, driver, { skips: true });
    if (round.done === 0) return inOrder;
    left = round.left;
  }
}

interface Outcome {
  readonly left: Files;
  /** The first of each file that is left. */
  readonly failures: readonly Failure[];
  /** How many statements ran. */
  readonly done: number;
}

/** @param how `skips`: what comes after a statement that fails is tried as well */
async function tryFiles(
  files: Files,
  driver: Pick<DatabaseDriver, "execute">,
  { skips }: { readonly skips: boolean },
): Promise<Outcome> {
  const left: (readonly SourceStatement[])[] = [];
  const failures: Failure[] = [];
  let done = 0;
  for (const statements of files) {
    const waiting: SourceStatement[] = [];
    for (const statement of statements) {
      const failure = waiting.length > 0 && !skips ? null : await tryStatement(statement, driver);
      if (failure === undefined) done += 1;
      else waiting.push(statement);
      if (failure && waiting.length === 1) failures.push(failure);
    }
    if (waiting.length > 0) left.push(waiting);
  }
  return { left, failures, done };
}

async function tryStatement(
  statement: SourceStatement,
  driver: Pick<DatabaseDriver, "execute">,
): Promise<Failure | undefined> {
  try {
    await driver.execute(statement.sql);
    return undefined;
  } catch (error) {
    return { statement, error };
  }
}

interface Failure {
  readonly statement: SourceStatement;
  readonly error: unknown;
}

/** Which of them is the cause of the others, the engine does not say: all are named. */
function sourceFailed(failures: readonly Failure[], folder: string): UsageError {
  const named = failures.slice(0, 5).map(({ statement: { file, line }, error }) => {
    return `${relative(folder, file) || file}:${line}: ${messageOf(error)}`;
  });
  const more = failures.length > named.length ? [`and ${failures.length - named.length} more`] : [];
  return new UsageError("SOURCE_FAILED", [...named, ...more].join("; "), {
    hint: "These were tried on a throw-away database, after all others that could run. Fix one, or what it needs.",
    cause: failures[0]?.error,
  });
}
