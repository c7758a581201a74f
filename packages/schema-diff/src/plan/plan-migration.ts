import type { Dialect } from "./dialect";
import type { Hazard, TableStatistics } from "../model/hazard";
import { nameKey, type Schema } from "../model/schema";
import type { Change } from "../operations/change";
import { invertAll } from "../operations/invert";
import { diffSchemas } from "../diff/diff";
import type { DiffOptions, Plan } from "../diff/plan";
import { dropIfExists } from "./drop-if-exists";
import { withFills, type FillDecision } from "./fills";
import type { StepPlan } from "./step";

export interface PlanMigrationOptions extends Omit<DiffOptions, "features"> {
  /** Which tables of the live database have rows, by their live names. Default: each may have some. */
  readonly statistics?: TableStatistics;
  /** What rows get in columns that become or are added NOT NULL. */
  readonly fills?: readonly FillDecision[];
  /** Do the statements run without the runner, which sets what they rely on? Default: as `complete`. */
  readonly standsAlone?: boolean;
}

/** A migration, planned for one engine. */
export interface MigrationPlan extends Plan {
  readonly up: StepPlan;
  readonly down: StepPlan;
  /** Those of the way up, in its order. */
  readonly hazards: readonly Hazard[];
  /**
   * What the engine would refuse to take away, as something that stays uses it: `view v uses t.a, which is dropped`.
   * The plan is not to be run while there is any.
   */
  readonly blockers: readonly string[];
  /** Renames that nobody stated, with the reason: `user.mail -> email (the only column of its type …)`. */
  readonly inferredRenames: readonly string[];
  /** Fills that name no column that becomes or is added NOT NULL, as they were given. */
  readonly unmatchedFills: readonly string[];
}

const noSteps: StepPlan = { steps: [], sessionPrologue: [], sessionEpilogue: [] };

/**
 * What takes `live` to `wanted` and back, as the dialect's engine runs it. Pure: the caller reads the database, and
 * asks the engine about expressions first (`SchemaReader.canonicalizeExpressions`); both schemas are in normal form
 * (`Dialect.normalize`).
 *
 * While `ambiguousRenames` or `renameProblems` has entries, nothing is planned: `up` and `down` have no steps.
 *
 * @example
 * const plan = planMigration(dialect, live, dialect.normalize(wanted));
 * for (const { description, statements } of plan.up.steps) console.log(description, statements);
 */
export function planMigration(
  dialect: Dialect,
  live: Schema,
  wanted: Schema,
  { statistics, fills = [], standsAlone, ...options }: PlanMigrationOptions = {},
): MigrationPlan {
  const plan = diffSchemas(live, wanted, { ...options, features: dialect.features });
  const inferredRenames = plan.changes.flatMap(inferredRename);
  if (plan.ambiguousRenames.length + plan.renameProblems.length > 0)
    return { ...plan, up: noSteps, down: noSteps, hazards: [], blockers: [], inferredRenames, unmatchedFills: [] };
  const { from, to } = plan;
  const { changes, unmatched } = withFills(plan.changes, fills, [from, to]);
  const back = withFills(invertAll(changes), [], [from, to]).changes;
  const rows = statistics && underNewNames(statistics, changes);
  const isAlone = standsAlone ?? options.complete === true;
  const shared = { statistics: rows, standsAlone: isAlone };
  const up = dialect.planSteps(changes, { ...shared, before: from, after: to, direction: "up" });
  const reverted = dialect.planSteps(back, { ...shared, before: to, after: from, direction: "down" });
  // Between two databases what is dropped was made by somebody else.
  const down = isAlone ? reverted : dropIfExists(reverted);
  const hazards = up.steps.flatMap((step) => step.hazards);
  const blockers = dialect.blockers?.(changes, from) ?? [];
  return { ...plan, changes, up, down, hazards, blockers, inferredRenames, unmatchedFills: unmatched };
}

function underNewNames({ rows }: TableStatistics, changes: readonly Change[]): TableStatistics {
  const renamed = changes.flatMap((change) =>
    change.kind === "renameTable" ? [[nameKey(change.to), rows.get(nameKey(change.from)) ?? 0] as const] : [],
  );
  return { rows: new Map([...rows, ...renamed]) };
}

function inferredRename(change: Change): string[] {
  if (change.kind === "renameColumn" && change.inferred !== undefined)
    return [`${change.table.name}.${change.from} -> ${change.to} (${change.inferred})`];
  if (change.kind === "renameTable" && change.inferred !== undefined)
    return [`${change.from.name} -> ${change.to.name} (${change.inferred})`];
  return [];
}
