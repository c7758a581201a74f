import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  planMigration,
  statementsOf,
  type Dialect,
  type MigrationPlan,
  type PlanMigrationOptions,
  type Schema,
  type Step,
} from "@stingerloom/schema-diff";
import { dialectOf, type TestDriver } from "./driver-of";
import type { Engine } from "./engine";

/**
 * Plans that a real server has run both ways, kept so that a planner is tested without one: two schemas in, steps out.
 * The schemas are lines of JSON in `test/plans/ENGINE/TEST.jsonl`, the steps are text in the file beside it.
 */
interface PlanInput {
  readonly name: string;
  /** The server that ran it. */
  readonly version: string;
  readonly live: Schema;
  readonly wanted: Schema;
  readonly options: RecordedOptions;
}

type RecordedOptions = Omit<PlanMigrationOptions, "statistics">;

const started = new Set<string>();

/**
 * Keeps what a test has judged, where STINGERLOOM_RECORD_PLANS is 1. A row whose plan needs more of the server than
 * its version (its database's name, its collations) is left out.
 */
export function recordPlan(driver: TestDriver, live: Schema, wanted: Schema, options: RecordedOptions): void {
  if (process.env["STINGERLOOM_RECORD_PLANS"] !== "1") return;
  const { testPath, currentTestName } = expect.getState();
  if (testPath === undefined || currentTestName === undefined) return;
  const engine = driver.type as Engine;
  const row: PlanInput = { name: currentTestName, version: driver.version, live, wanted, options };
  const line = JSON.stringify(row);
  const text = planText(JSON.parse(line) as PlanInput, dialectOf(engine, driver.version));
  if (line.includes("stingerloom_test_") || text !== planText(row, driver.dialect)) return;
  keep(join(dirname(testPath), "plans", engine, basename(testPath, ".test.ts")), line, text);
}

function keep(file: string, line: string, text: string): void {
  if (!started.has(file)) {
    mkdirSync(dirname(file), { recursive: true });
    for (const ending of ["jsonl", "sql"]) writeFileSync(`${file}.${ending}`, "");
  }
  started.add(file);
  appendFileSync(`${file}.jsonl`, `${line}\n`);
  appendFileSync(`${file}.sql`, `${text}\n`);
}

/**
 * One test a recorded plan: the planner makes the same steps of the same schemas. With STINGERLOOM_RECORD_PLANS=steps
 * the steps are written instead of compared.
 */
export function describeRecordedPlans(engine: Engine, folder: string): void {
  const files = readdirSync(join(folder, "plans", engine)).filter((file) => file.endsWith(".jsonl"));
  describe.each(files.map((file) => basename(file, ".jsonl")))(`plans that ${engine} has run: %s`, (name) => {
    const file = join(folder, "plans", engine, name);
    const inputs = readFileSync(`${file}.jsonl`, "utf8").split("\n").filter(Boolean);
    const rows = inputs.map((line) => JSON.parse(line) as PlanInput);
    const textOf = (row: PlanInput) => `${planText(row, dialectOf(engine, row.version))}\n`;
    if (process.env["STINGERLOOM_RECORD_PLANS"] === "steps") {
      it("are written", () => writeFileSync(`${file}.sql`, rows.map(textOf).join("")));
      return;
    }
    const texts = readFileSync(`${file}.sql`, "utf8").split(/^(?=## )/m);
    it.each(rows.map((row, at) => [row.name, row, at] as const))("%s", (_, row, at) => {
      expect(textOf(row)).toBe(texts[at]);
    });
  });
}

/** A plan as it is recorded: statements of both ways, each step below the hazards that it has. */
function planText({ name, live, wanted, options }: PlanInput, dialect: Dialect): string {
  const plan = planMigration(dialect, live, wanted, options);
  const lines = [`## ${name.replace(/\s+/g, " ")}`];
  for (const text of plan.unsupported) lines.push(`-- unsupported: ${text}`);
  for (const way of ["up", "down"] as const) lines.push(`-- ${way}`, ...wayText(plan, way, dialect));
  return `${lines.join("\n")}\n`;
}

function wayText(plan: MigrationPlan, way: "up" | "down", dialect: Dialect): string[] {
  const { steps, ...session } = plan[way];
  const textOf = (step: Step) => [
    ...step.hazards.map(({ code, object }) => `-- ${code} ${object}`),
    ...statementsOf({ ...session, steps: [step] }, dialect.quoteIdentifier).map((statement) => `${statement};`),
  ];
  const around = statementsOf({ ...session, steps: [] }, dialect.quoteIdentifier, { withSession: true });
  return [...around.map((statement) => `-- session: ${statement}`), ...steps.flatMap(textOf)];
}
