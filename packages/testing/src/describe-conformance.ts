import { StingerloomError, type QueryError, type StatementClass } from "@stingerloom/core";
import { startDatabase, type TestDatabase } from "./database";
import { describeEngine } from "./describe-engine";
import { driverOf, type TestDriver } from "./driver-of";
import type { Engine } from "./engine";

const awkwardIdentifiers = [
  "select",
  "camelCase",
  "with space",
  'double"quote',
  "single'quote",
  "back`tick",
  "per%cent",
  "straße",
  "question?",
];

/** What every driver promises to the runner and to hand-written migrations, judged by its engine. */
export function describeConformance(engine: Engine): void {
  describeEngine(engine, () => {
    let database: TestDatabase;
    let driver: TestDriver;
    const others: TestDriver[] = [];
    const another = async (options: object = {}) => {
      const other = driverOf(engine, { ...database.options, ...options });
      others.push(other);
      await other.connect();
      return other;
    };

    beforeEach(async () => {
      database = await startDatabase(engine, { label: "conformance" });
      driver = driverOf(engine, database.options);
      await driver.connect();
    });

    afterEach(async () => {
      await driver.close();
      for (const other of others.splice(0)) await other.close();
      await database.drop();
    });

    describe("statements", () => describeStatements(() => driver));
    describe("transactions", () => describeTransactions(() => driver));
    describe("the lock", () => describeLock(engine, () => driver, another));
    describe("fingerprints", () => describeFingerprint(() => driver));
    describe("time-outs", () => describeTimeouts(engine, () => driver, another));
    describe("helpers of hand-written migrations", () => describeHelpers(engine, () => driver));
    describe("classify", () => describeClassify(engine, () => driver));

    it("closes twice, and connects again under the same options", async () => {
      await driver.close();
      await driver.close();
      const again = await another();
      expect(await again.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    });

    it("knows the server's version and what it is", () => {
      expect(driver.version).toMatch(/^\d+\.\d+/);
      expect(driver.type).toBe(engine);
    });

    it("introspects in normal form", async () => {
      await driver.createTable("t", [
        { name: "id", type: "integer", primary: true },
        { name: "n", type: "varchar(20)", nullable: true, default: "'x'" },
      ]);
      const schema = await driver.introspect();
      expect(driver.dialect.normalize(schema)).toEqual(schema);
      expect(schema.tables.map((t) => t.name)).toEqual(["t"]);
    });
  });
}

function describeStatements(driver: () => TestDriver): void {
  it("gives rows of a statement that returns rows, and counts of one that does not", async () => {
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY, name varchar(50))");
    expect(await driver().query("INSERT INTO t (id, name) VALUES (1, 'a'), (2, 'b')")).toMatchObject({
      affectedRows: 2,
    });
    expect(await driver().query("SELECT id, name FROM t ORDER BY id")).toEqual([
      { id: 1, name: "a" },
      { id: 2, name: "b" },
    ]);
    expect(await driver().query("UPDATE t SET name = 'c' WHERE id = 2")).toMatchObject({ affectedRows: 1 });
    expect(await driver().query("SELECT name FROM t WHERE id = 9")).toEqual([]);
  });

  it.each(["plain", "it's", 'say "hi"', "back\\slash", "new\nline", "${x}`y`", "?", "%s", "", "straße 名前"])(
    "writes and reads %j as a value and as a literal",
    async (text) => {
      await driver().query("CREATE TABLE t (id integer PRIMARY KEY, name varchar(50))");
      await driver().execute("INSERT INTO t (id, name) VALUES (?, ?)", [1, text]);
      await driver().query(`INSERT INTO t (id, name) VALUES (2, ${driver().escapeLiteral(text)})`);
      expect(await driver().query("SELECT name FROM t ORDER BY id")).toEqual([{ name: text }, { name: text }]);
    },
  );

  it("takes question marks in strings and comments for what they are", async () => {
    expect(await driver().execute("SELECT '?' AS a, ? AS b /* ? */", ["x"])).toEqual([{ a: "?", b: "x" }]);
  });

  it("says which statement failed, with the engine's own code", async () => {
    const error: unknown = await driver()
      .query("SELECT * FROM missing_table")
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StingerloomError);
    expect((error as QueryError).sql).toBe("SELECT * FROM missing_table");
    expect((error as QueryError).message).toContain("missing_table");
  });
}

function describeTransactions(driver: () => TestDriver): void {
  it("commits rows", async () => {
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY)");
    await driver().begin();
    await driver().query("INSERT INTO t (id) VALUES (1)");
    await driver().commit();
    expect(await driver().query("SELECT id FROM t")).toEqual([{ id: 1 }]);
  });

  it("rolls rows back", async () => {
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY)");
    await driver().begin();
    await driver().query("INSERT INTO t (id) VALUES (1)");
    await driver().rollback();
    expect(await driver().query("SELECT id FROM t")).toEqual([]);
  });

  it("says truly whether DDL takes part", async () => {
    await driver().begin({ foreignKeys: "deferred" });
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY)");
    await driver().rollback();
    expect(await driver().hasTable("t")).toBe(!driver().capabilities.transactionalDdl);
  });
}

function describeLock(engine: Engine, driver: () => TestDriver, another: () => Promise<TestDriver>): void {
  it("is held by one at a time", async () => {
    const other = await another();
    expect(await driver().tryLock("k")).toBe(true);
    expect(await other.tryLock("k")).toBe(false);
    await driver().unlock("k");
    expect(await other.tryLock("k")).toBe(true);
    await other.unlock("k");
  });

  it("ends with the connection of its holder", async () => {
    const other = await another();
    expect(await other.tryLock("k")).toBe(true);
    await other.close();
    await eventually(() => driver().tryLock("k"));
  });

  it("names its holder where the engine tells", async () => {
    const other = await another();
    await other.tryLock("k");
    const holder = await driver().lockHolder("k");
    if (engine !== "sqlite") expect(holder?.pid).toBeGreaterThan(0);
    await other.unlock("k");
    expect(await driver().lockHolder("k")).toBeUndefined();
  });

  it("names its holder while that runs a statement with a character of any length", async () => {
    const other = await another();
    await other.tryLock("k");
    const sleep = engine === "postgres" ? "pg_sleep(0.5)" : "sleep(0.5)";
    const statement = engine === "sqlite" ? undefined : other.query(`SELECT ${sleep}, '💩'`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const holder = await driver().lockHolder("k");
    if (engine !== "sqlite") expect(holder?.pid).toBeGreaterThan(0);
    await statement;
    await other.unlock("k");
  });

  it("of one database is not that of another", async () => {
    const database = await startDatabase(engine, { label: "other" });
    const elsewhere = driverOf(engine, database.options);
    await elsewhere.connect();
    try {
      expect(await driver().databaseName()).not.toBe(await elsewhere.databaseName());
      expect(await driver().tryLock(`k ${await driver().databaseName()}`)).toBe(true);
      expect(await elsewhere.tryLock(`k ${await elsewhere.databaseName()}`)).toBe(true);
    } finally {
      await elsewhere.close();
      await database.drop();
    }
  });
}

function describeFingerprint(driver: () => TestDriver): void {
  it("changes with the structure and with nothing else", async () => {
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY)");
    await driver().query("CREATE TABLE u (id integer PRIMARY KEY)");
    const [all, t, u] = [
      await driver().fingerprint(),
      await driver().fingerprint(["t"]),
      await driver().fingerprint(["u"]),
    ];
    await driver().query("INSERT INTO t (id) VALUES (1)");
    await driver().query("CREATE TABLE __migrations_journal (id integer PRIMARY KEY)");
    expect([await driver().fingerprint(), await driver().fingerprint(["t"])]).toEqual([all, t]);
    await driver().query("ALTER TABLE t ADD COLUMN name varchar(20)");
    expect(await driver().fingerprint()).not.toBe(all);
    expect(await driver().fingerprint(["t"])).not.toBe(t);
    expect(await driver().fingerprint(["u"])).toBe(u);
  });

  it.each([
    ["an index", "CREATE INDEX i ON t (name)"],
    ["a unique index", "CREATE UNIQUE INDEX i ON t (name)"],
    ["a new name", "ALTER TABLE t RENAME TO v"],
    ["a table that goes", "DROP TABLE t"],
  ])("sees %s", async (_, statement) => {
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY, name varchar(20))");
    const before = await driver().fingerprint(["t"]);
    await driver().query(statement);
    expect(await driver().fingerprint(["t"])).not.toBe(before);
  });
}

function describeTimeouts(engine: Engine, driver: () => TestDriver, another: () => Promise<TestDriver>): void {
  it("gives up waiting for a table that another session holds, and says that another try may help", async () => {
    await driver().query("CREATE TABLE t (id integer PRIMARY KEY)");
    const other = await another();
    await other.begin();
    await other.query("INSERT INTO t (id) VALUES (1)");
    await driver().setTimeouts({ lockMs: 1000 });
    const started = Date.now();
    const error: unknown = await driver()
      .query("ALTER TABLE t ADD COLUMN name varchar(20)")
      .catch((e: unknown) => e);
    await other.rollback();
    expect(driver().isLockTimeout(error)).toBe(true);
    expect(Date.now() - started).toBeLessThan(engine === "sqlite" ? 6_000 : 4_000);
    await driver().query("ALTER TABLE t ADD COLUMN name varchar(20)");
  });
}

function describeHelpers(engine: Engine, driver: () => TestDriver): void {
  it.each(awkwardIdentifiers)("creates, changes and drops a table named %s", async (name) => {
    const d = driver();
    await d.createTable(name, [
      { name: "id", type: "integer", primary: true, autoIncrement: true },
      { name, type: "varchar(50)", default: "'x'" },
    ]);
    expect(await d.hasTable(name)).toBe(true);
    expect(await d.hasColumn(name, name)).toBe(true);
    expect(await d.hasColumn(name, "other")).toBe(false);
    await d.addColumn(name, { name: "other", type: "integer", nullable: true });
    expect(await d.hasColumn(name, "other")).toBe(true);
    await d.renameColumn(name, "other", "parent");
    await d.addIndex(name, [name], { name: `${name} i` });
    await d.dropIndex(name, `${name} i`);
    await d.addForeignKey(name, {
      name: `${name} f`,
      columns: ["parent"],
      references: { table: name, columns: ["id"] },
      onDelete: "CASCADE",
    });
    expect((await d.introspect()).tables.find((t) => t.name === name)?.foreignKeys).toMatchObject([
      { name: `${name} f`, onDelete: "cascade" },
    ]);
    await d.dropForeignKey(name, `${name} f`);
    expect((await d.introspect()).tables.find((t) => t.name === name)?.foreignKeys).toEqual([]);
    await d.dropColumn(name, "parent");
    await d.renameTable(name, `${name} 2`);
    expect([await d.hasTable(name), await d.hasTable(`${name} 2`)]).toEqual([false, true]);
    await d.dropTable(`${name} 2`);
    await d.dropTable(`${name} 2`, { ifExists: true });
    expect(await d.hasTable(`${name} 2`)).toBe(false);
  });

  it("counts up by itself", async () => {
    const d = driver();
    await d.createTable("t", [
      { name: "id", type: engine === "postgres" ? "bigint" : "integer", primary: true, autoIncrement: true },
      { name: "n", type: "integer" },
    ]);
    await d.query("INSERT INTO t (n) VALUES (5)");
    await d.query("INSERT INTO t (n) VALUES (6)");
    const rows: { id: unknown }[] = await d.query("SELECT id FROM t ORDER BY n");
    expect(rows.map((r) => Number(r.id))).toEqual([1, 2]);
  });
}

function describeClassify(engine: Engine, driver: () => TestDriver): void {
  const rows: readonly (readonly [string, StatementClass["kind"]])[] = [
    ["SELECT 1", "read"],
    ["  -- why\n/* and how */ select 'create table x'", "read"],
    ["WITH a AS (SELECT 1) SELECT * FROM a", "read"],
    ["INSERT INTO t (id) VALUES (1)", "write"],
    ["update t set a = 1", "write"],
    ["DELETE FROM t", "write"],
    ["WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", "write"],
    ["CREATE TABLE t (id int)", "ddl"],
    ["ALTER TABLE t ADD COLUMN a int", "ddl"],
    ["DROP TABLE t", "ddl"],
    ["CREATE INDEX i ON t (a)", "ddl"],
    ["BEGIN", "transaction"],
    ["COMMIT", "transaction"],
    ["ROLLBACK", "transaction"],
    ...(engine === "sqlite"
      ? ([["PRAGMA foreign_keys = ON", "session"]] as const)
      : ([
          ["SET NAMES 'utf8'", "session"],
          ["TRUNCATE TABLE t", engine === "postgres" ? "write" : "ddl"],
        ] as const)),
  ];

  it.each(rows.filter(([sql]) => engine !== "mariadb" || !sql.includes("INSERT INTO t SELECT")))("%s", (sql, kind) => {
    expect(driver().classify(sql).kind).toBe(kind);
  });

  it.each([
    ["CREATE TABLE t (id int)", ["t"]],
    ["ALTER TABLE t ADD COLUMN a int", ["t"]],
    ["CREATE UNIQUE INDEX i ON t (a)", ["t"]],
    ["DROP TABLE IF EXISTS t", ["t"]],
  ] as const)("%s touches %j", (sql, tables) => {
    const names = driver()
      .classify(sql)
      .tables.map((t) => (typeof t === "string" ? t : t.name));
    expect(names).toEqual(tables);
  });
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 5_000;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error("It did not come true within 5 s.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
