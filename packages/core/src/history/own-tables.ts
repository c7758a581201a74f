import type { ConnectionOptions } from "../api/connection-options";
import type { DatabaseDriver } from "../api/database-driver";
import { UsageError } from "../api/errors";
import type { TableName } from "../api/sql-driver";

export const HISTORY_TABLE = "__migrations";
export const JOURNAL_TABLE = `${HISTORY_TABLE}_journal`;
export const LOCK_TABLE = `${HISTORY_TABLE}_lock`;

/** The names of the runner's own tables. */
export interface OwnNames {
  readonly history: string;
  readonly journal: string;
  readonly lock: string;
}

/** Room for the ending of the journal's name, and of its index. */
const LONGEST_NAME = 40;

/**
 * The journal and the lock are named after the history.
 * @throws UsageError `HISTORY_TABLE_INVALID`
 */
export function ownNames(history: string = HISTORY_TABLE): OwnNames {
  if (typeof history !== "string" || !/^\w+$/.test(history) || history.length > LONGEST_NAME) {
    throw new UsageError(
      "HISTORY_TABLE_INVALID",
      `historyTable must be a name of letters, digits and underscores, ${LONGEST_NAME} at most, not ` +
        `${JSON.stringify(history)}`,
      { hint: `For example historyTable: "app_migrations"; the default is "${HISTORY_TABLE}".` },
    );
  }
  return { history, journal: `${history}_journal`, lock: `${history}_lock` };
}

/** With its schema, so that neither a search path nor a temporary table leads elsewhere. */
export function ownTable(driver: Pick<DatabaseDriver, "defaultSchema">, name: string): TableName {
  return driver.defaultSchema === undefined ? name : { schema: driver.defaultSchema, name };
}

export function quoteTable(driver: Pick<DatabaseDriver, "escapeIdentifier">, table: TableName): string {
  if (typeof table === "string") return driver.escapeIdentifier(table);
  const name = driver.escapeIdentifier(table.name);
  return table.schema === undefined ? name : `${driver.escapeIdentifier(table.schema)}.${name}`;
}

/**
 * The globs of a connection, or of a command in their place, and the runner's own tables: never compared, never
 * touched.
 */
export function ignoring(
  { historyTable, ignore }: Pick<ConnectionOptions, "historyTable" | "ignore">,
  instead?: readonly string[],
): readonly string[] {
  return [...(instead ?? ignore ?? []), ...Object.values<string>({ ...ownNames(historyTable) })];
}
