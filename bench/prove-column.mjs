// What the proof adds to generating a migration of one column in a database of many tables.
//   node bench/prove-column.mjs [--engine sqlite|postgres|mysql|mariadb] [--tables 1000] [--rounds 5]   (after a build)
// Servers come from the same variables as in tests: STINGERLOOM_TEST_POSTGRES_URL and so on.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const { MigrationCli } = require("../packages/cli/dist/index.js");
const { Column, Entity, PrimaryColumn } = require("../packages/entities/dist/index.js");
const { startDatabase, driverOf } = require("../packages/testing/dist/index.js");

const argument = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : process.argv[at + 1];
};
const [engine, count, rounds] = [
  argument("engine", "sqlite"),
  Number(argument("tables", 1000)),
  Number(argument("rounds", 5)),
];

/** Entities of which the first has one more column than its table. */
function entitiesOf() {
  return Array.from({ length: count }, (_, i) => {
    const entity = { [`T${i}`]: class {} }[`T${i}`];
    PrimaryColumn({ type: "int" })(entity.prototype, "id");
    for (const name of ["a", "b", "c"]) Column({ type: "varchar", length: 50, nullable: true })(entity.prototype, name);
    if (i === 0) Column({ type: "varchar", length: 50, nullable: true })(entity.prototype, "added");
    Entity({ name: `t_${i}` })(entity);
    return entity;
  });
}

async function time(work) {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const database = await startDatabase(engine);
const driver = driverOf(engine, database.options);
await driver.connect();
const tables = Array.from(
  { length: count },
  (_, i) => `CREATE TABLE t_${i} (id INTEGER NOT NULL PRIMARY KEY, a VARCHAR(50), b VARCHAR(50), c VARCHAR(50))`,
);
if (engine === "sqlite") await driver.begin();
for (const statement of tables) await driver.execute(statement);
if (engine === "sqlite") await driver.commit();
const cli = new MigrationCli([], { ...database.options, entities: entitiesOf() }, { projectRoot: process.cwd() });
try {
  await cli.connect();
  const [added, bare] = [[], []];
  for (let i = 0; i < rounds; i++) {
    for (const prove of [false, true]) {
      cli.setGenerateOptions({ dryRun: true, prove });
      const [milliseconds, { proof, sql }] = await time(() => cli.migrateGenerate());
      if (sql.up.length !== 1 || (prove && proof.status !== "proved")) throw new Error(JSON.stringify({ sql, proof }));
      (prove ? added : bare).push(milliseconds);
    }
  }
  const [without, with_] = [median(bare), median(added)];
  console.log(
    `${engine}, ${count} tables: ${without.toFixed(0)} ms without a proof, ${with_.toFixed(0)} ms with one: ` +
      `${(with_ - without).toFixed(0)} ms more (median of ${rounds})`,
  );
} finally {
  await cli.close();
  await driver.close();
  await database.drop();
}
