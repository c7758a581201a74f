import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const words = ["users", "posts", "tags", "notes", "links"];

/** A migration by what its tool is used for: its schema builder, and rows. */
const sources = {
  knex: (word) => `exports.up = async (knex) => {
  await knex.schema.createTable("${word}", (table) => {
    table.increments("id");
    table.string("title", 50).notNullable();
    table.boolean("ok");
    table.index(["title"], "idx_${word}_title");
  });
  await knex("${word}").insert({ title: "a", ok: true });
  const rows = await knex("${word}").where({ ok: true }).select("title");
  if (rows[0].title !== "a") throw new Error("The row is missing");
  await knex("${word}").where({ title: "a" }).update({ title: "b" });
};
exports.down = async (knex) => knex.schema.dropTable("${word}");
`,
  sequelize: (word) => `module.exports = {
  async up(queryInterface, { INTEGER, STRING, BOOLEAN }) {
    await queryInterface.sequelize.transaction(async (transaction) => {
      const id = { type: INTEGER, primaryKey: true, autoIncrement: true };
      await queryInterface.createTable("${word}", { id, title: { type: STRING(50) } }, { transaction });
      await queryInterface.addColumn("${word}", "ok", { type: BOOLEAN }, { transaction });
    });
    await queryInterface.addIndex("${word}", ["title"], { name: "idx_${word}_title" });
    await queryInterface.bulkInsert("${word}", [{ title: "a", ok: true }]);
    const columns = await queryInterface.describeTable("${word}");
    if (!columns.ok) throw new Error("The column is missing");
  },
  down: (queryInterface) => queryInterface.dropTable("${word}"),
};
`,
  typeorm: (word, name) => `const { Table, TableColumn } = require("typeorm");
exports.${name} = class {
  name = "${name}";
  async up(runner) {
    const id = { name: "id", type: "integer", isPrimary: true };
    await runner.createTable(new Table({ name: "${word}", columns: [id] }), true);
    await runner.addColumn("${word}", new TableColumn({ name: "title", type: "varchar", isNullable: true }));
    await runner.query("INSERT INTO ${word} (id, title) VALUES (1, 'a')");
    await runner.manager.query("UPDATE ${word} SET title = 'b'");
  }
  down(runner) {
    return runner.dropTable("${word}");
  }
};
`,
  "mikro-orm": (word, name) => `const { Migration } = require("@mikro-orm/migrations");
exports.${name} = class extends Migration {
  async up() {
    this.addSql("create table ${word} (id integer primary key, title varchar(50) not null)");
    this.addSql("insert into ${word} values (1, 'a')");
  }
  async down() {
    this.addSql("drop table ${word}");
  }
};
`,
};

export const importTools = Object.keys(sources);

/** Five migrations of the tool, three of which it has run: they are recorded, the others run, the last is undone. */
export function playImport(tool, folder, url) {
  for (const left of ["old", "migrations"]) rmSync(join(folder, left), { recursive: true, force: true });
  mkdirSync(join(folder, "old"));
  for (const [position, word] of words.entries()) {
    const { file, name } = namesOf(tool, position, word);
    writeFileSync(join(folder, "old", `${file}.js`), sources[tool](word, name));
  }
  const config = "export default { connection: { url: process.env.DATABASE_URL }, migrations: ['./migrations/*'] };\n";
  writeFileSync(join(folder, "stingerloom.config.ts"), config);
  const node = (args) => run(folder, url, args);
  const stingerloom = (...args) => node([join("node_modules", "stingerloom", "bin", "stingerloom.js"), ...args]);
  const status = () => JSON.parse(stingerloom("migrate:status", "--json"));

  node([fileURLToPath(new URL("run-three.cjs", import.meta.url)), tool]);
  stingerloom("migrate:import", "--from", tool, "--folder", "old");
  const before = status();
  assert.deepEqual([before.executed.length, before.pending.length], [3, 2]);
  assert.match(stingerloom("migrate:run"), /^2 migrations run\.$/m);
  assert.deepEqual(status().pending, []);
  assert.match(stingerloom("migrate:rollback"), /^1 migration rolled back\.$/m);
  assert.deepEqual(status().pending, before.pending.slice(1));
  assert.match(stingerloom("migrate:import", "--from", tool, "--folder", "old"), /^Nothing to do/m);
}

function namesOf(tool, position, word) {
  const date = `2024010112000${position}`;
  const time = Date.UTC(2024, 0, 1, 12, 0, position);
  if (tool === "typeorm") return { file: `${time}-${word}`, name: `Make${time}` };
  if (tool === "mikro-orm") return { file: `Migration${date}_${word}`, name: `Migration${date}_${word}` };
  return { file: `${date}-${word}`, name: word };
}

function run(folder, url, args) {
  const env = { ...process.env, DATABASE_URL: url, NODE_PATH: "", NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} exited with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
