import { UsageError } from "@stingerloom/core";
import {
  plainHazard,
  planMigration,
  statementsOf,
  withFacts,
  type MigrationPlan,
  type PlanMigrationOptions,
  type Schema,
  type StepPlan,
} from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { refuseRenameProblems } from "./refuse-rename-problems";
import { decideFills, refuseUnmatchedFills, type FillResolver } from "./fill-decisions";
import { decideRenames, type RenameResolver } from "./rename-resolver";

export interface ChangeOptions extends Omit<PlanMigrationOptions, "statistics"> {
  /** Decides what nobody else did: renames, and what rows get in columns that take no nulls. */
  readonly resolver?: RenameResolver & Partial<FillResolver>;
  /** Milliseconds for one question about rows that are there. Default 2000; 0: none is asked. */
  readonly askLimitMs?: number;
  /** Does it do to know what would be generated, whether it can run or not? Then no fill is needed. */
  readonly leavesFillsOpen?: boolean;
}

/** What the engine would refuse is not written into a file. */
function refuseBlockers(blockers: readonly string[]): void {
  if (blockers.length === 0) return;
  throw new UsageError("DEPENDENTS_IN_THE_WAY", `The database would refuse the change:\n  ${blockers.join("\n  ")}`, {
    hint: "Change or drop what uses it first, in a migration of its own (migrate:create), run that, and try again.",
  });
}

/** Both ways of a change, ready to be printed or executed. */
export interface Changes extends MigrationPlan {
  /**
   * The same in the engine's own quotes; of two databases, with what they need around them where they run without the
   * runner.
   */
  readonly sql: { readonly up: string[]; readonly down: string[] };
  /** The same, as it is for tables that have rows, whatever the live ones have: with all of its hazards. */
  readonly forAnyRows: MigrationPlan;
}

/**
 * What takes `live` to `wanted`, both in normal form, with expressions as the engine writes them.
 * @throws UsageError `RENAME_UNKNOWN`, `RENAME_SWAP`, `RENAME_OCCUPIED`, `DEPENDENTS_IN_THE_WAY`, `FILL_UNKNOWN`;
 *   DecisionNeededError `RENAME_UNDECIDED`, `FILL_UNDECIDED` when nobody is there to decide
 */
export async function planChanges(
  driver: Driver,
  live: Schema,
  wanted: Schema,
  { resolver, askLimitMs, leavesFillsOpen, ...options }: ChangeOptions,
): Promise<Changes> {
  let plan = planMigration(driver.dialect, live, wanted, options);
  let { renames = {} } = options;
  while (plan.ambiguousRenames.length > 0) {
    renames = await decideRenames(plan.ambiguousRenames, renames, resolver);
    plan = planMigration(driver.dialect, live, wanted, { ...options, renames });
  }
  refuseRenameProblems(plan.renameProblems);
  refuseBlockers(plan.blockers);
  refuseUnmatchedFills(plan.unmatchedFills);
  let forAnyRows = plan;
  if (plan.changes.length > 0) {
    const decided = { ...options, renames };
    const rows = await planWithRows(driver, live, wanted, { ...decided, resolver, askLimitMs, leavesFillsOpen });
    plan = rows.plan;
    forAnyRows = planMigration(driver.dialect, live, wanted, { ...decided, fills: rows.fills });
  }
  const print = (steps: StepPlan) =>
    statementsOf(steps, (name) => driver.escapeIdentifier(name), {
      withSession: options.standsAlone ?? options.complete,
    });
  return {
    ...plan,
    forAnyRows,
    hazards: plan.hazards.map(plainHazard),
    sql: { up: print(plan.up), down: print(plan.down) },
  };
}

/** The plan with what the rows that are there say of it. */
async function planWithRows(
  driver: Driver,
  live: Schema,
  wanted: Schema,
  { resolver, askLimitMs, leavesFillsOpen, ...options }: ChangeOptions,
): Promise<{ readonly plan: MigrationPlan; readonly fills: ChangeOptions["fills"] }> {
  const statistics = await driver.statistics(live.tables);
  const planFor = (fills: ChangeOptions["fills"]) =>
    withFacts(planMigration(driver.dialect, live, wanted, { ...options, fills, statistics }), driver, live, {
      limitMs: askLimitMs,
    });
  const plan = await planFor(options.fills);
  if (leavesFillsOpen) return { plan, fills: options.fills };
  const fills = await decideFills(plan, statistics, options.fills, resolver);
  return { plan: fills === options.fills ? plan : await planFor(fills), fills };
}
