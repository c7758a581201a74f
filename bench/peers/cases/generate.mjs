import { rmSync } from "node:fs";
import { join } from "node:path";
import { createDatabase, environmentOf } from "../databases.mjs";
import { measure } from "../measure.mjs";
import { createProject } from "../project.mjs";
import { runRounds } from "../rounds.mjs";

const changes = {
  nothing: { inDatabase: true, env: {} },
  "one column": { inDatabase: true, env: { BENCH_MORE: "column" } },
  "all new": { inDatabase: false, env: {} },
};

/** The tool compares its model with a database that it made itself, or with an empty one. */
function generate(change) {
  const { inDatabase, env: more } = changes[change];
  return {
    name: `generate, ${change}`,
    sizes: [10, 100, 1000],
    engines: ["sqlite", "postgres", "mysql", "mariadb"],
    async rows({ tools, engine, size, rounds }) {
      const able = tools.filter((tool) => tool.model !== undefined && tool.engines.includes(engine));
      const databases = [];
      const contestants = [];
      try {
        for (const { name, model } of able) {
          const folder = createProject(`model-${name}`, model.files());
          const database = await createDatabase(engine);
          databases.push(database);
          const tables = { BENCH_TABLES: String(size) };
          if (inDatabase) await measure(model.sync, { cwd: folder, env: environmentOf(database, tables) });
          const after = () => rmSync(join(folder, "generated"), { recursive: true, force: true });
          const env = { ...tables, ...more };
          contestants.push({ name, folder, command: model.generate, env, open: () => database, after });
        }
        return [{ case: `generate, ${change}`, engine, size, results: await runRounds(contestants, rounds) }];
      } finally {
        for (const database of databases) await database.drop();
      }
    },
  };
}

export const generateCases = Object.keys(changes).map(generate);
