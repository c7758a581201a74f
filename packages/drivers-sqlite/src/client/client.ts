/** What we use of better-sqlite3. */
export interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): unknown;
  pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
  close(): unknown;
  readonly open: boolean;
  readonly inTransaction: boolean;
  readonly name: string;
}

interface SqliteStatement {
  /** Does it give rows? */
  readonly reader: boolean;
  all(...parameters: readonly unknown[]): unknown[];
  run(...parameters: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  safeIntegers(on: boolean): this;
}

type OpenDatabase = new (
  file: string,
  options: { readonly timeout: number; readonly readonly?: boolean; readonly fileMustExist?: boolean },
) => SqliteConnection;

/**
 * Opens a file, or `:memory:`. The client is loaded here, so that a command that connects to nothing does not load
 * it.
 */
export async function openFile(
  file: string,
  options: { readonly timeout: number; readonly readonly?: boolean; readonly fileMustExist?: boolean },
): Promise<SqliteConnection> {
  refuseNewerClient();
  const { default: Database } = (await import("better-sqlite3")) as unknown as { default: OpenDatabase };
  return new Database(file, options);
}

/** better-sqlite3 13 uses Node-API 10. A Node without it does not refuse the module: the process dies. */
function refuseNewerClient(): void {
  if (Number(process.versions.napi) >= 10) return;
  const { version } = require("better-sqlite3/package.json") as { readonly version: string };
  if (Number.parseInt(version) >= 13)
    throw new Error(`better-sqlite3 ${version} does not run on Node ${process.version}`);
}

/** Runs what stands in `sql`: rows of a statement that gives rows, otherwise what it did. */
export function runStatement(connection: SqliteConnection, sql: string, parameters: readonly unknown[] = []): unknown {
  const statement = prepare(connection, sql);
  if (statement === undefined) {
    connection.exec(sql);
    return { affectedRows: 0 };
  }
  statement.safeIntegers(true);
  const values = parameters.map(toSqlite);
  if (statement.reader) return (statement.all(...values) as Record<string, unknown>[]).map(fromSqlite);
  const { changes, lastInsertRowid } = statement.run(...values);
  return { affectedRows: Number(changes), insertId: integer(lastInsertRowid) };
}

/** Undefined for several statements in one text, which can be executed only as a whole, and for none. */
function prepare(connection: SqliteConnection, sql: string): SqliteStatement | undefined {
  try {
    return connection.prepare(sql);
  } catch (error) {
    // By name: where the client is loaded in another realm its errors are of other classes.
    if (typeof error === "object" && error !== null && "name" in error && error.name === "RangeError") return undefined;
    throw error;
  }
}

function toSqlite(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof Date ? value.toISOString() : value;
}

function fromSqlite(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) if (typeof value === "bigint") row[name] = integer(value);
  return row;
}

/** A whole number that JavaScript's numbers do not hold exactly comes as text, as from the other engines. */
function integer(value: number | bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
