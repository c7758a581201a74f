// How long it takes to plan and run a migration that rebuilds every table of an SQLite file.
//   node bench/rebuild-tables.mjs          (after a build)
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const root = join(import.meta.dirname, "..");
const { diffDatabases } = createRequire(import.meta.url)("../packages/cli/dist/index.js");
const Database = createRequire(join(root, "packages/drivers-sqlite/package.json"))("better-sqlite3");

/** Tables with a unique, an index and a foreign key, and a column of the type. */
function make(file, count, type) {
  const database = new Database(file);
  database.exec("BEGIN");
  for (let t = 0; t < count; t++) {
    database.exec(
      `CREATE TABLE t${t} (id INTEGER PRIMARY KEY, a ${type}, b TEXT UNIQUE, p INT REFERENCES t${Math.max(0, t - 1)})`,
    );
    database.exec(`CREATE INDEX i${t} ON t${t} (a)`);
  }
  database.exec("COMMIT");
  database.close();
}

function run(file, statements) {
  const database = new Database(file);
  database.pragma("foreign_keys = OFF");
  database.exec("BEGIN");
  for (const statement of statements) database.exec(statement);
  database.exec("COMMIT");
  database.close();
}

async function measure(folder, count) {
  const [from, to] = ["from", "to"].map((name) => join(folder, `${count}-${name}.db`));
  make(from, count, "INT");
  make(to, count, "TEXT");
  const start = performance.now();
  const { up } = await diffDatabases({
    from: `sqlite:${from}`,
    to: `sqlite:${to}`,
    projectRoot: join(root, "packages/drivers-sqlite"),
  });
  const planned = performance.now();
  run(from, up);
  return {
    tables: count,
    statements: up.length,
    "plan ms": Math.round(planned - start),
    "run ms": Math.round(performance.now() - planned),
  };
}

const folder = mkdtempSync(join(tmpdir(), "rebuild-tables-"));
const rows = [];
for (const count of [250, 500, 1000, 2000]) rows.push(await measure(folder, count));
console.table(rows);
rmSync(folder, { recursive: true });
