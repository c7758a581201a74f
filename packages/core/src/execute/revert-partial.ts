import { DecisionNeededError } from "../api/errors";
import type { StatementRow } from "../history/journal";
import type { Migration } from "../api/migration";
import { planPartialRollback, type PartialRollback } from "./plan-partial-rollback";
import { recordStatements } from "./record-statements";
import { excerpt } from "./excerpt";
import { revertByJournal } from "./revert-migration";
import { MigrationError } from "../api/run-errors";
import type { RunEnvironment } from "./run-environment";
import { resolveInterruptedStatements } from "./resolve-interrupted-statements";
import { fingerprintOf } from "../history/structure";

/**
 * Undoes what was done of a migration that did not finish.
 * @throws DecisionNeededError `PARTIAL_ROLLBACK_UNCERTAIN`
 * @throws MigrationError
 */
export async function revertPartial(
  environment: RunEnvironment,
  migration: Migration,
  rows: readonly StatementRow[],
  force: boolean,
): Promise<void> {
  const ups = await resolveInterruptedStatements(
    environment,
    rows.filter(({ direction }) => direction === "up"),
  );
  const downs = rows.filter(({ direction }) => direction === "down");
  const plan = await planFor(environment, migration, ups);
  if (plan.uncertain.length > 0 && !force) throw uncertainError(migration.name, plan.uncertain);
  const check = async (): Promise<void> => (force ? undefined : verify(environment, migration, ups));
  // Without a statement to select (one that depends on results), `down` is asked as it stands, and refusals are passed
  // over.
  await revertByJournal(environment, migration, downs, (place) => plan.selections[place - 1] ?? "tolerate", check);
}

async function planFor(
  { driver }: RunEnvironment,
  migration: Migration,
  ups: readonly StatementRow[],
): Promise<PartialRollback> {
  try {
    const up = await recordStatements(driver, migration, "up");
    return planPartialRollback(ups, up, await recordStatements(driver, migration, "down"));
  } catch {
    // It cannot do without what it reads, so nobody knows its statements beforehand.
    return { selections: [], uncertain: ["all: up() or down() depends on what it reads from the database"] };
  }
}

/** The journal knows how the tables were before each done statement, so it can be seen whether they are so again. */
async function verify({ driver }: RunEnvironment, migration: Migration, ups: readonly StatementRow[]): Promise<void> {
  const seen = new Set<string>();
  for (const row of ups) {
    const tables = row.tables.map(({ table }) => table);
    const key = JSON.stringify(tables);
    if (row.state !== "done" || tables.length === 0 || seen.has(key)) continue;
    // An earlier statement on one of these tables alone is compared by itself: this one's `before` holds its effect.
    const first = !tables.some((table) => seen.has(JSON.stringify([table])));
    seen.add(key);
    for (const table of tables) seen.add(JSON.stringify([table]));
    if (first && (await fingerprintOf(driver, tables)) !== row.fingerprint) throw incomplete(migration.name, row);
  }
}

function uncertainError(name: string, statements: readonly string[]): DecisionNeededError {
  const list = statements.map((sql) => `  ${excerpt(sql)}`).join("\n");
  return new DecisionNeededError(
    "PARTIAL_ROLLBACK_UNCERTAIN",
    `"${name}" is half done, and these statements of its down() cannot be matched to what was done:\n${list}`,
    { hint: "Fix what failed and finish it with migrate:run, then roll back; or run them anyway with --force." },
  );
}

function incomplete(name: string, row: StatementRow): MigrationError {
  return new MigrationError(
    "PARTIAL_ROLLBACK_INCOMPLETE",
    `down() of "${name}" ran, but what statement ${row.number} touched is not as it was before: ${excerpt(row.sql)}`,
    {
      migration: name,
      direction: "down",
      hint: "Undo the rest by hand and roll back again, or fix down(); --force takes the tables as they are.",
    },
  );
}
