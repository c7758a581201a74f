import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diffDatabases } from "@stingerloom/cli";
import { execute } from "../src/acceptance";
import { startDatabase, type TestDatabase } from "../src/database";
import { describeEngines } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import { ENGINES, type Engine } from "../src/engine";

/** Files that need each other in another order than that of their names. */
const files: Readonly<Record<Engine, Readonly<Record<string, string>>>> = {
  postgres: {
    "a.sql": "CREATE VIEW names AS SELECT name FROM people;\n",
    "b.sql": "-- a view; of a table\nCREATE VIEW people AS SELECT id, name FROM person WHERE adult(age);\n",
    "c.sql":
      "CREATE TABLE person (id integer PRIMARY KEY, name text, age integer CHECK (adult(age)));\n" +
      "CREATE TRIGGER touched BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION touch();\n" +
      "ALTER TABLE person ENABLE ROW LEVEL SECURITY;\nCREATE POLICY grown ON person USING (adult(age));\n",
    "d.sql":
      "CREATE EXTENSION IF NOT EXISTS citext;\n" +
      "CREATE FUNCTION adult(age integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT age > 17; $$;\n" +
      "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n",
    "e.sql": "CREATE MATERIALIZED VIEW ages AS SELECT age FROM person;\nCREATE INDEX ages_age ON ages (age);\n",
  },
  mysql: {
    "a.sql": "CREATE VIEW names AS SELECT name FROM people;\n",
    "b.sql": "# a view; of a table\nCREATE VIEW people AS SELECT id, name FROM person;\n",
    "c.sql":
      "CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20), age INT);\nDELIMITER //\n" +
      "CREATE TRIGGER touched BEFORE UPDATE ON person FOR EACH ROW BEGIN SET NEW.age = 1; SET NEW.name = 'x'; END//\n" +
      "DELIMITER ;\n",
    "d.sql": "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END;\nCREATE TABLE t (a INT);\n",
  },
  mariadb: {},
  sqlite: {
    "a.sql": "CREATE VIEW names AS SELECT name FROM people;\n",
    "b.sql": "-- a view; of a table\nCREATE VIEW people AS SELECT id, name FROM person;\n",
    "c.sql":
      "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);\n" +
      "CREATE TRIGGER touched AFTER UPDATE ON person BEGIN SELECT 1; SELECT 2; END;\nCREATE INDEX i ON person (age);\n",
  },
};

const filesOf = (engine: Engine) => files[engine === "mariadb" ? "mysql" : engine];

describeEngines(ENGINES, (engine) => {
  let folder: string;
  let database: TestDatabase;
  let driver: TestDriver;

  const write = (written: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(written)) writeFileSync(join(folder, "sql", name), text);
  };
  const diff = () =>
    diffDatabases({
      from: database.options,
      to: { sql: ["sql"], folder },
      renames: "never",
      detectDroppedTables: true,
    });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "stingerloom-source-"));
    mkdirSync(join(folder, "sql"));
    database = await startDatabase(engine, { label: "source" });
    driver = driverOf(engine, database.options);
    await driver.connect();
  });

  afterEach(async () => {
    await driver.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a database becomes what files of SQL say, in whatever order they need each other, and goes back", async () => {
    write(filesOf(engine));
    const first = await diff();
    expect(first.unsupported).toEqual([]);
    await execute(driver, first.up);
    expect(await diff()).toEqual({ up: [], down: [], hazards: [], unsupported: [] });
    write({ "b.sql": "CREATE VIEW people AS SELECT id, name, age FROM person;\n" });
    const second = await diff();
    expect(second.up.join("\n")).toContain("people");
    await execute(driver, second.up);
    expect((await diff()).up).toEqual([]);
    await execute(driver, second.down);
    write(filesOf(engine));
    expect((await diff()).up).toEqual([]);
    await execute(driver, first.down);
    expect((await diff()).up).toEqual(first.up);
  });

  test("broken SQL is named by its file and its line", async () => {
    write({ ...filesOf(engine), "b.sql": "-- a view\n\nCREATE VIEW people AS\n  SELEC name FROM person;\n" });
    await expect(diff()).rejects.toMatchObject({
      code: "SOURCE_FAILED",
      message: expect.stringMatching(/\bsql.b\.sql:3: .*SELEC/s) as string,
    });
  });

  test("a folder without SQL is an error", async () => {
    await expect(diff()).rejects.toMatchObject({ code: "SOURCE_EMPTY" });
  });
});
