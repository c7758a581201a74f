import { join } from "node:path";
import { migrationFiles, nameOf } from "../migrations.mjs";
import { peers } from "../project.mjs";
import { versionOf } from "./version-of.mjs";

const bin = join(peers, "node_modules/knex/bin/cli.js");

const config = `const clients = { sqlite: "better-sqlite3", postgres: "pg", mysql: "mysql2", mariadb: "mysql2" };
const { BENCH_ENGINE: engine, BENCH_URL: url } = process.env;
module.exports = {
  client: clients[engine],
  connection: engine === "sqlite" ? { filename: url.slice("sqlite:".length) } : url,
  useNullAsDefault: true,
  migrations: { directory: "./migrations" },
};
`;

const migration = (number, statements) => `exports.up = async (knex) => {
${statements.map((sql) => `  await knex.raw(${JSON.stringify(sql)});`).join("\n")}
};
exports.down = async (knex) => {
  await knex.raw("DROP TABLE t${number}");
};
`;

export const knex = {
  name: "knex",
  version: () => versionOf("knex"),
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  start: { version: { args: [bin, "--version"] }, help: { args: [bin, "--help"] } },
  migrations: {
    files: (count) => ({
      "knexfile.js": config,
      ...migrationFiles(count, (number) => `migrations/${nameOf(number)}.js`, migration),
    }),
    run: { args: [bin, "migrate:latest"] },
    status: { args: [bin, "migrate:status"] },
  },
};
