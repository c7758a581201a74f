import type { DatabaseDriver, StatementClass } from "../api/database-driver";
import { StingerloomError } from "../api/errors";
import type { OwnNames } from "../history/own-tables";
import { excerpt } from "./excerpt";

/**
 * A migration leaves transactions, and the runner's own tables, to the runner.
 * @throws StingerloomError `TRANSACTION_IN_MIGRATION`, `OWN_TABLE_IN_MIGRATION`
 */
export function refuseStatement(
  migration: string,
  { sql, kind }: { readonly sql: string; readonly kind: StatementClass["kind"] },
  driver: Pick<DatabaseDriver, "identifiers">,
  own: OwnNames | undefined,
): void {
  if (kind === "transaction") throw transactionControl(migration, sql);
  if (own === undefined || kind === "read") return;
  // All their names begin alike. Most texts do not have the word at all, and need not be taken apart.
  if (!sql.toLowerCase().includes(own.history.toLowerCase())) return;
  const named = new Set(driver.identifiers?.(sql).map((identifier) => identifier.toLowerCase()));
  const table = [own.history, own.journal, own.lock].find((name) => named.has(name.toLowerCase()));
  if (table !== undefined) throw ownTable(migration, sql, table);
}

function transactionControl(migration: string, sql: string): StingerloomError {
  return new StingerloomError(
    "TRANSACTION_IN_MIGRATION",
    `"${migration}" controls the transaction itself (${excerpt(sql)})`,
    {
      hint:
        "Leave that to the runner: one transaction for each migration. Set `transaction = false` in " +
        "the migration to run without; savepoint(async () => …) of the context undoes a part.",
    },
  );
}

function ownTable(migration: string, sql: string, table: string): StingerloomError {
  return new StingerloomError("OWN_TABLE_IN_MIGRATION", `"${migration}" changes ${table} (${excerpt(sql)})`, {
    hint:
      `${table} is the runner's own: it says what has run. To record migrations without running them: ` +
      `migrate:baseline.`,
  });
}
