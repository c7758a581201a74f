import { UsageError } from "../api/errors";
import type { Migration } from "../api/migration";
import { checkMigrations, unknownMigration } from "./plan-run";

export interface RollbackOptions {
  /** How many migrations to undo; default 1. */
  readonly steps?: number;
  /** Undo what ran after this migration; it stays itself. */
  readonly to?: string;
}

/**
 * The migrations to undo, the last executed first. `unfinished` names one that is not recorded but partly done: it
 * comes before all others and counts as a step.
 * @throws UsageError `MIGRATION_MISSING` when one of them has no class, `MIGRATION_UNKNOWN` for a `to` that has not run
 */
export function planRollback(
  executed: readonly string[],
  migrations: readonly Migration[],
  options: RollbackOptions = {},
  unfinished: readonly string[] = [],
): readonly Migration[] {
  checkMigrations(migrations);
  const candidates = [...unfinished.filter((name) => !executed.includes(name)), ...[...executed].reverse()];
  return candidates.slice(0, count(candidates, migrations, options)).map((name) => withClass(name, migrations));
}

function count(
  candidates: readonly string[],
  migrations: readonly Migration[],
  { steps, to }: RollbackOptions,
): number {
  if (steps !== undefined && to !== undefined) {
    throw new UsageError("ROLLBACK_OPTIONS", "A rollback takes either a number of steps or the name of a migration", {
      hint: "Give --steps or --to, not both.",
    });
  }
  if (to !== undefined) {
    const index = candidates.indexOf(to);
    if (index === -1) throw notExecuted(to, migrations);
    return index;
  }
  if (steps !== undefined && !(Number.isInteger(steps) && steps > 0)) {
    throw new UsageError("ROLLBACK_OPTIONS", `The number of steps must be a whole number from 1, not ${steps}`, {
      hint: "For example --steps 2.",
    });
  }
  return steps ?? 1;
}

function notExecuted(name: string, migrations: readonly Migration[]): UsageError {
  if (!migrations.some((migration) => migration.name === name)) return unknownMigration(name, migrations);
  return new UsageError("MIGRATION_NOT_EXECUTED", `"${name}" has not run, so there is no way back to it`, {
    hint: "migrate:status lists what has run.",
  });
}

function withClass(name: string, migrations: readonly Migration[]): Migration {
  const migration = migrations.find((candidate) => candidate.name === name);
  if (migration !== undefined) return migration;
  throw new UsageError(
    "MIGRATION_MISSING",
    `"${name}" has run on this database, but the configuration has no class of that name`,
    {
      hint: "Put its file back (from version control, or the branch that ran it), then roll back.",
    },
  );
}
