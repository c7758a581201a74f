import {
  emptySchema,
  planMigration,
  sameSchema,
  statementsOf,
  type Change,
  type FillDecision,
  type Hazard,
  type RenameDecisions,
  type Schema,
  type StepPlan,
} from "@stingerloom/schema-diff";
import type { TestDriver } from "./driver-of";
import { recordPlan } from "./recorded-plans";
import { insertSampleRows, readRows, lostRows, type TableRows } from "./rows";
import { describeDifference } from "./schema-difference";

/** One row of the acceptance table: a change, judged by a real engine. */
export interface AcceptanceCase {
  readonly name: string;
  readonly before: SchemaSource;
  readonly after: SchemaSource;
  /** Statements that put rows in before the change; `"sample"` puts two into every table. Default none. */
  readonly rows?: readonly string[] | "sample";
  readonly renames?: RenameDecisions;
  readonly detectDroppedTables?: boolean;
  readonly detectDroppedViews?: boolean;
  /** What rows get in columns that become or are added NOT NULL. */
  readonly fills?: readonly FillDecision[];
  /** What the statements on the way up must contain, or must not (with `not`). */
  readonly up?: readonly (string | RegExp | { readonly not: string | RegExp })[];
  /** Queries for one value `v`, and what it is after the way up. */
  readonly upRows?: readonly { readonly sql: string; readonly value: string | null }[];
  /** Hazard codes of the way up, exactly these. Not looked at when absent. */
  readonly hazards?: readonly Hazard["code"][];
  /** Queries whose answers must be the same before, after up (when `up`) and after down. */
  readonly same?: readonly { readonly sql: string; readonly afterUp?: boolean }[];
}

/** A schema as data, or the statements that make it. */
export type SchemaSource = Schema | { readonly sql: readonly string[] };

export interface AcceptanceReport {
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly operations: readonly Change[];
  readonly hazards: readonly Hazard[];
}

/** Gives a fresh database of the engine under test at each call, connected. The caller ends them. */
export type OpenDatabase = () => Promise<TestDriver>;

/**
 * Migrates up, compares with a database that was built directly, plans again (nothing), goes down, compares catalog
 * and rows with what was before, goes up again.
 * @throws Error that says which of these did not hold, with the statements.
 */
export async function accept(row: AcceptanceCase, open: OpenDatabase): Promise<AcceptanceReport> {
  const driver = await open();
  await build(driver, row.before);
  if (Array.isArray(row.rows)) for (const statement of row.rows) await driver.query(statement);
  const live = await driver.introspect();
  if (row.rows === "sample") {
    await insertSampleRows(driver, live, "sql" in row.after ? live : row.after, row.renames?.renamed);
  }
  const answers = await answersOf(driver, row, () => true);
  const rowsBefore = await readRows(driver, live);
  const printBefore = await driver.fingerprint();

  const wanted = await schemaOf(row.after, driver, open);
  const plan = await planFor(driver, live, wanted, row);
  const report = { up: plan.up, down: plan.down, operations: plan.changes, hazards: plan.hazards };
  const claim = claims(row, report);
  claim(plan.ambiguousRenames.length === 0, `ambiguous renames: ${JSON.stringify(plan.ambiguousRenames)}`);
  claim(plan.unmatchedFills.length === 0, `each fill names a column, not: ${plan.unmatchedFills.join("; ")}`);
  checkStatements(row, report, claim);

  await claim.during("up", () => execute(driver, plan.up));
  const reached = await driver.introspect();
  const isRenamed = plan.changes.some((op) => op.kind === "renameTable" || op.kind === "renameColumn");
  // A rename goes through the engine's own texts of views and triggers, which only the engine rewrites.
  const comparable = isRenamed ? withoutTexts : (schema: Schema) => schema;
  claim.same(
    "after up, the catalog is what the plan says",
    comparable(await inWordsOf(driver, plan.to, reached)),
    comparable(reached),
  );
  await expectNothingToDo(driver, reached, wanted, row, claim);
  await expectValues(driver, row, claim);
  await expectSameAnswers(driver, row, answers, (q) => q.afterUp === true, "up", claim);
  expectRowsKept(rowsBefore, await readRows(driver, reached), plan.changes, "up", claim);

  await claim.during("down", () => execute(driver, plan.down));
  const restored = await driver.introspect();
  claim.same("after down, the catalog is what it was", await inWordsOf(driver, live, restored), restored);
  if (driver.type !== "postgres")
    claim(
      printBefore === (await driver.fingerprint()),
      "after down, the engine's own text of the catalog is what it was",
    );
  await expectSameAnswers(driver, row, answers, () => true, "down", claim);
  expectRowsKept(rowsBefore, await readRows(driver, restored), plan.changes, "down", claim);

  await claim.during("the second up", () => execute(driver, plan.up));
  const again = await driver.introspect();
  claim.same(
    "after the second up, the catalog is what it was after the first",
    await inWordsOf(driver, reached, again),
    again,
  );
  recordPlan(driver, live, plan.settled, optionsOf(row));
  return report;
}

/** The plan, with the statements of both ways in the engine's own quotes. */
export async function planFor(driver: TestDriver, live: Schema, wanted: Schema, options: PlanChoices) {
  const { dialect } = driver;
  const settled = await driver.canonicalizeExpressions(wanted, live);
  const plan = planMigration(dialect, live, settled, optionsOf(options));
  const print = (steps: StepPlan) => statementsOf(steps, (name) => driver.escapeIdentifier(name));
  return { ...plan, settled, up: print(plan.up), down: print(plan.down) };
}

type PlanChoices = Pick<AcceptanceCase, "renames" | "detectDroppedTables" | "detectDroppedViews" | "fills">;

function optionsOf({ renames, detectDroppedTables = true, detectDroppedViews, fills }: PlanChoices) {
  return { renames: { inference: "never", ...renames }, detectDroppedTables, detectDroppedViews, fills } as const;
}

/**
 * Runs the statements as a migration would: in one transaction where the engine has them, foreign keys checked at its
 * end.
 */
export async function execute(driver: TestDriver, statements: readonly string[]): Promise<void> {
  const transactional = driver.capabilities.transactionalDdl;
  if (transactional) await driver.begin({ foreignKeys: "deferred" });
  try {
    for (const statement of statements) await driver.query(statement);
    if (transactional) await driver.commit();
  } catch (error) {
    if (transactional) await driver.rollback();
    throw error;
  }
}

/**
 * The schema in the words that the engine has for it by now: it rewrites a check when it reads its own text of it
 * again, as it does where the type of a column changes, and the new words mean the same.
 */
async function inWordsOf(driver: TestDriver, schema: Schema, found: Schema): Promise<Schema> {
  return sameSchema(schema, found) ? schema : driver.canonicalizeExpressions(schema, found);
}

function withoutTexts(schema: Schema): Schema {
  return {
    ...schema,
    tables: schema.tables.map((table) => ({
      ...table,
      triggers: (table.triggers ?? []).map((trigger) => ({ ...trigger, sql: "" })),
    })),
    views: schema.views.map((view) => ({ ...view, sql: [], dependsOn: undefined })),
  };
}

async function build(driver: TestDriver, source: SchemaSource): Promise<void> {
  if ("sql" in source) for (const statement of source.sql) await driver.query(statement);
  else
    await execute(
      driver,
      (await planFor(driver, emptyLike(await driver.introspect()), driver.dialect.normalize(source), {})).up,
    );
}

/** A fresh database is not empty of everything (schemas, extensions): those are no tables of ours. */
function emptyLike(live: Schema): Schema {
  return { ...emptySchema, namespaces: live.namespaces, opaqueObjects: live.opaqueObjects };
}

async function schemaOf(source: SchemaSource, driver: TestDriver, open: OpenDatabase): Promise<Schema> {
  if (!("sql" in source)) return driver.dialect.normalize(source);
  const other = await open();
  await build(other, source);
  return other.introspect();
}

async function expectNothingToDo(
  driver: TestDriver,
  live: Schema,
  wanted: Schema,
  row: AcceptanceCase,
  claim: Claim,
): Promise<void> {
  // What was decided has been done: the decision would name nothing.
  const again = await planFor(driver, live, wanted, { ...row, renames: { ...row.renames, renamed: [] } });
  claim(
    again.changes.length === 0,
    `planning again finds nothing, not:\n${again.up.join("\n")}\n${JSON.stringify(again.changes, null, 1)}`,
  );
}

async function expectValues(driver: TestDriver, { upRows = [] }: AcceptanceCase, claim: Claim): Promise<void> {
  for (const { sql, value } of upRows) {
    const [row] = (await driver.query(sql)) as readonly { readonly v: unknown }[];
    const found = row?.v === null || row?.v === undefined ? null : String(row.v);
    claim(found === value, `after up, ${sql} gives ${value}, not ${found}`);
  }
}

function checkStatements(row: AcceptanceCase, { up, hazards }: AcceptanceReport, claim: Claim): void {
  const text = up.join("\n");
  const has = (what: string | RegExp) => (typeof what === "string" ? text.includes(what) : what.test(text));
  for (const what of row.up ?? []) {
    if (typeof what === "string" || what instanceof RegExp) claim(has(what), `the way up contains ${what}`);
    else claim(!has(what.not), `the way up does not contain ${what.not}`);
  }
  if (row.hazards === undefined) return;
  const found = [...new Set(hazards.map((h) => h.code))].sort();
  claim(
    found.join() === [...row.hazards].sort().join(),
    `hazards are ${row.hazards.join() || "none"}, not ${found.join() || "none"}`,
  );
}

function expectRowsKept(
  before: TableRows,
  after: TableRows,
  operations: readonly Change[],
  way: "up" | "down",
  claim: Claim,
): void {
  const lost = lostRows(before, after, operations, way);
  claim(lost.length === 0, `rows survive ${way}: ${lost.join("; ")}`);
}

type Answers = ReadonlyMap<string, string>;

async function answersOf(
  driver: TestDriver,
  row: AcceptanceCase,
  chosen: (q: { readonly afterUp?: boolean }) => boolean,
): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const query of (row.same ?? []).filter(chosen))
    answers.set(query.sql, JSON.stringify(await driver.query(query.sql)));
  return answers;
}

async function expectSameAnswers(
  driver: TestDriver,
  row: AcceptanceCase,
  before: Answers,
  chosen: (q: { readonly afterUp?: boolean }) => boolean,
  way: string,
  claim: Claim,
) {
  for (const [query, answer] of await answersOf(driver, row, chosen)) {
    claim(answer === before.get(query), `after ${way}, ${query} gives ${before.get(query)}, not ${answer}`);
  }
}

interface Claim {
  (holds: boolean, what: string): void;
  same(what: string, expected: Schema, actual: Schema): void;
  during(way: string, run: () => Promise<void>): Promise<void>;
}

function claims(row: AcceptanceCase, { up, down }: AcceptanceReport): Claim {
  const fail = (what: string, cause?: unknown): never => {
    throw new Error(`${row.name}: expected: ${what}\n--- up\n${up.join(";\n")}\n--- down\n${down.join(";\n")}`, {
      cause,
    });
  };
  const claim = (holds: boolean, what: string) => void (holds || fail(what));
  return Object.assign(claim, {
    same: (what: string, expected: Schema, actual: Schema) => {
      if (!sameSchema(expected, actual)) fail(`${what}\n${describeDifference(expected, actual)}`);
    },
    during: async (way: string, run: () => Promise<void>) => {
      try {
        await run();
      } catch (error) {
        fail(`${way} runs: ${error instanceof Error ? error.message : String(error)}`, error);
      }
    },
  });
}
