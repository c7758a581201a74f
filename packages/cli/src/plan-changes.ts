import { UsageError } from "@stingerloom/core";
import {
  planMigration,
  statementsOf,
  type MigrationPlan,
  type PlanMigrationOptions,
  type Schema,
  type StepPlan,
} from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { refuseRenameProblems } from "./refuse-rename-problems";
import { decideRenames, type RenameResolver } from "./rename-resolver";

export interface ChangeOptions extends Omit<PlanMigrationOptions, "statistics"> {
  readonly resolver?: RenameResolver;
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
 * @throws UsageError `RENAME_UNKNOWN`, `RENAME_SWAP`, `RENAME_OCCUPIED`, `DEPENDENTS_IN_THE_WAY`; DecisionNeededError
 *   `RENAME_UNDECIDED` when nobody is there to decide
 */
export async function planChanges(
  driver: Driver,
  live: Schema,
  wanted: Schema,
  { resolver, ...options }: ChangeOptions,
): Promise<Changes> {
  let plan = planMigration(driver.dialect, live, wanted, options);
  let { renames = {} } = options;
  while (plan.ambiguousRenames.length > 0) {
    renames = await decideRenames(plan.ambiguousRenames, renames, resolver);
    plan = planMigration(driver.dialect, live, wanted, { ...options, renames });
  }
  refuseRenameProblems(plan.renameProblems);
  refuseBlockers(plan.blockers);
  const forAnyRows = plan;
  if (plan.changes.length > 0) {
    const statistics = await driver.statistics(live.tables);
    plan = planMigration(driver.dialect, live, wanted, { ...options, renames, statistics });
  }
  const print = (steps: StepPlan) =>
    statementsOf(steps, (name) => driver.escapeIdentifier(name), { withSession: options.complete });
  return { ...plan, forAnyRows, sql: { up: print(plan.up), down: print(plan.down) } };
}
