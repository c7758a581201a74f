import { driverOf, type TestDriver } from "../driver-of";
import type { TestDatabase } from "../database";

/** A database in words: its structure as the driver reads it, its rows, and what the history and the journal hold. */
export interface Snapshot {
  readonly structure: string;
  readonly rows: readonly string[];
  readonly history: readonly string[];
  /** Statements of migrations that did not finish. */
  readonly unfinished: number;
}

export async function takeSnapshot({ engine, options }: TestDatabase): Promise<Snapshot> {
  const driver = driverOf(engine, options);
  await driver.connect();
  try {
    const schema = await driver.introspect();
    const tables = schema.tables.map(({ name }) => name).sort();
    const rows: string[] = [];
    for (const table of tables) rows.push(...(await rowsOf(driver, table)));
    const sorted = { ...schema, tables: [...schema.tables].sort((a, b) => (a.name < b.name ? -1 : 1)) };
    const [history, journal] = [await own(driver, "__migrations"), await own(driver, "__migrations_journal")];
    return {
      structure: JSON.stringify(sorted, null, 1),
      rows,
      history: history.map(({ name }) => String(name)),
      unfinished: journal.filter(({ number }) => Number(number) > 0).length,
    };
  } finally {
    await driver.close();
  }
}

async function rowsOf(driver: TestDriver, table: string): Promise<readonly string[]> {
  const rows: object[] = await driver.execute(`SELECT * FROM ${driver.escapeIdentifier(table)}`);
  return rows.map((row) => `${table} ${JSON.stringify(row)}`).sort();
}

async function own(driver: TestDriver, table: string): Promise<readonly Record<string, unknown>[]> {
  if (!(await driver.hasTable(table))) return [];
  return driver.execute(`SELECT * FROM ${driver.escapeIdentifier(table)} ORDER BY ${driver.escapeIdentifier("id")}`);
}

/** What is not as it should be; empty when all is. */
export function snapshotDifferences(now: Snapshot, expected: Snapshot): readonly string[] {
  const differences: string[] = [];
  if (now.structure !== expected.structure)
    differences.push(`structure is\n${now.structure}\nand should be\n${expected.structure}`);
  const rows = [...now.rows].sort().join("\n");
  if (rows !== [...expected.rows].sort().join("\n"))
    differences.push(`rows are\n${rows}\nand should be\n${expected.rows.join("\n")}`);
  const history = [...now.history].sort().join(", ");
  if (history !== [...expected.history].sort().join(", ")) differences.push(`history is ${history}`);
  if (now.unfinished > 0)
    differences.push(`${now.unfinished} statements of unfinished migrations are left in the journal`);
  return differences;
}
