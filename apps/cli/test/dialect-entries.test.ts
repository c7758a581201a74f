import { execFileSync } from "node:child_process";
import { Project } from "./project";

const entries: readonly (readonly [entry: string, call: string, name: string])[] = [
  ["@stingerloom/drivers-pg/dialect", "createPostgresDialect()", "postgres"],
  ["@stingerloom/drivers-mysql/dialect", "createMysqlDialect()", "mysql"],
  ["@stingerloom/drivers-mysql/dialect", "createMariadbDialect()", "mariadb"],
  ["@stingerloom/drivers-sqlite/dialect", "createSqliteDialect()", "sqlite"],
];

/** Prints the files that the program has loaded by its end. */
const loaded = "console.log(JSON.stringify([dialect.name, Object.keys(require.cache)]))";

describe("a dialect alone", () => {
  const project = new Project();
  afterAll(() => project.remove());

  const load = (entry: string, call: string) =>
    JSON.parse(
      execFileSync(process.execPath, ["-e", `const dialect = require("${entry}").${call}; ${loaded}`], {
        cwd: project.folder,
        encoding: "utf8",
      }),
    ) as [name: string, files: string[]];

  it.each(entries)("%s: %s loads neither a client nor what connects", (entry, call, name) => {
    const [found, files] = load(entry, call);
    expect(found).toBe(name);
    expect(files.filter((file) => /\/node_modules\/(pg|mysql2|better-sqlite3)\//.test(file))).toEqual([]);
    expect(files.filter((file) => file.includes("/connection/"))).toEqual([]);
    expect(files.some((file) => file.endsWith("/dialect.js"))).toBe(true);
  });

  it("is less than the whole driver, which has what connects", () => {
    const [, files] = load("@stingerloom/drivers-pg", "driverModule.createDriver({ type: 'postgres', database: 'x' })");
    expect(files.some((file) => file.includes("/connection/"))).toBe(true);
  });
});
