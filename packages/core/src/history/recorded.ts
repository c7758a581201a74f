import type { HistoryRow } from "./history";
import type { StatementRow } from "./journal";
import type { MigrationDirection } from "../api/migration";
import { ownTable } from "./own-tables";
import type { RunEnvironment } from "../execute/run-environment";

/** What the database knows of migrations. */
export interface Recorded {
  readonly history: readonly HistoryRow[];
  readonly statements: readonly StatementRow[];
}

/** Reads only: where our tables are not there, nothing has run. */
export async function readRecorded({ history, journal }: RunEnvironment): Promise<Recorded> {
  return {
    history: (await history.exists()) ? await history.read() : [],
    statements: (await journal.exists()) ? await journal.statements() : [],
  };
}

/** Our tables, made where they are not there, and brought up to date where an older version made them. */
export async function createTables({ driver, own, history, journal }: RunEnvironment): Promise<void> {
  if (!(await history.exists())) await history.create();
  if (!(await journal.exists())) await journal.create();
  await driver.updateOwnTables?.([own.history, own.journal, own.lock].map((name) => ownTable(driver, name)));
}

export function namesOf({ history }: Recorded): readonly string[] {
  return history.map(({ name }) => name);
}

export function rowsOf({ statements }: Recorded, name: string): readonly StatementRow[] {
  return statements.filter(({ migration }) => migration === name);
}

/** Migrations with statements in the journal. */
export function unfinished({ statements }: Recorded, direction?: MigrationDirection): readonly string[] {
  const rows = statements.filter((row) => direction === undefined || row.direction === direction);
  return [...new Set(rows.map(({ migration }) => migration))];
}
