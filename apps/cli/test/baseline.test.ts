import { describeEngines, ENGINES, driverOf, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { Project } from "./project";

describeEngines(ENGINES, (engine) => {
  let project: Project;
  const databases: TestDatabase[] = [];

  const databaseWith = async (...statements: readonly string[]): Promise<TestDatabase> => {
    const database = await startDatabase(engine, { label: "baseline" });
    databases.push(database);
    const driver = driverOf(engine, database.options);
    await driver.connect();
    for (const statement of statements) await driver.query(statement);
    await driver.close();
    return database;
  };

  beforeEach(() => {
    project = new Project();
  });

  afterEach(async () => {
    project.remove();
    for (const database of databases.splice(0)) await database.drop();
  });

  test.each(["ts", "sql"])(
    "adopts a database by a first migration in %s, which makes another like it",
    async (language) => {
      const live = await databaseWith(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)",
        "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner INTEGER, FOREIGN KEY (owner) REFERENCES person (id))",
        "CREATE VIEW pets AS SELECT pet.id, person.name FROM pet JOIN person ON person.id = pet.owner",
      );
      project.configure(live.options);
      project.write(
        "stingerloom.config.ts",
        project.read("stingerloom.config.ts").replace("migrations/*.ts", "migrations/*"),
      );
      const stdout = await project.succeed("migrate:baseline", "--generate", "--language", language);
      expect(stdout).toMatch(/^Generated: migrations.\d+_baseline\.\w+\nRecorded as run: Baseline\d+\n$/);
      expect(await project.succeed("migrate:status")).toContain("Summary: 1 executed, 0 pending");
      const other = await databaseWith();
      expect(await project.succeed("migrate:run", "--connection-url", other.url)).toContain("1 migration run");
      expect(await project.succeed("schema:diff", "--from", live.url, "--to", other.url)).toContain("No difference");
      await project.succeed("migrate:rollback", "--connection-url", other.url);
      const empty = await databaseWith();
      expect(await project.succeed("schema:diff", "--from", empty.url, "--to", other.url)).toContain("No difference");
    },
  );

  test("there is no second first migration, and none of nothing", async () => {
    project.configure((await databaseWith()).options);
    const nothing = await project.run(["migrate:baseline", "--generate"]);
    expect([nothing.code, nothing.stderr.split(":")[0]]).toEqual([2, "NOTHING_TO_PULL"]);
    await project.succeed("migrate:create", "--name", "first");
    const second = await project.run(["migrate:baseline", "--generate"]);
    expect([second.code, second.stderr.split(":")[0], project.list()]).toEqual([
      2,
      "MIGRATIONS_EXIST",
      [expect.anything()],
    ]);
    const flag = await project.run(["migrate:baseline", "--dry-run"]);
    expect([flag.code, flag.stderr.split("\n")[0]]).toEqual([
      2,
      "USAGE: migrate:baseline has --dry-run with --generate alone",
    ]);
  });
});
