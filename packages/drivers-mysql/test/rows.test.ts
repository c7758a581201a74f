import {
  acceptOn,
  build,
  planFor,
  describeEngine,
  driverOf,
  startDatabase,
  type TestDriver,
} from "@stingerloom/testing";

const { column, enumOf, id, int, literal, schema, table } = build;

describe.each(["mysql", "mariadb"] as const)("rows of %s", (engine) => {
  describeEngine(engine, () => {
    const withDriver = async (run: (driver: TestDriver) => Promise<void>) => {
      const database = await startDatabase(engine, { label: "rows" });
      const driver = driverOf(engine, database.options);
      await driver.connect();
      try {
        await run(driver);
      } finally {
        await driver.close();
        await database.drop();
      }
    };

    it("get a default of four-byte characters, which is changed once though the catalog shows another", async () => {
      await withDriver(async (driver) => {
        const wantedWith = (text: string) =>
          driver.dialect.normalize(
            schema(
              table("t", [], {
                columns: [
                  column("id", int, { comment: `of ${text}` }),
                  column("s", { kind: "varchar", length: 9 }, { default: literal(text) }),
                ],
                comment: text,
              }),
            ),
          );
        const changesTo = async (text: string) => {
          const live = await driver.introspect({ complete: false });
          return (await planFor(driver, live, await driver.canonicalizeExpressions(wantedWith(text), live), {})).up;
        };
        for (const statement of await changesTo("x😀")) await driver.query(statement);
        await driver.query("INSERT INTO t (id) VALUES (1)");
        expect(await driver.query("SELECT s FROM t")).toEqual([{ s: "x😀" }]);
        expect(await changesTo("x😀")).toEqual([]);
        expect(await changesTo("y😀")).not.toEqual([]);
      });
    });

    it("get a default of four-byte characters from another database, however the server tells of it", async () => {
      await withDriver(async (source) => {
        await source.query(
          "CREATE TABLE t (id int PRIMARY KEY, s varchar(9) DEFAULT 'x😀?', e enum('?', 'a') DEFAULT '?')",
        );
        await withDriver(async (driver) => {
          const { up } = await planFor(driver, await driver.introspect(), await source.introspect(), {});
          for (const statement of up) await driver.query(statement);
          await driver.query("INSERT INTO t (id) VALUES (1)");
          expect(await driver.query("SELECT s, e FROM t")).toEqual([{ s: "x😀?", e: "?" }]);
          expect(await driver.introspect()).toEqual(await source.introspect());
        });
      });
    });

    it("follow a value of an enum to its new name, and back", async () => {
      await withDriver(async (driver) => {
        await driver.query("CREATE TABLE t (id int PRIMARY KEY, e enum('a', 'it''s') NOT NULL DEFAULT 'it''s')");
        await driver.query("INSERT INTO t VALUES (1, 'a'), (2, 'it''s')");
        const wanted = driver.dialect.normalize(
          schema(
            table("t", [], {
              columns: [column("id", int), column("e", enumOf("a", "they're"), { default: literal("they're") })],
            }),
          ),
        );
        const { up, down } = await planFor(driver, await driver.introspect(), wanted, {});
        for (const statement of up) await driver.query(statement);
        expect(await driver.query("SELECT id, e FROM t ORDER BY id")).toEqual([
          { id: 1, e: "a" },
          { id: 2, e: "they're" },
        ]);
        for (const statement of down) await driver.query(statement);
        expect(await driver.query("SELECT id, e FROM t ORDER BY id")).toEqual([
          { id: 1, e: "a" },
          { id: 2, e: "it's" },
        ]);
      });
    });

    it("lose the zero bytes that fill them up when bytes of a fixed length become shorter, and no others", async () => {
      await withDriver(async (driver) => {
        const stamp = "at timestamp NULL ON UPDATE CURRENT_TIMESTAMP";
        await driver.query(`CREATE TABLE t (a binary(4) PRIMARY KEY, b binary(3), ${stamp})`);
        await driver.query("INSERT INTO t VALUES ('abcd', 'ab\\0', '2020-01-01'), ('abc\\0', NULL, '2020-01-01')");
        const bytes = (length: number) => ({ kind: "binary", length }) as const;
        const nullable = { nullable: true };
        const wanted = driver.dialect.normalize(
          schema(
            table("t", [], {
              columns: [
                column("a", bytes(6)),
                column("b", bytes(5), nullable),
                column("at", { kind: "timestamp" }, { ...nullable, onUpdate: "CURRENT_TIMESTAMP" }),
              ],
              primaryKey: { columns: ["a"] },
            }),
          ),
        );
        const rows = () => driver.query("SELECT HEX(a) AS a, HEX(b) AS b, YEAR(at) AS at FROM t ORDER BY a");
        const before = await rows();
        const { up, down } = await planFor(driver, await driver.introspect(), wanted, {});
        for (const statement of up) await driver.query(statement);
        expect(await rows()).toEqual([
          { a: "616263000000", b: null, at: 2020 },
          { a: "616263640000", b: "6162000000", at: 2020 },
        ]);
        for (const statement of down) await driver.query(statement);
        expect(await rows()).toEqual(before);
        for (const statement of up) await driver.query(statement);
        await driver.query("UPDATE t SET a = 'abcdef' WHERE a LIKE 'abcd%'");
        const refused = down.reduce((done, statement) => done.then(() => driver.query(statement)), Promise.resolve());
        await expect(refused).rejects.toThrow(/truncated|too long/i);
        expect(await driver.query("SELECT a FROM t WHERE a LIKE 'abcdef%'")).toHaveLength(1);
      });
    });

    it("make an enum fail that loses their value, and stay as they are", async () => {
      await withDriver(async (driver) => {
        await driver.query("CREATE TABLE t (id int PRIMARY KEY, e enum('a', 'b', 'c') NOT NULL)");
        await driver.query("INSERT INTO t VALUES (1, 'c')");
        const wanted = driver.dialect.normalize(
          schema(table("t", [], { columns: [column("id", int), column("e", enumOf("a", "b"))] })),
        );
        const { up } = await planFor(driver, await driver.introspect(), wanted, {});
        await expect(driver.query(up.join())).rejects.toThrow(/truncated/i);
        expect(await driver.query("SELECT e FROM t")).toEqual([{ e: "c" }]);
      });
    });

    it("keep what the engine named when their table gets another name and its keys change", () =>
      acceptOn(engine, {
        name: "made-up names",
        before: {
          sql: [
            "CREATE TABLE p (id int PRIMARY KEY)",
            "CREATE TABLE old (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES p (id))",
          ],
        },
        after: schema(
          table("p", [], { columns: [column("id", int)] }),
          table("new", [], { renamedFrom: "old", columns: [column("id", int), column("a", int, { nullable: true })] }),
        ),
        rows: ["INSERT INTO p VALUES (1)", "INSERT INTO old VALUES (1, 1)"],
      }));

    it("take the live table's engine and collation where nobody chose one", async () => {
      await withDriver(async (driver) => {
        await driver.query(
          "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, name varchar(255) NOT NULL) ENGINE = MyISAM " +
            "COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC",
        );
        const plan = await planFor(
          driver,
          await driver.introspect(),
          driver.dialect.normalize(schema(table("t", [column("name")]))),
          {},
        );
        expect(plan.up).toEqual([]);
        expect(plan.settled.tables[0]?.columns[0]).toMatchObject({ name: id.name });
      });
    });
  });
});
