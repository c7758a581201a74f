import type { Hazard, TableSize } from "../model/hazard";
import type { RowAnswer, RowQuestion } from "../model/row-question";
import { nameKey, type QualifiedName, type Schema } from "../model/schema";
import type { MigrationPlan } from "../plan/plan-migration";
import type { SchemaReader } from "../plan/schema-reader";
import type { Step } from "../plan/step";
import { liveQuestions, type Locate } from "./live-question";
import { withAnswer, withSize } from "./words";

/** Milliseconds for one question. */
const defaultLimitMs = 2_000;

/**
 * The plan with hazards of the way up that are facts: what no row is in the way of is no hazard, and the others say how
 * many rows are, and how large the table is that is copied or locked. Reads the live database and changes nothing.
 */
export async function withFacts(
  plan: MigrationPlan,
  reader: Pick<SchemaReader, "askRows" | "tableSizes">,
  live: Schema,
  { limitMs = defaultLimitMs }: { readonly limitMs?: number } = {},
): Promise<MigrationPlan> {
  if (limitMs === 0) return plan;
  const locate = liveQuestions(plan.from, plan.changes);
  const answers = await answersTo(plan.hazards, reader, live, locate, limitMs);
  const sizes = await sizesFor(plan.hazards, reader, locate);
  const known = (hazard: Hazard): Hazard[] => {
    const answered = answers.get(hazard) === undefined ? hazard : withAnswer(hazard, answers.get(hazard)!);
    if (answered === undefined) return [];
    const size = sizes.get(hazard);
    return [size === undefined ? answered : withSize(answered, size)];
  };
  const steps = plan.up.steps.map((step): Step => ({ ...step, hazards: step.hazards.flatMap(known) }));
  return { ...plan, up: { ...plan.up, steps }, hazards: steps.flatMap(({ hazards }) => hazards) };
}

/** Those of a plan that the rows were not asked, each once. */
async function answersTo(
  hazards: readonly Hazard[],
  reader: Pick<SchemaReader, "askRows">,
  live: Schema,
  locate: Locate,
  limitMs: number,
): Promise<ReadonlyMap<Hazard, RowAnswer>> {
  const answers = new Map<Hazard, RowAnswer>();
  const asked: { readonly hazard: Hazard; readonly question: RowQuestion }[] = [];
  for (const hazard of hazards) {
    if (hazard.asks === undefined || hazard.facts !== undefined) continue;
    const question = typeof hazard.asks === "string" ? hazard.asks : locate(hazard.asks);
    if (typeof question === "string") answers.set(hazard, { kind: "notAsked", reason: question });
    else asked.push({ hazard, question });
  }
  if (asked.length === 0 || reader.askRows === undefined) return answers;
  const texts = [...new Map(asked.map(({ question }) => [JSON.stringify(question), question]))];
  const given = await reader.askRows(
    texts.map(([, question]) => question),
    live,
    { limitMs },
  );
  const byText = new Map(texts.map(([text], i) => [text, given[i]!]));
  for (const { hazard, question } of asked) answers.set(hazard, byText.get(JSON.stringify(question))!);
  return answers;
}

async function sizesFor(
  hazards: readonly Hazard[],
  reader: Pick<SchemaReader, "tableSizes">,
  locate: Locate,
): Promise<ReadonlyMap<Hazard, TableSize>> {
  const tables = new Map<Hazard, QualifiedName>();
  for (const hazard of hazards) {
    if (hazard.weighs === undefined) continue;
    const found = locate({ kind: "nulls", columns: [], table: hazard.weighs });
    if (typeof found !== "string") tables.set(hazard, found.table);
  }
  if (tables.size === 0 || reader.tableSizes === undefined) return new Map();
  const wanted = [...new Map([...tables.values()].map((table) => [nameKey(table), table])).values()];
  const sizes = await reader.tableSizes(wanted);
  return new Map(
    [...tables].flatMap(([hazard, table]) => {
      const size = sizes.get(nameKey(table));
      return size === undefined ? [] : [[hazard, size] as const];
    }),
  );
}

/** The hazard for programs: without what only the planner needs. */
export function plainHazard({ code, severity, message, recipe, object, facts }: Hazard): Hazard {
  const known = facts !== undefined && { facts };
  return { code, severity, message, ...(recipe !== undefined && { recipe }), object, ...known };
}
