// Runs the first three migrations of ./old with the other tool itself: node run-three.cjs TOOL.
const { readdirSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { createRequire } = require("node:module");

const load = createRequire(join(process.cwd(), "package.json"));
const url = process.env.DATABASE_URL;
const file = url.startsWith("sqlite:") ? url.slice("sqlite:".length) : undefined;
const folder = resolve("old");
const files = readdirSync(folder).sort().slice(0, 3);

const runners = {
  async knex() {
    const place =
      file === undefined ? { client: "pg", connection: url } : { client: "better-sqlite3", connection: file };
    const knex = load("knex")({ ...place, useNullAsDefault: true });
    for (const _ of files) await knex.migrate.up({ directory: folder });
    await knex.destroy();
  },
  async sequelize() {
    const sequelize = load("sequelize");
    const options = { logging: false };
    const database =
      file === undefined
        ? new sequelize.Sequelize(url, options)
        : new sequelize.Sequelize({ ...options, dialect: "sqlite", storage: file });
    const queryInterface = database.getQueryInterface();
    await queryInterface.createTable("SequelizeMeta", { name: { type: sequelize.STRING, primaryKey: true } });
    for (const name of files) {
      await load(join(folder, name)).up(queryInterface, sequelize.Sequelize);
      await queryInterface.bulkInsert("SequelizeMeta", [{ name }]);
    }
    await database.close();
  },
  async typeorm() {
    const { DataSource } = load("typeorm");
    const migrations = files.map((name) => Object.values(load(join(folder, name)))[0]);
    const place = file === undefined ? { type: "postgres", url } : { type: "better-sqlite3", database: file };
    const database = await new DataSource({ ...place, migrations }).initialize();
    await database.runMigrations();
    await database.destroy();
  },
  async "mikro-orm"() {
    const { MikroORM } = load(file === undefined ? "@mikro-orm/postgresql" : "@mikro-orm/better-sqlite");
    const { Migrator } = load("@mikro-orm/migrations");
    const orm = await MikroORM.init({
      ...(file === undefined ? { clientUrl: url } : { dbName: file }),
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: { path: folder, glob: "*.js", snapshot: false },
    });
    await orm.getMigrator().up({ to: files[2].replace(/\.js$/, "") });
    await orm.close(true);
  },
};

runners[process.argv[2]]().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
