// An empty database of an engine: a new file, or one on the servers that the tests use (CONTRIBUTING.md).
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const { startDatabase } = require("../../packages/testing/dist/index.js");
let files = 0;

/** @returns its URL as every tool takes it, the server's version, and what drops it */
export async function createDatabase(engine) {
  if (engine === "sqlite") {
    const file = join(tmpdir(), `stingerloom-bench-${process.pid}-${++files}.db`);
    const drop = async () => {
      for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(file + suffix, { force: true });
    };
    return { engine, url: `sqlite:${file}`, version: sqliteVersion(), drop };
  }
  const database = await startDatabase(engine, { label: "bench" });
  const { host, port, username, password } = database.options;
  const scheme = engine === "postgres" ? "postgres" : "mysql";
  const account = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  const url = `${scheme}://${account}@${host}:${port}/${database.options.database}`;
  return { engine, url, version: database.version, drop: () => database.drop() };
}

/** What a tool's files read. */
export function environmentOf({ engine, url }, more = {}) {
  return { BENCH_ENGINE: engine, BENCH_URL: url, ...more };
}

function sqliteVersion() {
  const client = new (require("better-sqlite3"))(":memory:");
  const version = client.prepare("SELECT sqlite_version()").pluck().get();
  client.close();
  return version;
}
