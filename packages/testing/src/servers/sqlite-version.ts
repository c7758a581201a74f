import { createRequire } from "node:module";
import { join } from "node:path";

interface SqliteModule {
  new (file: string): { prepare(sql: string): { pluck(): { get(): unknown } }; close(): void };
}

/** The SQLite inside better-sqlite3; throws where its binary does not load. */
export function sqliteVersion(): string {
  // Past Jest's module registry, which would load the native module once for each test file.
  const load = createRequire(join(__dirname, "sqlite-version.js"));
  const Database = load("better-sqlite3") as SqliteModule;
  const database = new Database(":memory:");
  try {
    return String(database.prepare("SELECT sqlite_version()").pluck().get());
  } finally {
    database.close();
  }
}
