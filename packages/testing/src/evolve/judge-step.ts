import {
  planMigration,
  sameSchema,
  statementsOf,
  type MigrationPlan,
  type Schema,
  type StepPlan,
} from "@stingerloom/schema-diff";
import { execute } from "../acceptance";
import type { TestDriver } from "../driver-of";
import { lostRows, readRows, type TableRows } from "../rows";
import { describeDifference } from "../schema-difference";

/** What became of a step from one state to the next. */
export type StepOutcome =
  | { readonly kind: "unchanged" }
  /** `named`: what the plan said that it leaves, or that may fail. */
  | { readonly kind: "right"; readonly named: readonly string[] }
  /** A hazard said that the rows may not fit, and they did not. */
  | { readonly kind: "rows do not fit"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** A plan, with the statements of both ways in the engine's own quotes. */
interface StepStatements {
  readonly plan: MigrationPlan;
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What takes `live` to what `target` is: nothing that was dropped is taken for renamed where that is not clear. */
async function planStep(live: TestDriver, target: TestDriver): Promise<StepStatements> {
  const { dialect } = live;
  const from = await live.introspect();
  const wanted = await live.canonicalizeExpressions(dialect.normalize(await target.introspect()), from);
  const planWith = (notRenamed: readonly string[]) =>
    planMigration(dialect, from, wanted, { renames: { notRenamed }, detectDroppedTables: true, complete: true });
  let notRenamed: string[] = [];
  let plan = planWith(notRenamed);
  while (plan.ambiguousRenames.length > 0) {
    const refused = plan.ambiguousRenames.flatMap(({ table, gone }) =>
      gone.map((name) => (table === undefined ? name : `${qualified(table)}.${name}`)),
    );
    notRenamed = [...new Set([...notRenamed, ...refused])];
    plan = planWith(notRenamed);
  }
  const print = (steps: StepPlan) => statementsOf(steps, (name) => live.escapeIdentifier(name), { withSession: true });
  return { plan, up: print(plan.up), down: print(plan.down) };
}

function qualified({ schema, name }: { readonly schema?: string; readonly name: string }): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

/**
 * Up, compare with the plan, plan again (nothing), down, compare catalog and rows with what was, up again. `live` is
 * left as `target` is, unless the outcome is another than `right` or `unchanged`.
 */
export async function judgeStep(live: TestDriver, target: TestDriver): Promise<StepOutcome> {
  const step = await planStep(live, target);
  const { plan } = step;
  const named = [...plan.unsupported, ...plan.blockers];
  if (plan.renameProblems.length > 0)
    return { kind: "failed", reason: `rename problems: ${JSON.stringify(plan.renameProblems)}` };
  if (plan.changes.length === 0) return named.length === 0 ? { kind: "unchanged" } : { kind: "right", named };
  if (plan.blockers.length > 0) return { kind: "right", named };
  const before = await stateOf(live);
  try {
    return (await run(live, target, step, before)) ?? { kind: "right", named };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), step);
  }
}

interface State {
  readonly schema: Schema;
  readonly rows: TableRows;
  readonly print: string;
}

async function stateOf(driver: TestDriver): Promise<State> {
  const schema = await driver.introspect();
  return { schema, rows: await readRows(driver, schema), print: await driver.fingerprint() };
}

async function run(
  live: TestDriver,
  target: TestDriver,
  step: StepStatements,
  before: State,
): Promise<StepOutcome | undefined> {
  const { plan, up, down } = step;
  const refusedUp = await attempt(live, up);
  if (refusedUp !== undefined) return refused("up", refusedUp, mayFail(plan.up), step);
  const reached = await live.introspect();
  const again = await planStep(live, target);
  if (again.plan.changes.length > 0) return failed(`planned again:\n${again.up.join(";\n")}`, step);
  const wanted = sameSchema(plan.to, reached) ? plan.to : await live.canonicalizeExpressions(plan.to, reached);
  if (!sameSchema(wanted, reached)) return failed(`after up:\n${describeDifference(wanted, reached)}`, step);
  const lostUp = lostRows(before.rows, await readRows(live, reached), plan.changes, "up");
  if (lostUp.length > 0 && !losesRows(plan)) return failed(`rows after up: ${lostUp.join("; ")}`, step);

  const refusedDown = await attempt(live, down);
  const isSaid = mayFail(plan.down) || plan.hazards.some(({ code }) => code === "IRREVERSIBLE");
  if (refusedDown !== undefined) return refused("down", refusedDown, isSaid, step);
  const restored = await stateOf(live);
  const was = sameSchema(before.schema, restored.schema)
    ? before.schema
    : await live.canonicalizeExpressions(before.schema, restored.schema);
  if (!sameSchema(was, restored.schema))
    return failed(`after down:\n${describeDifference(was, restored.schema)}`, step);
  if (live.type !== "postgres" && before.print !== restored.print)
    return failed(`after down, the engine's own text:\n${firstDifference(before.print, restored.print)}`, step);
  const lostDown = lostRows(before.rows, restored.rows, plan.changes, "down");
  if (lostDown.length > 0 && !losesRows(plan)) return failed(`rows after down: ${lostDown.join("; ")}`, step);

  const refusedAgain = await attempt(live, up);
  if (refusedAgain !== undefined) return refused("up again", refusedAgain, mayFail(plan.up), step);
  return undefined;
}

async function attempt(driver: TestDriver, statements: readonly string[]): Promise<string | undefined> {
  try {
    await execute(driver, statements);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function mayFail({ steps }: StepPlan): boolean {
  return steps.some(({ hazards }) => hazards.some(({ code }) => code === "MAY_FAIL_ON_DATA"));
}

function losesRows({ hazards }: MigrationPlan): boolean {
  return hazards.some(({ code }) => code === "DATA_LOSS");
}

function refused(way: string, message: string, isSaid: boolean, step: StepStatements): StepOutcome {
  return isSaid ? { kind: "rows do not fit", reason: `${way}: ${message}` } : failed(`${way}: ${message}`, step);
}

function failed(reason: string, { plan, up, down }: StepStatements): StepOutcome {
  const hazards = plan.hazards.map(({ code, message }) => `${code} ${message}`).join("\n");
  const text = `--- hazards\n${hazards}\n--- up\n${up.join(";\n")}\n--- down\n${down.join(";\n")}`;
  return { kind: "failed", reason: `${reason}\n${text}` };
}

function firstDifference(before: string, after: string): string {
  const [was, is] = [before.split("\n"), after.split("\n")];
  const at = was.findIndex((line, i) => line !== is[i]);
  return `- ${was[at] ?? ""}\n+ ${is[at] ?? ""}`;
}
