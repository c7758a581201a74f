import { join } from "node:path";
import { migrationFiles, nameOf } from "../migrations.mjs";
import { modelText } from "../model.mjs";
import { peers } from "../project.mjs";
import { versionOf } from "./version-of.mjs";

const bin = join(peers, "node_modules/@mikro-orm/cli/cli.js");

const config = `const { BENCH_ENGINE: engine, BENCH_URL: url } = process.env;
const packages = { sqlite: "better-sqlite", postgres: "postgresql", mysql: "mysql", mariadb: "mariadb" };
const { defineConfig, EntitySchema } = require("@mikro-orm/" + packages[engine]);
const { Migrator } = require("@mikro-orm/migrations");
const { tables } = process.env.BENCH_TABLES ? require("./model") : { tables: [] };
const types = { int: "number", varchar: "string", text: "text" };

const entities = tables.map(({ name, parent, columns }) => new EntitySchema({
  name,
  tableName: name,
  properties: {
    ...Object.fromEntries(columns.map(({ name, type, primary, index, ...options }) => [
      name,
      primary ? { type: "number", primary: true } : { type: types[type], index, ...options },
    ])),
    ...(parent && { parent: { kind: "m:1", entity: parent, nullable: true } }),
  },
}));

module.exports = defineConfig({
  ...(engine === "sqlite" ? { dbName: url.slice("sqlite:".length) } : { clientUrl: url }),
  entities,
  extensions: [Migrator],
  discovery: { warnWhenNoEntities: false },
  // Not from its own file, but from the database.
  migrations: { path: "./migrations", snapshot: false, allOrNothing: false },
});
`;

// Its command works only where the project depends on it.
const manifest = JSON.stringify({
  dependencies: { "@mikro-orm/cli": "*" },
  "mikro-orm": { useTsNode: false, configPaths: ["./mikro-orm.config.js"] },
});

const migration = (number, statements) => `const { Migration } = require("@mikro-orm/migrations");
exports.Migration${nameOf(number)} = class extends Migration {
  async up() {
${statements.map((sql) => `    this.addSql(${JSON.stringify(sql)});`).join("\n")}
  }
  async down() {
    this.addSql("DROP TABLE t${number}");
  }
};
`;

export const mikroOrm = {
  name: "mikro-orm",
  version: () => versionOf("@mikro-orm/core"),
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  start: { version: { args: [bin, "--version"] }, help: { args: [bin, "--help"] } },
  migrations: {
    files: (count) => ({
      "package.json": manifest,
      "mikro-orm.config.js": config,
      ...migrationFiles(count, (number) => `migrations/Migration${nameOf(number)}.js`, migration),
    }),
    run: { args: [bin, "migration:up"] },
    status: { args: [bin, "migration:list"] },
  },
  model: {
    files: () => ({ "package.json": manifest, "mikro-orm.config.js": config, "model.js": modelText }),
    sync: { args: [bin, "schema:update", "--run"] },
    generate: { args: [bin, "migration:create", "--path", "generated"], allowed: [0, 1] },
  },
};
