import { openFile, type SqliteConnection } from "../client/client";
import { quoteIdentifier } from "../sql/quote";
import type { CatalogRow } from "./catalog";

/**
 * The views and triggers that name what is not there. SQLite lets that be until ALTER TABLE, on whatever table, reads
 * them all: so it is asked by a rename in a database in memory that has the same texts. A string in double quotes
 * counts: to ALTER TABLE it is the name of a column (sqlite.org/quirks.html#dblquote).
 */
export async function failingPrograms(rows: readonly CatalogRow[]): Promise<ReadonlySet<CatalogRow>> {
  const programs = rows.filter(({ type }) => type === "view" || type === "trigger");
  if (programs.length === 0) return new Set();
  const connection = await openFile(":memory:", { timeout: 0 });
  try {
    for (const row of rows) if (row.type !== "index" && row.tableType !== "shadow") make(connection, row);
    return found(connection, programs);
  } finally {
    connection.close();
  }
}

/** What cannot be made here (a module that this SQLite lacks) is not there to those that read it. */
function make(connection: SqliteConnection, { sql }: CatalogRow): void {
  try {
    connection.exec(sql ?? "");
  } catch {
    return;
  }
}

/** SQLite tells of one at a time: it is put away, with the triggers on it, and the next one shows. */
function found(connection: SqliteConnection, programs: readonly CatalogRow[]): ReadonlySet<CatalogRow> {
  const failing = new Set<CatalogRow>();
  connection.exec("CREATE TABLE __stingerloom_probe (x)");
  for (;;) {
    const message = complaint(connection);
    const blamed = programs.filter(({ type, name }) => message?.startsWith(`error in ${type} ${name}`));
    const program = blamed.sort((a, b) => b.name.length - a.name.length)[0];
    if (program === undefined || failing.has(program)) return failing;
    failing.add(program);
    connection.exec(`DROP ${program.type} ${quoteIdentifier(program.name)}`);
  }
}

function complaint(connection: SqliteConnection): string | undefined {
  try {
    connection.exec("ALTER TABLE __stingerloom_probe RENAME TO __stingerloom_probed");
    return undefined;
  } catch (error) {
    // Where the client is loaded in another realm its errors are of other classes.
    return String((error as { readonly message?: unknown }).message);
  }
}
