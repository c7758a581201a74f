import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StingerloomError } from "@stingerloom/core";
import { SqliteDriver } from "../src";

let folder: string;
const drivers: SqliteDriver[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stingerloom-connection-"));
});

afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.close();
  rmSync(folder, { recursive: true, force: true });
});

function driverFor(file: string, options: object = {}): SqliteDriver {
  const driver = new SqliteDriver({ type: "sqlite", database: file, ...options });
  drivers.push(driver);
  return driver;
}

async function opened(file = join(folder, "app.db"), options: object = {}): Promise<SqliteDriver> {
  const driver = driverFor(file, options);
  await driver.connect();
  return driver;
}

async function errorOf(run: () => Promise<unknown>): Promise<StingerloomError> {
  const error = await run().then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(StingerloomError);
  return error as StingerloomError;
}

describe("a file that cannot be opened", () => {
  it.each([
    ["a folder that is not there", () => join(folder, "none", "app.db"), /there is no directory .*none/, /mkdir -p/],
    ["a directory", () => folder, /is a directory/, /names a file/],
    ["no database", () => plainFile(), /is not an SQLite database/, /connection\.database/],
  ])("%s", async (_, path, message, hint) => {
    const error = await errorOf(() => driverFor(path()).connect());
    expect(error.code).toBe("CONNECTION_FILE");
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  it("a file that is not there and must not be made", async () => {
    const file = join(folder, "none.db");
    const error = await errorOf(() => driverFor(file).connect({ mustExist: true }));
    expect([error.code, error.message, existsSync(file)]).toEqual([
      "CONNECTION_FILE",
      `${file} does not exist.`,
      false,
    ]);
  });

  it("no file named", () => {
    expect(() => new SqliteDriver({ type: "sqlite" })).toThrow(/names no database file/);
  });

  it("a query before connect", async () => {
    expect((await errorOf(() => driverFor(join(folder, "app.db")).query("SELECT 1"))).code).toBe("CONNECTION_CLOSED");
  });

  function plainFile(): string {
    const file = join(folder, "notes.txt");
    writeFileSync(file, "these are some notes, and no database at all\n".repeat(50));
    return file;
  }
});

describe("a statement that fails", () => {
  it("on a locked database is a lock time-out", async () => {
    const [holder, waiter] = [await opened(), await opened()];
    await holder.query("CREATE TABLE t (a int)");
    await holder.begin();
    await waiter.setTimeouts({ lockMs: 50 });
    const error = await errorOf(() => waiter.query("INSERT INTO t VALUES (1)"));
    expect(error.code).toBe("LOCK_TIMEOUT");
    expect(waiter.isLockTimeout(error)).toBe(true);
    await holder.rollback();
  });

  it("on a file that may not be written says so", async () => {
    const first = await opened();
    await first.query("CREATE TABLE t (a int)");
    await first.close();
    // Root may write to any file, so the database itself is set to read-only.
    const driver = await opened();
    await driver.query("PRAGMA query_only = ON");
    expect((await errorOf(() => driver.query("INSERT INTO t VALUES (1)"))).code).toBe("CONNECTION_READONLY");
  });

  it("because of a broken view says which", async () => {
    const driver = await opened(":memory:");
    for (const statement of ["CREATE TABLE t (a int, b int)", "CREATE VIEW v AS SELECT missing FROM t"])
      await driver.query(statement);
    const error = await errorOf(() => driver.query("ALTER TABLE t RENAME COLUMN a TO c"));
    expect(error).toMatchObject({
      code: "QUERY_FAILED",
      hint: "The view v stands in the way: drop it before, and make it again behind.",
    });
  });

  it("keeps the engine's own code and words", async () => {
    const driver = await opened(":memory:");
    await driver.query("CREATE TABLE t (a int UNIQUE)");
    await driver.query("INSERT INTO t VALUES (1)");
    const error = await errorOf(() => driver.query("INSERT INTO t VALUES (1)"));
    expect(error).toMatchObject({
      code: "QUERY_FAILED",
      engineCode: "SQLITE_CONSTRAINT_UNIQUE",
      message: "UNIQUE constraint failed: t.a",
    });
  });
});

describe("URLs", () => {
  it.each([
    ["sqlite:app.db", "app.db"],
    ["sqlite:./data/app.db", "./data/app.db"],
    ["sqlite:/var/app.db", "/var/app.db"],
    ["sqlite:///var/app.db", "/var/app.db"],
    ["sqlite://app.db", "app.db"],
    ["sqlite::memory:", ":memory:"],
    ["sqlite:my%20app.db", "my app.db"],
  ])("%s names %s", async (url, file) => {
    const driver = new SqliteDriver({ type: "sqlite", url });
    expect(await driver.databaseName()).toBe(
      file === ":memory:" ? file : join(file.startsWith("/") ? "" : process.cwd(), file),
    );
  });
});

describe("values", () => {
  it.each([
    [1, 1],
    [true, 1],
    [null, null],
    [undefined, null],
    ["it's", "it's"],
    [2 ** 53, "9007199254740992"],
    [9007199254740993n, "9007199254740993"],
    [-1.5, -1.5],
    [new Date("2026-03-01T14:23:01Z"), "2026-03-01T14:23:01.000Z"],
    [Buffer.from([0, 255]), Buffer.from([0, 255])],
  ])("%p comes back as %p", async (given, expected) => {
    const driver = await opened(":memory:");
    await driver.query("CREATE TABLE t (a)");
    await driver.execute("INSERT INTO t VALUES (?)", [
      typeof given === "number" && Number.isInteger(given) ? BigInt(given) : given,
    ]);
    expect(await driver.query("SELECT a FROM t")).toEqual([{ a: expected }]);
  });

  it("runs several statements of one text", async () => {
    const driver = await opened(":memory:");
    await driver.query("CREATE TABLE a (x int); CREATE TABLE b (x int);");
    expect([await driver.hasTable("a"), await driver.hasTable("B")]).toEqual([true, true]);
  });
});

describe("foreign keys", () => {
  const shop = [
    "CREATE TABLE p (id integer PRIMARY KEY)",
    "CREATE TABLE c (id integer PRIMARY KEY, p int REFERENCES p ON DELETE CASCADE)",
    "INSERT INTO p VALUES (1), (2)",
    "INSERT INTO c VALUES (10, 1), (11, 2)",
  ];

  async function shopDriver(file?: string): Promise<SqliteDriver> {
    const driver = await opened(file);
    for (const statement of shop) await driver.query(statement);
    return driver;
  }

  it("are on", async () => {
    const driver = await shopDriver();
    expect((await errorOf(() => driver.query("INSERT INTO c VALUES (12, 99)"))).message).toBe(
      "FOREIGN KEY constraint failed",
    );
  });

  it("are off in a deferred transaction, and on again behind it", async () => {
    const driver = await shopDriver();
    for (const end of [() => driver.commit(), () => driver.rollback()]) {
      await driver.begin({ foreignKeys: "deferred" });
      expect(await driver.query("PRAGMA foreign_keys")).toEqual([{ foreign_keys: 0 }]);
      await end();
      expect(await driver.query("PRAGMA foreign_keys")).toEqual([{ foreign_keys: 1 }]);
    }
  });

  it.each([
    ["file", undefined],
    ["memory", ":memory:"],
  ])("that are broken by a migration stop it and name the rows, in %s", async (_, file) => {
    const driver = await shopDriver(file);
    await driver.begin({ foreignKeys: "deferred" });
    await driver.query("DELETE FROM p WHERE id = 2");
    const error = await errorOf(() => driver.commit());
    expect(error).toMatchObject({
      code: "FOREIGN_KEY_CHECK",
      message: "Rows refer to nothing after the migration: c → p: 1 row (rowid 11)",
    });
    await driver.rollback();
    expect(await driver.query("SELECT count(*) AS n FROM p")).toEqual([{ n: 2 }]);
  });

  it("that were broken before are no migration's fault", async () => {
    const driver = await shopDriver();
    await driver.query("PRAGMA foreign_keys = OFF");
    await driver.query("DELETE FROM p WHERE id = 2");
    await driver.query("PRAGMA foreign_keys = ON");
    await driver.begin({ foreignKeys: "deferred" });
    await driver.query("CREATE TABLE other (id integer PRIMARY KEY)");
    await driver.commit();
    expect(await driver.hasTable("other")).toBe(true);
  });

  it("that refer to no key are named", async () => {
    const driver = await shopDriver();
    await driver.begin({ foreignKeys: "deferred" });
    await driver.query("CREATE TABLE n (id integer)");
    await driver.query("CREATE TABLE m (n int REFERENCES n (id))");
    await driver.query("INSERT INTO m VALUES (1)");
    expect((await errorOf(() => driver.commit())).message).toBe(
      "Rows refer to nothing after the migration: m → n: the columns that it refers to are neither " +
        "primary key nor unique",
    );
    await driver.rollback();
  });

  it("that are on refuse a rebuild, which would delete the rows of children", async () => {
    const driver = await shopDriver();
    expect((await errorOf(() => driver.query("PRAGMA legacy_alter_table = ON"))).code).toBe("FOREIGN_KEYS_ON");
    await driver.begin();
    expect(
      (
        await errorOf(() =>
          driver.addForeignKey("c", { name: "f", columns: ["id"], references: { table: "p", columns: ["id"] } }),
        )
      ).code,
    ).toBe("FOREIGN_KEYS_ON");
    await driver.rollback();
    expect(await driver.query("SELECT count(*) AS n FROM c")).toEqual([{ n: 2 }]);
  });

  it("can be added and dropped by hand, and the rows are checked", async () => {
    const driver = await shopDriver();
    expect(
      (
        await errorOf(() =>
          driver.addForeignKey("c", { name: "f", columns: ["id"], references: { table: "p", columns: ["id"] } }),
        )
      ).code,
    ).toBe("FOREIGN_KEY_CHECK");
    expect((await errorOf(() => driver.dropForeignKey("c", "none"))).message).toBe("c has no foreign key none.");
    expect((await errorOf(() => driver.dropForeignKey("none", "f"))).message).toBe("There is no table none.");
  });
});

describe("the schema that a driver reads", () => {
  it("leaves out what is ours and what is ignored", async () => {
    const driver = await opened(":memory:", { ignore: ["audit_*"] });
    for (const name of ["__migrations", "__migrations_journal", "audit_log", "users", "main_data"])
      await driver.query(`CREATE TABLE ${name} (id integer PRIMARY KEY)`);
    await driver.query("CREATE VIEW audit_view AS SELECT 1 AS one");
    const names = async (ignore?: readonly string[]) =>
      (await driver.introspect(ignore && { ignore })).tables.map((t) => t.name);
    expect(await names()).toEqual(["users", "main_data"]);
    expect(await names(["us?rs", "main.main_*"])).toEqual(["audit_log"]);
    expect((await driver.introspect()).views).toEqual([]);
  });

  it("says which tables have rows", async () => {
    const driver = await opened(":memory:");
    const names = Array.from({ length: 450 }, (_, i) => `t${i}`);
    for (const name of names) await driver.query(`CREATE TABLE ${name} (a int)`);
    await driver.query("INSERT INTO t7 VALUES (1), (2)");
    const { rows } = await driver.statistics(names.map((name) => ({ name })));
    expect([rows.size, rows.get("t7"), rows.get("t8"), rows.get("t449")]).toEqual([450, 1, 0, 0]);
  });
});
