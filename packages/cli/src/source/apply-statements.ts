import { relative } from "node:path";
import { messageOf, UsageError, type DatabaseDriver } from "@stingerloom/core";
import type { SourceStatement } from "./sql-statements";

/**
 * Executes the statements of all files in an order that works: what needs something that is not there yet is tried
 * again once others ran. Within a file the order stays.
 * @throws UsageError `SOURCE_FAILED` with file, line and the engine's words
 */
export async function applyStatements(
  files: readonly (readonly SourceStatement[])[],
  driver: Pick<DatabaseDriver, "execute">,
  folder: string,
): Promise<void> {
  let waiting = files.filter((statements) => statements.length > 0);
  while (waiting.length > 0) {
    const left: (readonly SourceStatement[])[] = [];
    let progress = false;
    const failures: Failure[] = [];
    for (const statements of waiting) {
      const { done, error } = await runUntilFailure(statements, driver);
      progress ||= done > 0;
      if (done === statements.length) continue;
      failures.push({ statement: statements[done]!, error });
      left.push(statements.slice(done));
    }
    if (!progress) throw sourceFailed(failures, folder);
    waiting = left;
  }
}

async function runUntilFailure(
  statements: readonly SourceStatement[],
  driver: Pick<DatabaseDriver, "execute">,
): Promise<{ readonly done: number; readonly error?: unknown }> {
  for (const [done, { sql }] of statements.entries()) {
    try {
      await driver.execute(sql);
    } catch (error) {
      return { done, error };
    }
  }
  return { done: statements.length };
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
