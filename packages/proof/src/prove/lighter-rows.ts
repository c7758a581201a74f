import { displayName, nameKey, type Change, type QualifiedName, type Step } from "@stingerloom/schema-diff";
import type { PlanInParts } from "./prove-plan";
import type { ProofFailure } from "./proof";

/** Which rows a try has. */
export interface RowsChoice {
  /** Edges of types, NULLs, quotes and other scripts among them? */
  readonly awkward: boolean;
  /** Tables that get none, as people read them, with the reason. */
  readonly without: ReadonlyMap<string, string>;
  /** What failed with rows that another try does not have. */
  readonly notes: readonly string[];
}

/**
 * The rows of the next try, where what failed may be the rows' fault: first ordinary ones alone, then none in the
 * tables of a statement of which a hazard says that it may fail on data. Undefined where it is the migration's.
 */
export function lighterRows(plan: PlanInParts, rows: RowsChoice, failure: ProofFailure): RowsChoice | undefined {
  if (failure.check !== "runs") return undefined;
  if (rows.awkward) return { ...rows, awkward: false, notes: [noteOf(failure)] };
  const tables = failingTables(plan, failure).filter((table) => !rows.without.has(table));
  if (tables.length === 0) return undefined;
  const reason = `rows may break ${shortened(failure.statement ?? "a statement")}, as its hazard says`;
  return {
    awkward: false,
    without: new Map([...rows.without, ...tables.map((table) => [table, reason] as const)]),
    notes: [],
  };
}

function noteOf({ way, statement = "", difference }: ProofFailure): string {
  return `With NULLs, empty texts and the greatest values, ${way}() fails at ${shortened(statement)}: ${difference}`;
}

/** By the names of before: those that a hazard of the failing step warns of. */
function failingTables({ statements, part, later, plan }: PlanInParts, { way, statement }: ProofFailure): string[] {
  const direction = way === "down" ? "down" : "up";
  const step = statement === undefined ? undefined : statements.stepOf(statement, direction);
  const steps = step === undefined ? plan[direction].steps : [step];
  const warned = steps.filter((one) => isWarned(one, direction, plan.hazards));
  const keys = new Set(warned.flatMap(({ because }) => because.flatMap(tablesOf)).map(nameKey));
  return part.schema.tables
    .filter((table) => keys.has(nameKey(table)) || keys.has(later.tableKey(nameKey(table)) ?? ""))
    .map(displayName);
}

function isWarned({ hazards, because }: Step, way: "up" | "down", ofUp: Step["hazards"]): boolean {
  if (hazards.some(({ code }) => code === "MAY_FAIL_ON_DATA")) return true;
  if (way === "up") return false;
  const names = because.flatMap(tablesOf).map(displayName);
  return ofUp.some(
    ({ code, object }) =>
      (code === "IRREVERSIBLE" || code === "DATA_LOSS") &&
      names.some((name) => object === name || object.startsWith(`${name}.`)),
  );
}

function tablesOf(change: Change): QualifiedName[] {
  if (change.kind === "renameTable") return [change.from, change.to];
  if (change.kind === "alterEnum") return change.columns.map(({ table }) => table);
  return "table" in change && change.table !== undefined ? [change.table] : [];
}

function shortened(statement: string): string {
  const text = statement.replaceAll(/\s+/g, " ").trim();
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
