// How long 1,000 pending migrations take, against one client session that executes the same statements in the same
// transactions.
//   node bench/run-migrations.mjs [--engine postgres,mysql,mariadb,sqlite] [--migrations 1000]          (after a build)
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(new URL("../packages/testing/package.json", import.meta.url));
const { MigrationRunner } = require("@stingerloom/core");
const { driverOf, startDatabase } = createRequire(import.meta.url)("../packages/testing/dist/index.js");
const argument = (name, fallback) =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : fallback;
const engines = argument("engine", "sqlite,postgres,mysql,mariadb").split(",");
const count = Number(argument("migrations", "1000"));

/** Each of two statements, the form that most migrations have: one of structure, one of rows. */
function statementsOf(number) {
  return [
    `CREATE TABLE t${number} (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL)`,
    `INSERT INTO t${number} VALUES (1, 'one')`,
  ];
}

const migrations = Array.from({ length: count }, (_, number) => ({
  name: `Migration${number}`,
  async up({ query }) {
    for (const sql of statementsOf(number)) await query(sql);
  },
  async down({ query }) {
    await query(`DROP TABLE t${number}`);
  },
}));

/** The engine's own client; what a person would write who wants these statements executed and recorded. */
async function openClient(engine, options) {
  const { host, port, username: user, password, database } = options;
  if (engine === "sqlite") {
    const client = new (require("better-sqlite3"))(database);
    return { query: async (sql) => client.exec(sql), end: async () => client.close() };
  }
  if (engine === "postgres") {
    const client = new (require("pg").Client)({ host, port, user, password, database });
    await client.connect();
    return { query: (sql) => client.query(sql), end: () => client.end() };
  }
  const client = await require("mysql2/promise").createConnection({ host, port, user, password, database });
  return { query: (sql) => client.query(sql), end: () => client.end() };
}

async function plain(engine, options) {
  const client = await openClient(engine, options);
  const start = performance.now();
  await client.query(
    "CREATE TABLE history (name VARCHAR(255) NOT NULL UNIQUE, executed_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)",
  );
  for (let number = 0; number < count; number++) {
    await client.query("BEGIN");
    for (const sql of statementsOf(number)) await client.query(sql);
    await client.query(`INSERT INTO history (name) VALUES ('Migration${number}')`);
    await client.query("COMMIT");
  }
  const time = performance.now() - start;
  await client.end();
  return time;
}

async function runner(engine, options) {
  const driver = driverOf(engine, options);
  await driver.connect();
  const start = performance.now();
  const { failure } = await new MigrationRunner(driver, migrations).run();
  const time = performance.now() - start;
  await driver.close();
  if (failure) throw failure;
  return time;
}

async function onFreshDatabase(engine, work) {
  const database = await startDatabase(engine, { label: "bench" });
  try {
    return { version: database.version, time: await work(engine, database.options) };
  } finally {
    await database.drop();
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const rows = [];
for (const engine of engines) {
  const times = { plain: [], runner: [] };
  let version = "";
  // In turn, so that what else the machine does meets both.
  for (let round = 0; round < 3; round++) {
    const first = await onFreshDatabase(engine, plain);
    const second = await onFreshDatabase(engine, runner);
    version = first.version;
    times.plain.push(first.time);
    times.runner.push(second.time);
  }
  const [bare, ours] = [median(times.plain), median(times.runner)];
  rows.push({
    engine: `${engine} ${version}`,
    "client ms": Math.round(bare),
    "runner ms": Math.round(ours),
    "each more, ms": Number(((ours - bare) / count).toFixed(2)),
    times: Number((ours / bare).toFixed(2)),
  });
}
console.table(rows);
process.exit(0);
