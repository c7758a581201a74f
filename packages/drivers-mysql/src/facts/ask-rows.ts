import {
  countSql,
  keysSql,
  keyTexts,
  sampleSql,
  type RowAnswer,
  type RowProbe,
  type RowQuestion,
  type Schema,
} from "@stingerloom/schema-diff";
import type { Flavour } from "../model/server";
import { quoteLiteral } from "../sql/quote";
import { calledNames } from "./check-problem";
import { rowProbeOf } from "./row-probe-of";

/** Rows of a sample. */
const sampleRows = 100_000;

type Rows = readonly Readonly<Record<string, unknown>>[];

interface RowReader {
  readonly execute: (sql: string) => Promise<Rows>;
  /** The engine's code of an error, where it has one. */
  readonly codeOf: (error: unknown) => string | undefined;
  readonly flavour: Flavour;
}

/** Asks each question in a transaction that can change nothing. `codeOf`: the engine's code of an error. */
export async function askRows(
  questions: readonly RowQuestion[],
  live: Schema,
  limitMs: number,
  execute: RowReader["execute"],
  codeOf: RowReader["codeOf"],
  flavour: Flavour,
): Promise<readonly RowAnswer[]> {
  const answers: RowAnswer[] = [];
  await execute("START TRANSACTION READ ONLY");
  try {
    for (const question of questions)
      answers.push(await answerTo(question, live, limitMs, { execute, codeOf, flavour }));
  } finally {
    await execute("ROLLBACK");
  }
  return answers;
}

async function answerTo(question: RowQuestion, live: Schema, limitMs: number, reader: RowReader): Promise<RowAnswer> {
  const probe = rowProbeOf(question, live);
  if (typeof probe === "string") return { kind: "notAsked", reason: probe };
  try {
    const called = question.kind === "check" ? await storedFunction(question.expression, reader) : undefined;
    if (called !== undefined) return { kind: "notAsked", reason: `the check calls ${called}()` };
    return await counted(probe, limitMs, reader);
  } catch (error) {
    return { kind: "notAsked", reason: reasonOf(reader.codeOf(error)) };
  }
}

async function counted(probe: RowProbe, limitMs: number, reader: RowReader): Promise<RowAnswer> {
  const ask = (sql: string) => reader.execute(limited(sql, limitMs, reader.flavour));
  const keys = async (source?: string): Promise<string[]> => {
    const sql = keysSql(probe, source);
    // The number is known by then: without its examples it is an answer as well.
    return sql === undefined ? [] : keyTexts(probe, await ask(sql).catch((): Rows => []));
  };
  try {
    const [found] = await ask(countSql(probe));
    const rows = Number(found?.["hits"]);
    return { kind: "counted", rows, keys: rows === 0 ? [] : await keys() };
  } catch (error) {
    if (!isTimeout(reader.codeOf(error))) throw error;
  }
  const source = `(SELECT * FROM ${probe.table} LIMIT ${sampleRows}) AS t`;
  const [found] = await ask(sampleSql(probe, source));
  const rows = Number(found?.["hits"]);
  return { kind: "counted", rows, keys: rows === 0 ? [] : await keys(source), sample: Number(found?.["looked"]) };
}

/** The server ends a SELECT that takes longer. */
function limited(sql: string, limitMs: number, flavour: Flavour): string {
  const limit = Math.max(1, Math.round(limitMs));
  return flavour === "mysql"
    ? sql.replace(/^SELECT /, `SELECT /*+ MAX_EXECUTION_TIME(${limit}) */ `)
    : `SET STATEMENT max_statement_time = ${limit / 1000} FOR ${sql}`;
}

async function storedFunction(expression: string, { execute }: RowReader): Promise<string | undefined> {
  const names = calledNames(expression);
  if (names.length === 0) return undefined;
  const [found] = await execute(
    `SELECT ROUTINE_NAME AS name FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
AND ROUTINE_NAME IN (${names.map(quoteLiteral).join(", ")}) LIMIT 1`,
  );
  return found === undefined ? undefined : String(found["name"]);
}

function isTimeout(code: string | undefined): boolean {
  return code === "ER_QUERY_TIMEOUT" || code === "ER_STATEMENT_TIMEOUT";
}

function reasonOf(code: string | undefined): string {
  if (isTimeout(code)) return "there was no time to look at enough of them";
  if (code === "ER_LOCK_WAIT_TIMEOUT") return "the table is locked";
  return `the server refused the query${code === undefined ? "" : ` (${code})`}`;
}
