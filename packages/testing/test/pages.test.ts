import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..", "..", "..");

/** What a file of the project must say, as nothing else would notice that it does not. */
const rows: readonly (readonly [string, string, RegExp])[] = [
  ["docs/engines/mysql.md", "speaks of the order of columns", /\*\*The order of columns\*\* is not compared/],
  ["docs/engines/postgresql.md", "speaks of the order of columns", /order of columns/i],
  ["docs/engines/sqlite.md", "speaks of the order of columns", /order of (the )?columns/i],
  ["docker-compose.yml", "has a health check for each server", /(?:healthcheck:[^]*?test:[^]*?){3}/],
  ["docker-compose.yml", "gives MariaDB its own variables", /MARIADB_ROOT_PASSWORD/],
];

it.each(rows)("%s %s", (file, _, text) => {
  expect(readFileSync(join(root, file), "utf8")).toMatch(text);
});
