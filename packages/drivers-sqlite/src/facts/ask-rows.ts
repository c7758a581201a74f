import {
  keysSql,
  keyTexts,
  sampleSql,
  type RowAnswer,
  type RowProbe,
  type RowQuestion,
  type Schema,
} from "@stingerloom/schema-diff";
import { rowProbeOf } from "./row-probe-of";

/** Rows of the first sample; each is as many times larger than the one before. */
const firstSample = 20_000;
const growth = 5;

interface RowReader {
  readonly execute: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/**
 * A statement of SQLite cannot be stopped. So samples are asked that grow, as long as the next one is likely to be
 * through in time: the last one may be the whole table.
 */
export async function askRows(
  questions: readonly RowQuestion[],
  live: Schema,
  limitMs: number,
  reader: RowReader,
): Promise<readonly RowAnswer[]> {
  const answers: RowAnswer[] = [];
  for (const question of questions) {
    const probe = rowProbeOf(question, live);
    answers.push(typeof probe === "string" ? notAsked(probe) : await answerTo(probe, limitMs, reader));
  }
  return answers;
}

async function answerTo(probe: RowProbe, limitMs: number, reader: RowReader): Promise<RowAnswer> {
  try {
    return await counted(probe, limitMs, reader);
  } catch {
    return notAsked("SQLite refused the query");
  }
}

async function counted(probe: RowProbe, limitMs: number, { execute, now }: RowReader): Promise<RowAnswer> {
  const start = now();
  for (let size = firstSample; ; size *= growth) {
    const began = now();
    const source = `(SELECT * FROM ${probe.table} LIMIT ${size}) AS t`;
    const [found] = await execute(sampleSql(probe, source));
    const looked = Number(found?.["looked"]);
    const isWhole = looked < size;
    const next = (now() - began) * growth;
    if (!isWhole && now() - start + next < limitMs) continue;
    const rows = Number(found?.["hits"]);
    const sql = rows === 0 ? undefined : keysSql(probe, source);
    const keys = sql === undefined ? [] : keyTexts(probe, await execute(sql));
    return { kind: "counted", rows, keys, ...(!isWhole && { sample: looked }) };
  }
}

function notAsked(reason: string): RowAnswer {
  return { kind: "notAsked", reason };
}
