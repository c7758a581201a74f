import type { ConnectionOptions, Migration } from "@stingerloom/core";
import { proveHistory, proveMigration, type Proof } from "@stingerloom/proof";
import { describeEngine, driverOf, startDatabase, type Engine, type TestDatabase, type TestDriver } from "../src";

interface Row {
  readonly title: string;
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly transaction?: false;
  /** The way and the check that show what is wrong, and words of the message. Without it the migration is right. */
  readonly wrong?: readonly [way: string, check: string, words: RegExp];
}

const live = [
  "CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY, code VARCHAR(20) NOT NULL)",
  "CREATE TABLE child (id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER, name VARCHAR(50), note VARCHAR(200), " +
    "status VARCHAR(10) DEFAULT 'new', CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id))",
  "CREATE INDEX child_name ON child (name)",
  "CREATE VIEW names AS SELECT id, name FROM child",
];

const wrong = (on: string): readonly Row[] => [
  { title: "forgets an index", up: [`DROP INDEX child_name${on}`], down: [], wrong: ["down", "catalog", /child_name/] },
  {
    title: "takes away what up() did not make",
    up: ["ALTER TABLE child ADD COLUMN x INTEGER"],
    down: ["ALTER TABLE child DROP COLUMN x", "ALTER TABLE child DROP COLUMN note"],
    wrong: ["down", "catalog", /note/],
  },
  {
    title: "leaves a column",
    up: ["ALTER TABLE child ADD COLUMN x INTEGER"],
    down: [],
    wrong: ["down", "catalog", /x/],
  },
  {
    title: "reverses a change of rows wrongly",
    up: ["UPDATE child SET name = 'a'"],
    down: ["UPDATE child SET name = ''"],
    wrong: ["down", "rows", /name/],
  },
  {
    title: "does not reverse a change of rows",
    up: ["DELETE FROM child"],
    down: [],
    wrong: ["down", "rows", /0 rows/],
  },
  {
    title: "leaves a row",
    up: ["INSERT INTO parent (id, code) VALUES (4711, 'm')"],
    down: [],
    wrong: ["down", "rows", /6 rows/],
  },
  {
    title: "depends on the rows that are there",
    up: ["INSERT INTO parent (id, code) VALUES (1, 'm')"],
    down: ["DELETE FROM parent WHERE id = 1"],
    wrong: ["up", "runs", /INSERT INTO parent/],
  },
  {
    title: "goes back in the wrong order",
    up: ["ALTER TABLE child ADD COLUMN x INTEGER", `CREATE INDEX child_x ON child (x)`],
    down: ["ALTER TABLE child DROP COLUMN x", `DROP INDEX child_x${on}`],
    wrong: ["down", "runs", /DROP/],
  },
  {
    title: "brings a column back with another type",
    up: ["ALTER TABLE child DROP COLUMN note"],
    down: ["ALTER TABLE child ADD COLUMN note VARCHAR(10)"],
    wrong: ["down", "catalog", /note/],
  },
  {
    title: "brings a column back without its default",
    up: ["ALTER TABLE child DROP COLUMN status"],
    down: ["ALTER TABLE child ADD COLUMN status VARCHAR(10)"],
    wrong: ["down", "catalog", /default/],
  },
  {
    title: "names a table that is not there",
    up: ["ALTER TABLE chlid ADD COLUMN x INTEGER"],
    down: [],
    wrong: ["up", "runs", /chlid/],
  },
  { title: "forgets a view", up: ["DROP VIEW names"], down: [], wrong: ["down", "catalog", /names/] },
  {
    title: "renames and does not rename back",
    up: ["ALTER TABLE parent RENAME COLUMN code TO sign"],
    down: [],
    wrong: ["down", "catalog", /code|sign/],
  },
];

const right = (on: string): readonly Row[] => [
  {
    title: "a column",
    up: ["ALTER TABLE parent ADD COLUMN x INTEGER"],
    down: ["ALTER TABLE parent DROP COLUMN x"],
  },
  {
    title: "an index",
    up: ["CREATE INDEX parent_code ON parent (code)"],
    down: [`DROP INDEX parent_code${onParent(on)}`],
  },
  { title: "a table", up: ["CREATE TABLE t (id INTEGER)"], down: ["DROP TABLE t"] },
  {
    title: "a column that is filled",
    up: ["ALTER TABLE child ADD COLUMN x INTEGER", "UPDATE child SET x = id"],
    down: ["ALTER TABLE child DROP COLUMN x"],
  },
  {
    title: "an index that is dropped",
    up: [`DROP INDEX child_name${on}`],
    down: ["CREATE INDEX child_name ON child (name)"],
  },
  {
    title: "a column with another name",
    up: ["ALTER TABLE parent RENAME COLUMN code TO sign"],
    down: ["ALTER TABLE parent RENAME COLUMN sign TO code"],
  },
  {
    title: "a table with another name",
    up: ["ALTER TABLE parent RENAME TO ancestor"],
    down: ["ALTER TABLE ancestor RENAME TO parent"],
  },
  { title: "a view", up: ["DROP VIEW names"], down: [live[3]!] },
  {
    title: "a row",
    up: ["INSERT INTO parent (id, code) VALUES (4711, 'm')"],
    down: ["DELETE FROM parent WHERE id = 4711"],
  },
  {
    title: "rows that are copied",
    up: ["CREATE TABLE copy (id INTEGER, name VARCHAR(50))", "INSERT INTO copy SELECT id, name FROM child"],
    down: ["DROP TABLE copy"],
  },
  {
    title: "two statements in one text",
    up: ["CREATE TABLE t (id INTEGER); CREATE INDEX t_id ON t (id)"],
    down: ["DROP TABLE t"],
  },
  {
    title: "without a transaction",
    up: ["CREATE TABLE t (id INTEGER)"],
    down: ["DROP TABLE t"],
    transaction: false,
  },
];

function onParent(on: string): string {
  return on.replace("child", "parent");
}

function migrationOf(name: string, { up, down, transaction }: Omit<Row, "title">): Migration {
  const run =
    (statements: readonly string[]): Migration["up"] =>
    async ({ query }) => {
      for (const statement of statements) await query(statement);
    };
  return { name, transaction, up: run(up), down: run(down) };
}

describe.each<Engine>(["sqlite", "postgres", "mysql", "mariadb"])("a migration written by hand", (engine) => {
  describeEngine(engine, () => {
    const on = engine === "mysql" || engine === "mariadb" ? " ON child" : "";
    let database: TestDatabase;
    let driver: TestDriver;
    let fingerprint = "";
    beforeAll(async () => {
      database = await startDatabase(engine, { label: "verify" });
      driver = driverOf(engine, database.options);
      await driver.connect();
      for (const statement of live) await driver.query(statement);
      fingerprint = await driver.fingerprint();
    });
    afterAll(async () => {
      await driver.close();
      await database.drop();
    });
    const shared = () => ({ live: driver, openDriver: (options: ConnectionOptions) => driverOf(engine, options) });
    const prove = (row: Row): Promise<Proof> =>
      proveMigration({ ...shared(), fromLive: true, before: [], migration: migrationOf("Tried", row) });

    it.each(wrong(on))("that is wrong: $title", async (row) => {
      const [way, check, words] = row.wrong!;
      const proof = await prove(row);
      expect(proof).toMatchObject({ status: "failed", failure: { way, check } });
      expect(JSON.stringify((proof as { failure?: unknown }).failure)).toMatch(words);
    });

    it.each(right(on))("that is right: $title", async (row) =>
      expect(await prove(row)).toMatchObject({ status: "proved", withoutRows: [] }),
    );

    it("does not reach beyond the throw-away database", async () => {
      const { database: name } = database.options;
      const statement = on === "" ? "CREATE ROLE stingerloom_never" : `DROP TABLE ${name}.child`;
      expect(await prove({ title: "", up: [statement], down: [] })).toMatchObject({ status: "unproved" });
      expect(await driver.fingerprint()).toBe(fingerprint);
    });

    it("is proved from nothing, behind those that ran before it", async () => {
      const before = [migrationOf("First", { up: live, down: [] })];
      const migration = migrationOf("Second", right(on)[0]!);
      expect(await proveMigration({ ...shared(), before, migration })).toMatchObject({ status: "proved", tables: 2 });
    });

    it("is part of a history that is proved as a whole", async () => {
      const down = ["DROP VIEW names", "DROP TABLE child", "DROP TABLE parent"];
      const [first, second] = [migrationOf("First", { up: live, down }), migrationOf("Second", right(on)[3]!)];
      expect(await proveHistory({ ...shared(), migrations: [first, second] })).toEqual({
        status: "proved",
        migrations: 2,
      });
      const broken = migrationOf("Second", wrong(on)[0]!);
      expect(await proveHistory({ ...shared(), migrations: [first, broken] })).toMatchObject({
        status: "failed",
        migration: "Second",
      });
    });
  });
});
