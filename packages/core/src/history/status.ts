import type { DatabaseDriver } from "../api/database-driver";
import type { HistoryRow } from "./history";
import type { MigrationRow, StatementRow } from "./journal";
import type { Migration } from "../api/migration";
import { planRun } from "../plan/plan-run";
import { recordStatements } from "../execute/record-statements";
import type { CheckReport, ExecutedMigration, PartialMigration, StatusReport } from "../api/runner-options";

export function statusReport(
  history: readonly HistoryRow[],
  journal: readonly MigrationRow[],
  statements: readonly StatementRow[],
  migrations: readonly Migration[],
): StatusReport {
  const known = new Set(migrations.map(({ name }) => name));
  const checksums = new Map(journal.map(({ migration, checksum }) => [migration, checksum]));
  const executed = history.map(({ name, executedAt }): ExecutedMigration => {
    const checksum = checksums.get(name);
    return {
      name,
      ...(executedAt !== undefined && { executedAt }),
      ...(checksum !== undefined && { checksum }),
      ...(!known.has(name) && { missing: true as const }),
    };
  });
  const { pending } = planRun(
    history.map(({ name }) => name),
    migrations,
  );
  return { executed, pending: pending.map(({ name }) => name), partial: partialMigrations(statements) };
}

function partialMigrations(statements: readonly StatementRow[]): readonly PartialMigration[] {
  const groups = new Map<string, StatementRow[]>();
  for (const row of statements) {
    const key = `${row.direction} ${row.migration}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows) => {
    const count = (state: StatementRow["state"]): number => rows.filter((row) => row.state === state).length;
    const failed = rows.find(({ state }) => state === "failed");
    return {
      name: rows[0]!.migration,
      direction: rows[0]!.direction,
      done: count("done"),
      failed: count("failed"),
      inDoubt: count("intent"),
      ...(failed?.result !== undefined && { error: failed.result }),
    };
  });
}

/** Compares what ran with what would run now. */
export async function checkReport(
  driver: DatabaseDriver,
  { executed, pending, partial }: StatusReport,
  migrations: readonly Migration[],
): Promise<CheckReport> {
  const changed: { name: string; recorded: string; current: string }[] = [];
  const unverifiable: string[] = [];
  for (const { name, checksum: recorded } of executed) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (migration === undefined || recorded === undefined) continue;
    const current = await currentChecksum(driver, migration);
    if (current?.checksum === recorded) continue;
    if (current === undefined || current.dependsOnResults) unverifiable.push(name);
    else changed.push({ name, recorded, current: current.checksum });
  }
  const { outOfOrder, missing } = planRun(
    executed.map(({ name }) => name),
    migrations,
  );
  return { pending, partial, changed, unverifiable, missing, outOfOrder };
}

async function currentChecksum(
  driver: DatabaseDriver,
  migration: Migration,
): Promise<{ readonly checksum: string; readonly dependsOnResults: boolean } | undefined> {
  try {
    return await recordStatements(driver, migration, "up");
  } catch {
    // It cannot do without the rows that it reads.
    return undefined;
  }
}
