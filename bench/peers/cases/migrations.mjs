import { createDatabase, environmentOf } from "../databases.mjs";
import { measure } from "../measure.mjs";
import { createProject } from "../project.mjs";
import { runRounds } from "../rounds.mjs";

/** Every migration has run: what `command` takes to find that out. */
function nothingToDo(name, command) {
  return {
    name,
    sizes: [100],
    engines: ["sqlite", "postgres", "mysql", "mariadb"],
    async rows({ tools, engine, size, rounds }) {
      const able = tools.filter((tool) => tool.migrations?.[command] !== undefined && tool.engines.includes(engine));
      const databases = [];
      const contestants = [];
      try {
        for (const { name, migrations } of able) {
          const folder = createProject(`migrations-${name}`, migrations.files(size));
          const database = await createDatabase(engine);
          databases.push(database);
          await measure(migrations.run, { cwd: folder, env: environmentOf(database) });
          contestants.push({ name, folder, command: migrations[command], open: () => database });
        }
        return [{ case: name, engine, size, results: await runRounds(contestants, rounds) }];
      } finally {
        for (const database of databases) await database.drop();
      }
    },
  };
}

/** An empty database, and all migrations are pending. */
const pending = {
  name: "pending",
  sizes: [100, 1000],
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  async rows({ tools, engine, size, rounds }) {
    const able = tools.filter((tool) => tool.migrations !== undefined && tool.engines.includes(engine));
    const contestants = able.map(({ name, migrations }) => ({
      name,
      folder: createProject(`migrations-${name}`, migrations.files(size)),
      command: migrations.run,
      open: () => createDatabase(engine),
      after: (database) => database.drop(),
    }));
    return [{ case: "pending", engine, size, results: await runRounds(contestants, rounds) }];
  },
};

export const migrationCases = [nothingToDo("status", "status"), nothingToDo("run, nothing to do", "run"), pending];
