import type { StatementRow } from "../history/journal";
import { encodeValue } from "../history/journal-value";
import { keep } from "./keep";
import type { RunEnvironment } from "./run-environment";
import { fingerprintOf } from "../history/structure";

/**
 * A statement whose intent is there but not its outcome was interrupted. The catalog tells: it was applied exactly if
 * its tables are no longer as they were before. The journal says so from then on; gives the rows as they are now.
 */
export async function resolveInterruptedStatements(
  environment: RunEnvironment,
  rows: readonly StatementRow[],
): Promise<readonly StatementRow[]> {
  const resolved: StatementRow[] = [];
  for (const row of rows) resolved.push(row.state === "intent" ? await resolve(environment, row) : row);
  return resolved;
}

async function resolve(environment: RunEnvironment, row: StatementRow): Promise<StatementRow> {
  const { driver, journal, emit } = environment;
  await dropInvalidIndexes(environment, row.sql);
  const tables = row.tables.map(({ table }) => table);
  const applied = (await fingerprintOf(driver, tables)) !== row.fingerprint;
  const state = applied ? "done" : "failed";
  const result = applied ? encodeValue({ affectedRows: 0 }) : "interrupted";
  await keep(environment, () => journal.updateStatement(row, state, result));
  emit({
    kind: "resume",
    migration: row.migration,
    direction: row.direction,
    message:
      `Statement ${row.number} of "${row.migration}" was interrupted: the catalog shows that it was ` +
      `${applied ? "" : "not "}applied`,
  });
  return { ...row, state, result };
}

/**
 * What a failed concurrent build left: an index that is there by name and of no use. Only those that the statement
 * names.
 */
export async function dropInvalidIndexes({ driver, emit }: RunEnvironment, sql: string): Promise<void> {
  for (const index of await driver.invalidIndexes(sql)) {
    emit({
      kind: "resume",
      message: `The unfinished index "${index.name}" on "${index.table}" is dropped and built again`,
    });
    await driver.execute(index.repair);
  }
}
