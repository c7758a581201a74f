import { DecisionNeededError, UsageError } from "../api/errors";
import type { Migration } from "../api/migration";

export interface RunOptions {
  /** The last migration to run. */
  readonly to?: string;
  /** Refuse where a pending migration stands before one that has run. */
  readonly strictOrder?: boolean;
}

export interface RunPlan {
  readonly pending: readonly Migration[];
  /** Pending, although a migration after it in the configuration has run. */
  readonly outOfOrder: readonly string[];
  /** Recorded, but the configuration has no class of the name. */
  readonly missing: readonly string[];
}

/**
 * What a run does, from the recorded names (oldest first) and the configured migrations.
 * @throws UsageError `MIGRATION_*` for migrations of one name, or an unknown `to`
 * @throws DecisionNeededError `OUT_OF_ORDER`
 */
export function planRun(
  executed: readonly string[],
  migrations: readonly Migration[],
  options: RunOptions = {},
): RunPlan {
  checkMigrations(migrations);
  const known = new Set(migrations.map(({ name }) => name));
  const done = new Set(executed);
  const lastDone = migrations.reduce((last, { name }, index) => (done.has(name) ? index : last), -1);
  const end = options.to === undefined ? migrations.length : indexOf(migrations, options.to) + 1;
  const pending = migrations.slice(0, end).filter(({ name }) => !done.has(name));
  const early = new Set(migrations.slice(0, Math.max(lastDone, 0)).map(({ name }) => name));
  const outOfOrder = pending.map(({ name }) => name).filter((name) => early.has(name));
  if (options.strictOrder && outOfOrder.length > 0) throw outOfOrderError(outOfOrder, migrations[lastDone]!.name);
  return { pending, outOfOrder, missing: executed.filter((name) => !known.has(name)) };
}

export function outOfOrderMessage(outOfOrder: readonly string[]): string {
  const names = outOfOrder.map((name) => `"${name}"`).join(", ");
  return `${names} ${outOfOrder.length === 1 ? "stands" : "stand"} before migrations that have run already`;
}

function outOfOrderError(outOfOrder: readonly string[], last: string): DecisionNeededError {
  return new DecisionNeededError("OUT_OF_ORDER", `${outOfOrderMessage(outOfOrder)} (the last is "${last}")`, {
    hint: "Move them behind it in the configuration, or run without --strict-order.",
  });
}

function indexOf(migrations: readonly Migration[], name: string): number {
  const index = migrations.findIndex((migration) => migration.name === name);
  if (index === -1) throw unknownMigration(name, migrations);
  return index;
}

export function unknownMigration(name: string, migrations: readonly Migration[]): UsageError {
  const names = migrations.map((migration) => migration.name).join(", ") || "none";
  return new UsageError("MIGRATION_UNKNOWN", `There is no migration "${name}"`, {
    hint: `The configuration has: ${names}.`,
  });
}

/**
 * @throws UsageError when a migration has no name, no `up` or `down`, too long a name, or one that another has as well
 */
export function checkMigrations(migrations: readonly Migration[]): void {
  const seen = new Map<string, string>();
  migrations.forEach((migration, index) => {
    const name = checkShape(migration, index);
    // VARCHAR on MySQL compares without regard to case, so such a pair could not both be recorded there.
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) throw duplicate(name, twin);
    seen.set(name.toLowerCase(), name);
  });
}

function checkShape(migration: Migration, index: number): string {
  if (typeof migration?.up !== "function" || typeof migration.down !== "function") {
    throw new UsageError("MIGRATION_INVALID", `Entry ${index + 1} of migrations has no up() and down()`, {
      hint: "List instances or classes that extend Migration.",
    });
  }
  const { name } = migration;
  if (typeof name !== "string" || name === "") {
    const className = migration.constructor === Object ? "" : migration.constructor.name;
    const what =
      className === "" ? `Entry ${index + 1} of migrations` : `${className}, entry ${index + 1} of migrations,`;
    throw new UsageError("MIGRATION_UNNAMED", `${what} has no name`, {
      hint: 'Write: class … extends Migration. Or give it `get name() { return "…" }`.',
    });
  }
  if (name.length > 255) {
    throw new UsageError("MIGRATION_NAME_TOO_LONG", `The name of a migration may have 255 characters: "${name}"`, {
      hint: "Give it a shorter name.",
    });
  }
  return name;
}

function duplicate(name: string, twin: string): UsageError {
  const what = name === twin ? `Two migrations are named "${name}"` : `"${twin}" and "${name}" differ in case only`;
  return new UsageError("MIGRATION_DUPLICATE", what, {
    hint: "A migration is recorded under its name: rename one of them, or remove the entry that is listed twice.",
  });
}
