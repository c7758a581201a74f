import { join } from "node:path";
import { migrationFiles, nameOf } from "../migrations.mjs";
import { modelText } from "../model.mjs";
import { peers } from "../project.mjs";
import { versionOf } from "./version-of.mjs";

const bin = join(peers, "node_modules/typeorm/cli.js");

const config = `const { DataSource, EntitySchema } = require("typeorm");
const { BENCH_ENGINE: engine, BENCH_URL: url } = process.env;
const { tables } = process.env.BENCH_TABLES ? require("./model") : { tables: [] };

const entities = tables.map(({ name, parent, columns }) => new EntitySchema({
  name,
  tableName: name,
  columns: Object.fromEntries(columns.map(({ name, primary, index, ...options }) => [
    name,
    primary ? { type: "int", primary: true, generated: "increment" } : options,
  ])),
  indices: columns.filter(({ index }) => index).map(({ name }) => ({ columns: [name] })),
  ...(parent && { relations: { parent: { type: "many-to-one", target: parent, nullable: true } } }),
}));

module.exports.dataSource = new DataSource({
  ...(engine === "sqlite" ? { type: "better-sqlite3", database: url.slice("sqlite:".length) } : { type: engine, url }),
  entities,
  migrations: ["migrations/*.js"],
});
`;

const migration = (number, statements) => `exports.Step${1_700_000_000_000 + number} = class {
  name = "Step${1_700_000_000_000 + number}";
  async up(runner) {
${statements.map((sql) => `    await runner.query(${JSON.stringify(sql)});`).join("\n")}
  }
  async down(runner) {
    await runner.query("DROP TABLE t${number}");
  }
};
`;

export const typeorm = {
  name: "typeorm",
  version: () => versionOf("typeorm"),
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  start: { version: { args: [bin, "--version"] }, help: { args: [bin, "--help"] } },
  migrations: {
    files: (count) => ({
      "data-source.js": config,
      ...migrationFiles(count, (number) => `migrations/${nameOf(number)}.js`, migration),
    }),
    run: { args: [bin, "migration:run", "-d", "data-source.js", "--transaction", "each"] },
    status: { args: [bin, "migration:show", "-d", "data-source.js"], allowed: [0, 1] },
  },
  model: {
    files: () => ({ "data-source.js": config, "model.js": modelText }),
    sync: { args: [bin, "schema:sync", "-d", "data-source.js"] },
    // It ends with 1 where there is nothing to do.
    generate: { args: [bin, "migration:generate", "generated/Bench", "-d", "data-source.js", "-o"], allowed: [0, 1] },
  },
};
