import { startDatabase, type TestDatabase } from "../database";
import { driverOf, type TestDriver } from "../driver-of";
import type { Engine } from "../engine";
import { insertSampleRows } from "../rows";
import { clearRows } from "./clear-rows";
import { judgeStep, type StepOutcome } from "./judge-step";
import { loadSql } from "./load-sql";
import type { HistoryStep } from "./read-history";

/** A step of the history, and what became of ours. */
export interface EvolvedStep {
  readonly name: string;
  readonly outcome: StepOutcome;
  /** What the server said of the project's own statements, if it did not take all of them. */
  readonly notLoaded?: string;
}

/**
 * Follows a history: one database is migrated by the project's own statements, the other by what we plan from its state
 * to that of the first, with rows in its tables.
 */
export async function* evolveHistory(engine: Engine, steps: readonly HistoryStep[]): AsyncGenerator<EvolvedStep> {
  const target = await open(engine);
  const history: HistoryStep[] = [];
  let live = await open(engine);
  try {
    for (const step of steps) {
      const notLoaded = await loadSql(target.database.options, step.sql);
      let outcome = await judgeWithRows(live.driver, target.driver);
      if (isOff(outcome)) {
        // What did not fit the rows is tried without them: the plan itself must hold.
        live = await replaced(live, engine, history);
        const empty = await judge(live.driver, target.driver);
        if (outcome.kind === "rows do not fit" && empty.kind === "failed") outcome = empty;
        if (isOff(empty)) live = await replaced(live, engine, [...history, step]);
      }
      history.push(step);
      yield { name: step.name, outcome, ...(notLoaded !== undefined && { notLoaded }) };
    }
  } finally {
    await close(live);
    await close(target);
  }
}

/** Two states, each of a script. */
export async function evolveScripts(engine: Engine, before: string, after: string): Promise<EvolvedStep> {
  const [live, target] = [await open(engine), await open(engine)];
  try {
    const refusals = [await loadSql(live.database.options, before), await loadSql(target.database.options, after)];
    const notLoaded = refusals.filter((text) => text !== undefined).join("; ");
    const outcome = await judgeWithRows(live.driver, target.driver);
    return { name: "old to new", outcome, ...(notLoaded !== "" && { notLoaded }) };
  } finally {
    await close(live);
    await close(target);
  }
}

function isOff({ kind }: StepOutcome): boolean {
  return kind === "failed" || kind === "rows do not fit";
}

interface Opened {
  readonly database: TestDatabase;
  readonly driver: TestDriver;
}

async function open(engine: Engine): Promise<Opened> {
  const database = await startDatabase(engine, { label: "evolve" });
  const driver = driverOf(engine, database.options);
  await driver.connect();
  return { database, driver };
}

async function close({ database, driver }: Opened): Promise<void> {
  await driver.close();
  await database.drop();
}

/** Another database in the place of this one, as the project's own statements leave it. */
async function replaced(old: Opened, engine: Engine, history: readonly HistoryStep[]): Promise<Opened> {
  await close(old);
  const opened = await open(engine);
  for (const { sql } of history) await loadSql(opened.database.options, sql);
  return opened;
}

async function judgeWithRows(live: TestDriver, target: TestDriver): Promise<StepOutcome> {
  const schema = await live.introspect();
  await clearRows(live, schema);
  await insertSampleRows(live, schema, await target.introspect(), [], { skipsRefused: true });
  return judge(live, target);
}

/** What throws before a statement is run is a failure like another. */
async function judge(live: TestDriver, target: TestDriver): Promise<StepOutcome> {
  try {
    return await judgeStep(live, target);
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
