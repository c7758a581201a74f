import { messageOf } from "@stingerloom/core";
import { nameKey, type Schema, type Table } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { insertionOrder } from "./insertion-order";
import type { Later } from "./later";
import { literalWriter } from "./literal";
import { quotedName } from "./quoted-name";
import { TableRows, type GivenRow } from "./table-rows";

export interface FillOptions {
  readonly schema: Schema;
  readonly later: Later;
  /** Also the edges of the types, NULLs, quotes and other scripts, where a column stays as it is. */
  readonly awkward: boolean;
  /** How many rows a table gets; 0 for one that is to stay empty. */
  readonly rowsOf: (table: Table) => number;
}

export interface Filled {
  readonly rows: number;
  /** Tables that were to get rows and got none, with the engine's last words. */
  readonly empty: readonly { readonly table: Table; readonly reason: string }[];
}

/** Enough to find a row that a check of two columns takes. */
const tries = 48;

/** Puts rows into the tables that satisfy their types, keys, foreign keys and checks: the engine judges each. */
export async function fill(driver: Driver, options: FillOptions): Promise<Filled> {
  const given = new Map<string, readonly GivenRow[]>();
  const empty: { table: Table; reason: string }[] = [];
  let rows = 0;
  await driver.begin();
  try {
    for (const table of insertionOrder(options.schema.tables)) {
      const filled = await fillTable(driver, table, options, given);
      given.set(nameKey(table), filled.rows);
      rows += filled.rows.length;
      if (filled.rows.length === 0 && options.rowsOf(table) > 0) empty.push({ table, reason: filled.reason });
    }
    await driver.commit();
  } catch (error) {
    await driver.rollback();
    throw error;
  }
  return { rows, empty };
}

async function fillTable(
  driver: Driver,
  table: Table,
  { schema, later, awkward, rowsOf }: FillOptions,
  given: ReadonlyMap<string, readonly GivenRow[]>,
): Promise<{ readonly rows: readonly GivenRow[]; readonly reason: string }> {
  const maker = new TableRows(table, { schema, later, write: literalWriter(driver) }, given);
  let reason = "no value is known for it";
  for (let number = 0; number < rowsOf(table); number++) {
    for (let attempt = awkward ? 0 : 1; attempt < (maker.rows.length > 0 ? tries / 4 : tries); attempt++) {
      const row = maker.make(number, attempt);
      if (row === undefined) break;
      if (row === "used") continue;
      const refusal = await refusalOf(driver, insertSql(driver, table, row));
      if (refusal === undefined) {
        maker.take(row, attempt);
        break;
      }
      reason = refusal;
    }
  }
  await readCounted(driver, table, maker);
  return { rows: maker.rows, reason };
}

/** Why the engine does not take the row; undefined where it does. */
async function refusalOf(driver: Driver, statements: readonly string[]): Promise<string | undefined> {
  let reason: string | undefined;
  for (const statement of statements) {
    await driver.execute("SAVEPOINT stingerloom_row");
    try {
      await driver.execute(statement);
      await driver.execute("RELEASE SAVEPOINT stingerloom_row");
      return undefined;
    } catch (error) {
      await driver.execute("ROLLBACK TO SAVEPOINT stingerloom_row");
      reason ??= messageOf(error);
    }
  }
  return reason;
}

/** A row of nothing but what the engine gives is written in two ways. */
function insertSql(driver: Driver, table: Table, row: GivenRow): readonly string[] {
  const into = `INSERT INTO ${quotedName(driver, table)}`;
  if (row.size === 0) return [`${into} DEFAULT VALUES`, `${into} () VALUES ()`];
  const names = [...row.keys()].map((name) => driver.escapeIdentifier(name));
  return [`${into} (${names.join(", ")}) VALUES (${[...row.values()].join(", ")})`];
}

/** What the engine counted: foreign keys of other tables refer to it. */
async function readCounted(driver: Driver, table: Table, maker: TableRows): Promise<void> {
  for (const { name } of maker.counted) {
    const column = driver.escapeIdentifier(name);
    const sql = `SELECT ${column} AS value FROM ${quotedName(driver, table)} ORDER BY ${column}`;
    const values = (await driver.execute(sql)) as readonly { readonly value: unknown }[];
    maker.rows.forEach((row, i) => row.set(name, String(values[i]?.value ?? "NULL")));
  }
}
