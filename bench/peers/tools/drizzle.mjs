// Its migrator runs in a program: all that is pending in one transaction, where the engine has such. What it generates
// is from a file of its own and not from the database, so that it has no row there.
import { migrationFiles, nameOf, statementsOf } from "../migrations.mjs";
import { versionOf } from "./version-of.mjs";

const program = `const { BENCH_ENGINE: engine, BENCH_URL: url } = process.env;
const migrationsFolder = "./drizzle";

async function main() {
  if (engine === "sqlite") {
    const client = new (require("better-sqlite3"))(url.slice("sqlite:".length));
    const { drizzle } = require("drizzle-orm/better-sqlite3");
    require("drizzle-orm/better-sqlite3/migrator").migrate(drizzle(client), { migrationsFolder });
    client.close();
  } else if (engine === "postgres") {
    const client = new (require("pg").Client)({ connectionString: url });
    await client.connect();
    const { drizzle } = require("drizzle-orm/node-postgres");
    await require("drizzle-orm/node-postgres/migrator").migrate(drizzle(client), { migrationsFolder });
    await client.end();
  } else {
    const client = await require("mysql2/promise").createConnection(url);
    const { drizzle } = require("drizzle-orm/mysql2");
    await require("drizzle-orm/mysql2/migrator").migrate(drizzle(client), { migrationsFolder });
    await client.end();
  }
}
main();
`;

function journal(count) {
  const entries = Array.from({ length: count }, (_, idx) => ({
    idx,
    version: "7",
    when: 1_700_000_000_000 + idx,
    tag: nameOf(idx),
    breakpoints: true,
  }));
  return JSON.stringify({ version: "7", dialect: "postgresql", entries });
}

export const drizzle = {
  name: "drizzle",
  version: () => versionOf("drizzle-orm"),
  engines: ["sqlite", "postgres", "mysql", "mariadb"],
  migrations: {
    files: (count) => ({
      "run.js": program,
      "drizzle/meta/_journal.json": journal(count),
      ...migrationFiles(
        count,
        (number) => `drizzle/${nameOf(number)}.sql`,
        (number) => statementsOf(number).join(";\n--> statement-breakpoint\n"),
      ),
    }),
    run: { args: ["run.js"] },
  },
};
