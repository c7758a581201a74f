import type { StatementRow } from "../history/journal";
import type { Migration, MigrationDirection } from "../api/migration";
import { recordStatements } from "./record-statements";
import { excerpt } from "./excerpt";
import { OutcomeUnknownError } from "./outcome-unknown";
import { AbortedError, MigrationError, codeOf, hintOf, messageOf, type StatementReport } from "../api/run-errors";
import type { RunEnvironment } from "./run-environment";

interface Failure {
  readonly migration: Migration;
  readonly direction: MigrationDirection;
  readonly error: unknown;
  /** The statement that failed, where it was one. */
  readonly failed?: StatementReport;
  /** What this run knows of the statements, where the journal cannot be read any more. */
  readonly known?: readonly StatementRow[];
}

/** The error of a migration that ran in a transaction: nothing of it is left. */
export function failureInTransaction({ migration, direction, error, failed }: Failure): MigrationError {
  const { name } = migration;
  const kept =
    error instanceof OutcomeUnknownError
      ? `Whether ${direction}() was kept is not known here.`
      : `Nothing of ${direction}() was kept.`;
  const message =
    error instanceof AbortedError
      ? `Stopped in "${name}". ${kept}`
      : `"${name}" failed${where(failed)}: ${reasonOf(error)}. ${kept}`;
  return new MigrationError(codeFor(error), message, {
    migration: name,
    direction,
    notDone: failed && [failed],
    hint: hintOf(error) ?? transactionHint(error) ?? nextStep(direction, error),
    cause: error,
  });
}

/** The error of a migration that is journaled by statement: says which statements are done and which are not. */
export async function failureInJournal(environment: RunEnvironment, failure: Failure): Promise<MigrationError> {
  const { migration, direction, error, failed } = failure;
  const rows = await ownRows(environment, migration.name, direction);
  if (rows === undefined) return failureUnseen(failure);
  const done = rows.filter(({ state }) => state === "done").map(report);
  // Somebody waits for the end: then up() is not asked what it would still have done.
  const stopped = environment.signal?.aborted === true;
  const notDone = stopped
    ? rows.filter(({ state }) => state !== "done").map(report)
    : await remaining(environment, failure, rows);
  const what =
    error instanceof AbortedError
      ? `Stopped in "${migration.name}"`
      : `"${migration.name}" failed${where(failed)}: ${reasonOf(error)}`;
  const message = [
    `${what}.`,
    `Done and kept: ${list(done)}.`,
    `Not done: ${stopped ? "the rest" : list(notDone)}.`,
  ].join("\n");
  return new MigrationError(codeFor(error), message, {
    migration: migration.name,
    direction,
    done,
    notDone,
    hint: hintOf(error) ?? journalHint(direction, done.length, error),
    cause: error,
  });
}

/** The connection is gone, and the journal with it: what this run saw done is done, and of the rest nobody knows. */
function failureUnseen({ migration, direction, error, failed, known = [] }: Failure): MigrationError {
  const done = known.filter(({ state }) => state === "done").map(report);
  const unknown = known.filter(({ state }) => state === "intent").map(report);
  const { name } = migration;
  const command = direction === "up" ? "migrate:run" : "migrate:rollback";
  const message = [
    `"${name}" failed${where(failed)}: ${reasonOf(error)}.`,
    `Done and kept: ${list(done)}.`,
    unknown.length > 0 ? `Not known: ${list(unknown)}.` : "Whether it was recorded is not known.",
  ].join("\n");
  return new MigrationError(codeFor(error), message, {
    migration: name,
    direction,
    done,
    hint: [hintOf(error), `migrate:status shows what is done; ${command} continues where it stopped.`]
      .filter((part) => part !== undefined)
      .join(" "),
    cause: error,
  });
}

/** The error's message, without the full stop that the sentence around it has. */
function reasonOf(error: unknown): string {
  return messageOf(error).replace(/\.$/, "");
}

/** Undefined where the connection is gone. */
async function ownRows(
  environment: RunEnvironment,
  name: string,
  direction: MigrationDirection,
): Promise<readonly StatementRow[] | undefined> {
  try {
    const rows = await environment.journal.statements();
    return rows.filter((row) => row.migration === name && row.direction === direction);
  } catch {
    return undefined;
  }
}

/** What failed, and what would have come after it: the migration is asked without executing anything. */
async function remaining(
  { driver }: RunEnvironment,
  { migration, direction, failed }: Failure,
  rows: readonly StatementRow[],
): Promise<readonly StatementReport[]> {
  const left = rows.filter(({ state }) => state !== "done").map(report);
  const last = rows.reduce((highest, { number }) => Math.max(highest, number), 0);
  try {
    const { statements } = await recordStatements(driver, migration, direction);
    const changes = statements.filter(({ kind }) => kind === "write" || kind === "ddl");
    return [...left, ...changes.slice(last).map(({ sql }, index) => ({ number: last + index + 1, sql: excerpt(sql) }))];
  } catch {
    return left.length > 0 || failed === undefined ? left : [failed];
  }
}

function report({ number, sql }: StatementRow): StatementReport {
  return { number, sql: excerpt(sql) };
}

function list(statements: readonly StatementReport[]): string {
  return statements.map(({ number, sql }) => `${number} (${excerpt(sql)})`).join(", ") || "nothing";
}

function where(failed: StatementReport | undefined): string {
  return failed === undefined ? "" : ` at statement ${failed.number} (${excerpt(failed.sql)})`;
}

/** The engine's refusal of a statement is the ordinary case; all other codes tell more than MIGRATION_FAILED does. */
function codeFor(error: unknown): string {
  const code = codeOf(error);
  return code === undefined || code === "QUERY_FAILED" || !/^[A-Z][A-Z_]+$/.test(code) ? "MIGRATION_FAILED" : code;
}

function transactionHint(error: unknown): string | undefined {
  if (!/transaction block/i.test(messageOf(error))) return undefined;
  return "Set `transaction = false` in the migration: it is then journaled statement by statement.";
}

function nextStep(direction: MigrationDirection, error: unknown): string {
  if (error instanceof AbortedError) return "Run the command again to go on.";
  return `Fix the migration or the data, then ${direction === "up" ? "migrate:run" : "migrate:rollback"} again.`;
}

function journalHint(direction: MigrationDirection, done: number, error: unknown): string {
  if (done === 0 || error instanceof AbortedError) return nextStep(direction, error);
  if (direction === "down") return "Fix the cause, then run migrate:rollback again: it continues where it stopped.";
  return (
    "Fix the data or the statements that are not done, then run migrate:run: it continues where it " +
    "stopped. Or undo what is done: migrate:rollback."
  );
}
