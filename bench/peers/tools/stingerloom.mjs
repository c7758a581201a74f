import { readFileSync } from "node:fs";
import { join } from "node:path";
import { migrationFiles, nameOf } from "../migrations.mjs";
import { modelText } from "../model.mjs";
import { root } from "../project.mjs";

const bin = join(root, "apps/cli/bin/stingerloom.js");

const config = `module.exports = {
  connection: {
    type: process.env.BENCH_ENGINE,
    url: process.env.BENCH_URL,
    ...(process.env.BENCH_TABLES && { entities: ["./entities.js"] }),
  },
  migrations: ["./migrations/*.js"],
};
`;

const entities = `const { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } = require("@stingerloom/orm");
const { tables } = require("./model");
const classes = {};
for (const { name, parent, columns } of tables) {
  const table = class {};
  Object.defineProperty(table, "name", { value: name });
  for (const { name: property, primary, index, ...options } of columns) {
    if (primary) PrimaryGeneratedColumn({ type: "int" })(table.prototype, property);
    else Column(options)(table.prototype, property);
    if (index) Index()(table.prototype, property);
  }
  if (parent) ManyToOne(() => classes[parent], { nullable: true })(table.prototype, "parent");
  Entity(name)(table);
  classes[name] = table;
}
module.exports = classes;
`;

const migration = (number, statements) => `const { Migration } = require("@stingerloom/orm");

exports.Step${number} = class Step${number} extends Migration {
  async up({ query }) {
${statements.map((sql) => `    await query(${JSON.stringify(sql)});`).join("\n")}
  }
  async down({ query }) {
    await query("DROP TABLE t${number}");
  }
};
`;

export const stingerloom = {
  name: "stingerloom",
  version: () => JSON.parse(readFileSync(join(root, "apps/cli/package.json"), "utf8")).version,
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  start: { version: { args: [bin, "--version"] }, help: { args: [bin, "--help"] } },
  migrations: {
    files: (count) => ({
      "stingerloom.config.js": config,
      ...migrationFiles(count, (number) => `migrations/${nameOf(number)}.js`, migration),
    }),
    run: { args: [bin, "migrate:run"] },
    status: { args: [bin, "migrate:status"] },
  },
  model: {
    files: () => ({ "stingerloom.config.js": config, "entities.js": entities, "model.js": modelText }),
    sync: { args: [bin, "schema:sync"] },
    generate: { args: [bin, "migrate:generate", "--name", "Bench", "--output", "generated"] },
  },
};
