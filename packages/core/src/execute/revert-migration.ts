import type { TransactionMode } from "./apply-migration";
import { inTransaction, sessionOf } from "./apply-migration";
import { failureInJournal, failureInTransaction } from "./describe-failure";
import { DecisionNeededError } from "../api/errors";
import type { MigrationRow, StatementRow } from "../history/journal";
import type { MigrationInfo } from "../api/hooks";
import type { Migration } from "../api/migration";
import { Replay, type Selection } from "./replay";
import { retryOnLockTimeout } from "./retry";
import { assureRecordable } from "./assure-recordable";
import type { RunEnvironment } from "./run-environment";
import { readStructure, structureDifferences, tablesOf } from "../history/structure";
import { tableKey } from "../history/table-key";

/**
 * Are the tables that the migration touched still as it left them? Somebody who changed them by hand should say what
 * to do.
 * @throws DecisionNeededError `DRIFT`
 */
export async function checkDrift({ driver }: RunEnvironment, row: MigrationRow | undefined): Promise<void> {
  if (row === undefined) return;
  const now = await readStructure(driver, tablesOf(row.structure));
  const differences = structureDifferences(row.structure, now, driver.structure !== undefined);
  if (differences.length === 0) return;
  const lines = differences.map((line) => `  ${line}`).join("\n");
  throw new DecisionNeededError("DRIFT", `The tables of "${row.migration}" were changed since it ran:\n${lines}`, {
    hint: "Take the change back by hand and roll back again, or roll back anyway with --force.",
  });
}

/** Runs `down` of a recorded migration and removes its record. @throws MigrationError */
export async function revertMigration(
  environment: RunEnvironment,
  migration: Migration,
  mode: TransactionMode,
  rows: readonly StatementRow[],
): Promise<void> {
  return mode === "transaction"
    ? revertInTransaction(environment, migration)
    : revertByJournal(environment, migration, rows);
}

async function revertInTransaction(environment: RunEnvironment, migration: Migration): Promise<void> {
  let session = sessionOf(environment, migration, "down");
  try {
    await retryOnLockTimeout(environment, `"${migration.name}"`, async () => {
      session = sessionOf(environment, migration, "down");
      await inTransaction(environment, async () => {
        await session.run();
        await environment.driver.resetSession?.();
        return unrecord(environment, migration);
      });
    });
  } catch (error) {
    throw failureInTransaction({ migration, direction: "down", error: session.explain(error), failed: session.failed });
  }
}

/** `select` and `check` where only a part of `up` was done, and so only a part of `down` is due. */
export async function revertByJournal(
  environment: RunEnvironment,
  migration: Migration,
  rows: readonly StatementRow[],
  select?: (place: number) => Selection,
  check?: () => Promise<void>,
): Promise<void> {
  const replay = new Replay(environment, migration, "down", { rows, select });
  try {
    await replay.run();
    await check?.();
    await retryOnLockTimeout(environment, `"${migration.name}"`, () =>
      inTransaction(environment, () => unrecord(environment, migration)),
    );
  } catch (error) {
    throw await failureInJournal(environment, {
      migration,
      direction: "down",
      error,
      failed: replay.session.failed,
      known: replay.known,
    });
  }
}

async function unrecord(environment: RunEnvironment, migration: Migration): Promise<readonly MigrationInfo[]> {
  const { history, journal, probe } = environment;
  const rows = await journal.migrations();
  await probe("before-record");
  await assureRecordable(environment, migration);
  await history.remove(migration.name);
  await journal.forget(migration.name, "all");
  await refreshStructures(environment, migration.name, rows);
  await probe("after-record");
  return [{ name: migration.name, direction: "down" }];
}

/**
 * What an earlier migration left of the same tables is now as this `down` left it; a `down` need not restore to the
 * letter for that not to count as a change by hand.
 */
async function refreshStructures(
  environment: RunEnvironment,
  name: string,
  rows: readonly MigrationRow[],
): Promise<void> {
  const touched = new Set(rows.find((row) => row.migration === name)?.structure.map(({ table }) => tableKey(table)));
  for (const row of rows) {
    if (row.migration === name || !row.structure.some(({ table }) => touched.has(tableKey(table)))) continue;
    const stale = row.structure.filter(({ table }) => touched.has(tableKey(table)));
    const fresh = await readStructure(environment.driver, tablesOf(stale));
    const byTable = new Map(fresh.map((structure) => [tableKey(structure.table), structure]));
    const structure = row.structure.map((old) => byTable.get(tableKey(old.table)) ?? old);
    if (JSON.stringify(structure) !== JSON.stringify(row.structure))
      await environment.journal.updateStructure(row.migration, structure);
  }
}
