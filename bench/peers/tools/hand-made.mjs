// What a person writes who wants no tool: a file a migration, a table of what ran, a transaction each. The floor.
import { migrationFiles, nameOf } from "../migrations.mjs";

const program = `const { readdirSync } = require("node:fs");
const { join } = require("node:path");

async function open() {
  const url = process.env.BENCH_URL;
  if (process.env.BENCH_ENGINE === "sqlite") {
    const client = new (require("better-sqlite3"))(url.slice("sqlite:".length));
    const query = (sql) => (/^SELECT/.test(sql) ? client.prepare(sql).all() : client.exec(sql));
    return { query, end: () => client.close() };
  }
  if (process.env.BENCH_ENGINE === "postgres") {
    const client = new (require("pg").Client)({ connectionString: url });
    await client.connect();
    return { query: async (sql) => (await client.query(sql)).rows, end: () => client.end() };
  }
  const client = await require("mysql2/promise").createConnection(url);
  return { query: async (sql) => (await client.query(sql))[0], end: () => client.end() };
}

async function main() {
  const { query, end } = await open();
  await query("CREATE TABLE IF NOT EXISTS history (name VARCHAR(255) NOT NULL PRIMARY KEY)");
  const done = new Set((await query("SELECT name FROM history")).map(({ name }) => name));
  const folder = join(__dirname, "migrations");
  for (const file of readdirSync(folder).sort()) {
    const migration = require(join(folder, file));
    if (done.has(file)) {
      if (process.argv[2] === "status") console.log("done", file);
      continue;
    }
    if (process.argv[2] === "status") continue;
    await query("BEGIN");
    await migration.up(query);
    await query("INSERT INTO history (name) VALUES ('" + file + "')");
    await query("COMMIT");
    console.log("ran", file);
  }
  await end();
}
main();
`;

const migration = (number, statements) => `exports.up = async (query) => {
${statements.map((sql) => `  await query(${JSON.stringify(sql)});`).join("\n")}
};
exports.down = async (query) => {
  await query("DROP TABLE t${number}");
};
`;

export const handMade = {
  name: "hand-made",
  version: () => "",
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  migrations: {
    files: (count) => ({
      "run.js": program,
      ...migrationFiles(count, (number) => `migrations/${nameOf(number)}.js`, migration),
    }),
    run: { args: ["run.js", "run"] },
    status: { args: ["run.js", "status"] },
  },
};
