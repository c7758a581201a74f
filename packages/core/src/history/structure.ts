import { sha256 } from "./checksum";
import type { DatabaseDriver, TableStructure } from "../api/database-driver";
import type { TableName } from "../api/sql-driver";
import { tableKey } from "./table-key";

/** How the tables are now: in words where the driver has them, else by fingerprint. */
export async function readStructure(
  driver: DatabaseDriver,
  tables: readonly TableName[],
): Promise<readonly TableStructure[]> {
  if (tables.length === 0) return [];
  if (driver.structure) return driver.structure(tables);
  const structures: TableStructure[] = [];
  for (const table of tables) structures.push({ table, lines: [await driver.fingerprint([table])] });
  return structures;
}

/**
 * Changes whenever the structure of one of the tables does. Without tables, of all: a statement that does not tell
 * which tables it touches may touch any.
 */
export async function fingerprintOf(driver: DatabaseDriver, tables: readonly TableName[]): Promise<string> {
  if (tables.length === 0) return driver.fingerprint();
  if (!driver.structure) return driver.fingerprint(tables);
  return fingerprintOfStructure(await driver.structure(tables));
}

/** The same, of a structure that was read already. */
export function fingerprintOfStructure(structures: readonly TableStructure[]): string {
  return sha256(JSON.stringify(structures.map(({ lines }) => lines)));
}

/** One line for each difference; none when both are the same. */
export function structureDifferences(
  recorded: readonly TableStructure[],
  now: readonly TableStructure[],
  inWords: boolean,
): readonly string[] {
  const current = new Map(now.map(({ table, lines }) => [tableKey(table), lines]));
  return recorded.flatMap(({ table, lines }) =>
    tableDifferences(tableKey(table), lines, current.get(tableKey(table)) ?? [], inWords),
  );
}

function tableDifferences(
  name: string,
  before: readonly string[],
  now: readonly string[],
  inWords: boolean,
): readonly string[] {
  const gone = before.filter((line) => !now.includes(line));
  const come = now.filter((line) => !before.includes(line));
  if (gone.length === 0 && come.length === 0) return [];
  if (!inWords) return [`${name} is not as the migration left it`];
  if (now.length === 0) return [`${name}: the table is gone`];
  return [...gone.map((line) => `${name}: - ${line}`), ...come.map((line) => `${name}: + ${line}`)];
}

/** Tables of a structure, to read it again. */
export function tablesOf(structures: readonly TableStructure[]): readonly TableName[] {
  return structures.map(({ table }) => table);
}
