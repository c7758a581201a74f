import {
  countSql,
  keysSql,
  keyTexts,
  nameKey,
  sampleSql,
  type RowAnswer,
  type RowProbe,
  type RowQuestion,
  type Schema,
} from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";
import { calledNames } from "./check-problem";
import { foreignCodeSql, unsteadySql } from "./foreign-code";
import { rowProbeOf, type Server } from "./row-probe-of";

/** Rows of a sample, about. */
const sampleRows = 100_000;

type Rows = readonly Readonly<Record<string, unknown>>[];

interface RowReader extends Server {
  readonly execute: (sql: string) => Promise<Rows>;
  /** SQLSTATE of an error, where it has one. */
  readonly codeOf: (error: unknown) => string | undefined;
}

/** Asks each question in a transaction of its own that can change nothing. */
export async function askRows(
  questions: readonly RowQuestion[],
  live: Schema,
  limitMs: number,
  reader: RowReader,
): Promise<readonly RowAnswer[]> {
  const answers: RowAnswer[] = [];
  for (const question of questions) answers.push(await answerTo(question, live, limitMs, reader));
  return answers;
}

async function answerTo(question: RowQuestion, live: Schema, limitMs: number, reader: RowReader): Promise<RowAnswer> {
  const probe = rowProbeOf(question, live, reader);
  if (typeof probe === "string") return notAsked(probe);
  try {
    const problem = await guarded(limitMs, reader, () => codeInTheWay(question, reader));
    if (problem !== undefined) return notAsked(problem);
    return await counted(probe, question, limitMs, reader);
  } catch (error) {
    return notAsked(reasonOf(reader.codeOf(error)));
  }
}

async function counted(probe: RowProbe, question: RowQuestion, limitMs: number, reader: RowReader): Promise<RowAnswer> {
  const ask = (sql: string) => guarded(limitMs, reader, () => reader.execute(sql));
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
    if (reader.codeOf(error) !== cancelled) throw error;
  }
  const source = await sampleOf(probe, question, reader);
  const [found] = await ask(sampleSql(probe, source));
  const rows = Number(found?.["hits"]);
  return { kind: "counted", rows, keys: rows === 0 ? [] : await keys(source), sample: Number(found?.["looked"]) };
}

/** Pages from the whole of the table, where the catalog knows how many rows it has, else the first rows. */
async function sampleOf({ table }: RowProbe, { table: name }: RowQuestion, reader: RowReader): Promise<string> {
  const [row] = await reader.execute(
    `SELECT c.reltuples AS estimate FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ${quoteLiteral(name.schema ?? reader.defaultSchema)} AND c.relname = ${quoteLiteral(name.name)}`,
  );
  const estimate = Number(row?.["estimate"] ?? 0);
  if (estimate <= sampleRows) return `(SELECT * FROM ${table} LIMIT ${sampleRows}) AS t`;
  return `${table} AS t TABLESAMPLE SYSTEM (${((100 * sampleRows) / estimate).toFixed(6)}) REPEATABLE (1)`;
}

async function codeInTheWay(question: RowQuestion, reader: RowReader): Promise<string | undefined> {
  const tables = question.kind === "orphans" ? [question.table, question.references] : [question.table];
  for (const table of new Map(tables.map((one) => [nameKey(one), one])).values()) {
    const [found] = await reader.execute(foreignCodeSql(table, reader.defaultSchema));
    if (found !== undefined) return `reading ${table.name} may call ${String(found["code"])}`;
  }
  const names = question.kind === "check" ? calledNames(question.expression) : [];
  const [unsteady] = names.length === 0 ? [] : await reader.execute(unsteadySql(names));
  return unsteady === undefined ? undefined : `the check calls ${String(unsteady["name"])}()`;
}

/** Names without a schema are the server's, and no lock is waited for longer than the question may take. */
async function guarded<T>(limitMs: number, { execute }: RowReader, ask: () => Promise<T>): Promise<T> {
  const limit = Math.max(2, Math.round(limitMs));
  // Less than the statement may take, so that it is known what it waited for.
  const lockLimit = Math.ceil(limit / 2);
  const settings = [
    "search_path = pg_catalog, pg_temp",
    `statement_timeout = ${limit}`,
    `lock_timeout = ${lockLimit}`,
    "max_parallel_workers_per_gather = 0",
  ];
  await execute(["BEGIN READ ONLY", ...settings.map((setting) => `SET LOCAL ${setting}`)].join("; "));
  try {
    return await ask();
  } finally {
    await execute("ROLLBACK");
  }
}

const cancelled = "57014";

function reasonOf(code: string | undefined): string {
  switch (code) {
    case cancelled:
      return "there was no time to look at enough of them";
    case "55P03":
      return "the table is locked";
    case "42501":
      return "that is not permitted, or row level security hides some";
    default:
      return `the server refused the query${code === undefined ? "" : ` (${code})`}`;
  }
}

function notAsked(reason: string): RowAnswer {
  return { kind: "notAsked", reason };
}
