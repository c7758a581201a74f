import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { QueryError, StingerloomError } from "@stingerloom/core";
import { startDatabase, describeEngine, type TestDatabase } from "@stingerloom/testing";
import { driverModule, type MysqlDriver } from "../src";
import { factsQuery, settingsSql } from "../src/connection/session";

const secret = "s3cret-p4ss";

describe.each(["mysql", "mariadb"] as const)("the connection to %s", (engine) => {
  describeEngine(engine, () => {
    let database: TestDatabase;
    let admin: MysqlDriver;
    const opened: MysqlDriver[] = [];
    const driver = (options: object = {}) => {
      const made = driverModule.createDriver({ ...database.options, ...options });
      opened.push(made);
      return made;
    };
    const connectionErrorOf = async (options: object): Promise<StingerloomError> => {
      const error: unknown = await driver(options)
        .connect()
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(StingerloomError);
      return error as StingerloomError;
    };

    beforeAll(async () => {
      database = await startDatabase(engine, { label: "connection" });
      admin = driver();
      await admin.connect();
      await admin.query(`CREATE USER \`st_${database.options.database.slice(-12)}\`@'%' IDENTIFIED BY '${secret}'`);
    });
    const user = () => `st_${database.options.database.slice(-12)}`;
    afterAll(async () => {
      await admin.query(`DROP USER \`${user()}\`@'%'`);
      for (const one of opened) await one.close();
      await database.drop();
    });

    it.each([
      ["nobody listens", () => ({ port: 1 }), "CONNECTION_REFUSED"],
      ["there is no such socket", () => ({ socketPath: "/nowhere/mysql.sock" }), "CONNECTION_REFUSED"],
      ["there is no such host", () => ({ host: "no-such-host.invalid" }), "CONNECTION_UNKNOWN_HOST"],
      ["the password is wrong", () => ({ username: user(), password: `${secret}!` }), "CONNECTION_AUTH"],
      ["there is no such user", () => ({ username: "nobody_at_all", password: secret }), "CONNECTION_AUTH"],
      ["there is no such database", () => ({ database: "no_such_database" }), "CONNECTION_UNKNOWN_DATABASE"],
      ["the user may not use it", () => ({ username: user(), password: secret }), "CONNECTION_PRIVILEGE"],
      ["no database is named", () => ({ database: undefined }), "CONNECTION_UNKNOWN_DATABASE"],
      ["the URL is none", () => ({ url: `mysql//root:${secret}@x` }), "CONNECTION_URL"],
    ] as const)("says when %s", async (_, options, code) => {
      const error = await connectionErrorOf(options());
      expect(error.code).toBe(code);
      expect(error.hint).toMatch(/\w/);
      expect(
        `${error.message} ${error.hint} ${JSON.stringify(error)} ${String(error.cause)} ${JSON.stringify(error.cause)}`,
      ).not.toContain(secret);
    });

    it("says when the server does not answer in time", async () => {
      const silent: Server = createServer(() => undefined);
      await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
      try {
        const error = await connectionErrorOf({
          host: "127.0.0.1",
          port: (silent.address() as AddressInfo).port,
          connectTimeout: 300,
        });
        expect(error.code).toBe("CONNECTION_TIMEOUT");
      } finally {
        silent.close();
      }
    });

    it("says when it cannot agree on encryption", async () => {
      const error = await connectionErrorOf({
        ssl: { ca: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", rejectUnauthorized: true },
      });
      expect(error.code).toBe("CONNECTION_TLS");
    });

    it("says when the server wants encryption", async () => {
      await admin.query(`ALTER USER \`${user()}\`@'%' REQUIRE SSL`);
      await admin.query(`GRANT ALL ON \`${database.options.database}\`.* TO \`${user()}\`@'%'`);
      try {
        const error = await connectionErrorOf({ username: user(), password: secret });
        // A server tells a user whom it wants encrypted no more than that he is not let in.
        expect(["CONNECTION_TLS", "CONNECTION_AUTH"]).toContain(error.code);
      } finally {
        await admin.query(`ALTER USER \`${user()}\`@'%' REQUIRE NONE`);
        await admin.query(`REVOKE ALL ON \`${database.options.database}\`.* FROM \`${user()}\`@'%'`);
      }
    });

    it("takes everything from a URL", async () => {
      const { host, port, username, password } = database.options;
      const url = `${engine}://${encodeURIComponent(username ?? "")}:${encodeURIComponent(password ?? "")}@${host}:${port}/${database.options.database}?charset=utf8mb4`;
      const other = driverModule.createDriver({ type: "mysql", url });
      opened.push(other);
      await other.connect();
      expect(other.type).toBe(engine);
      expect(await other.databaseName()).toBe(database.options.database);
    });

    it("survives the loss of its server session and says so", async () => {
      const other = driver();
      await other.connect();
      await admin.query(`KILL ${await other.sessionId()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const error: unknown = await other.query("SELECT 1").catch((e: unknown) => e);
      expect((error as StingerloomError).code).toBe("CONNECTION_LOST");
      await other.close();
    });

    it("says that it was lost in the middle of a statement", async () => {
      const other = driver();
      await other.connect();
      const id = await other.sessionId();
      const running = other.query("SELECT SLEEP(10)").catch((e: unknown) => e);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await admin.query(`KILL ${id}`);
      expect(((await running) as StingerloomError).code).toBe("CONNECTION_LOST");
    });

    it.each([
      "SELECT SLEEP(10)",
      "CREATE TABLE slow AS SELECT COUNT(*) AS n FROM information_schema.COLUMNS AS a, " +
        "information_schema.COLUMNS AS b, information_schema.COLUMNS AS c",
    ])("stops %s in time and lives on", async (sql) => {
      const other = driver({ queryTimeout: 300 });
      await other.connect();
      const started = Date.now();
      const error: unknown = await other.query(sql).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(QueryError);
      expect((error as QueryError).code).toBe("QUERY_TIMEOUT");
      expect(Date.now() - started).toBeLessThan(3_000);
      expect(await other.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    });

    it("reads SQL as we write it, whatever the server's modes", async () => {
      const other = driver();
      await other.connect();
      // What a server's own modes are to a new session, set in one session: other tests run on the same server.
      await other.query("SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,NO_ZERO_DATE,STRICT_TRANS_TABLES'");
      await expect(other.query('SELECT "x" AS b')).rejects.toThrow(/unknown column/i);
      const [facts] = await other.query(factsQuery);
      await other.query(settingsSql(facts, 5_000));
      expect(await other.query(`SELECT ${other.escapeLiteral("a\\b'c")} AS a, "x" AS b`)).toEqual([
        { a: "a\\b'c", b: "x" },
      ]);
    });

    it("asks the catalog a constant number of times", async () => {
      const other = driver();
      await other.connect();
      const asked: string[] = [];
      const counting: MysqlDriver = Object.create(other, {
        execute: { value: (sql: string) => (asked.push(sql), MysqlExecute.call(other, sql)) },
      });
      const MysqlExecute = other.execute;
      for (const count of [3, 30]) {
        for (let i = 0; i < count; i += 1)
          await admin.query(
            `CREATE TABLE IF NOT EXISTS many${i} (id int PRIMARY KEY, a int CHECK (a > 0), d datetime ` +
              `DEFAULT CURRENT_TIMESTAMP)`,
          );
        asked.length = 0;
        const live = await counting.introspect({ complete: false });
        await counting.canonicalizeExpressions(other.dialect.normalize(live), live);
        expect(asked).toHaveLength(6);
      }
    });

    it("asks the server for its words without the right to make a database, and leaves nothing behind", async () => {
      await admin.query("CREATE TABLE judged (id int PRIMARY KEY, a int)");
      await admin.query(`GRANT ALL ON \`${database.options.database}\`.* TO \`${user()}\`@'%'`);
      const other = driver({ username: user(), password: secret });
      await other.connect();
      const live = await other.introspect();
      const wanted = {
        ...live,
        tables: live.tables.map((t) =>
          t.name === "judged" ? { ...t, checks: [{ name: "c", expression: "a   between 1 and (2)" }] } : t,
        ),
      };
      const settled = await other.canonicalizeExpressions(other.dialect.normalize(wanted), live);
      expect(settled.tables.find((t) => t.name === "judged")?.checks).toEqual([
        { name: "c", expression: expect.stringMatching(/^\(?`a` between 1 and 2\)?$/) },
      ]);
      const left = await admin.query(
        "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_NAME LIKE " +
          "'\\_\\_stingerloom\\_scratch%' OR TABLE_SCHEMA LIKE 'stingerloom\\_scratch%'",
      );
      expect(left).toEqual([]);
      await admin.query("DROP TABLE judged");
    });
  });
});
