import { UsageError } from "../api/errors";
import type { Migration } from "../api/migration";
import type { DatabaseDriver } from "../api/database-driver";
import type { History } from "./history";

/**
 * Before a history is made: one in another schema, which names our migrations, says that they have run. A search path
 * that has changed must not let them run again.
 * @throws UsageError `HISTORY_ELSEWHERE`
 */
export async function refuseHistoryElsewhere(
  driver: DatabaseDriver,
  history: History,
  migrations: readonly Migration[],
): Promise<void> {
  if (driver.historiesElsewhere === undefined || (await history.exists())) return;
  const names = new Set(migrations.map(({ name }) => name));
  for (const other of await driver.historiesElsewhere(history.name)) {
    const known = other.names.find((name) => names.has(name));
    if (known !== undefined) throw elsewhereError(history.name, other.schema, known, driver.defaultSchema ?? "");
  }
}

function elsewhereError(table: string, schema: string, name: string, here: string): UsageError {
  return new UsageError(
    "HISTORY_ELSEWHERE",
    `The schema "${here}" has no ${table}, but "${schema}" has one, and "${name}" has run there`,
    {
      hint:
        `Name the schema that is meant: connection.schema: "${schema}" to go on with that history, or ` +
        `"${here}" to begin another. Nothing was changed.`,
    },
  );
}
