import type { DatabaseDriver } from "../api/database-driver";
import { UsageError } from "../api/errors";
import type { Migration } from "../api/migration";
import type { RunCommand } from "../api/runner-options";
import { namesOf, unfinished, type Recorded } from "../history/recorded";
import { outOfOrderMessage, planRun, type RunPlan } from "./plan-run";

/** What a run has to do on a database, as far as it can be known before. */
export interface Work {
  readonly recorded: Recorded;
  readonly plan: RunPlan;
  /** Rollbacks that stopped half way, to be finished first. */
  readonly halfUndone: readonly Migration[];
  /** All that is to be done, in order. */
  readonly names: readonly string[];
}

/** @throws UsageError, DecisionNeededError: see `planRun`, `refuseModes` and `withClasses` */
export function planWork(
  driver: DatabaseDriver,
  migrations: readonly Migration[],
  recorded: Recorded,
  command: RunCommand,
): Work {
  const plan = planRun(namesOf(recorded), migrations, command);
  withClasses(migrations, unfinished(recorded));
  refuseModes(driver, plan, command);
  const halfUndone = withClasses(migrations, unfinished(recorded, "down"));
  return { recorded, plan, halfUndone, names: [...halfUndone, ...plan.pending].map(({ name }) => name) };
}

export function warningsOf({ outOfOrder, missing }: RunPlan): readonly string[] {
  const early = outOfOrder.length > 0 ? [`${outOfOrderMessage(outOfOrder)}; run anyway, in the configured order`] : [];
  const gone = missing.map(
    (name) => `"${name}" has run on this database, but the configuration has no class of that name`,
  );
  return [...early, ...gone];
}

/** @throws UsageError `TRANSACTION_ALL` */
function refuseModes({ capabilities, type }: DatabaseDriver, { pending }: RunPlan, { transaction }: RunCommand): void {
  if (transaction !== "all" || pending.length === 0) return;
  const without = pending.find((migration) => migration.transaction === false);
  if (capabilities.transactionalDdl && without === undefined) return;
  const why =
    without === undefined ? `${type} commits at each DDL statement` : `"${without.name}" has transaction = false`;
  throw new UsageError("TRANSACTION_ALL", `All migrations cannot run in one transaction: ${why}`, {
    hint: "Use --transaction each.",
  });
}

/** @throws UsageError `MIGRATION_MISSING` for a half-done migration that nobody can finish */
function withClasses(migrations: readonly Migration[], names: readonly string[]): readonly Migration[] {
  return names.map((name) => {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (migration !== undefined) return migration;
    throw new UsageError(
      "MIGRATION_MISSING",
      `"${name}" is half done on this database, but the configuration has no class of that name`,
      {
        hint: "Put its file back, then finish it with migrate:run or undo it with migrate:rollback.",
      },
    );
  });
}
