import { describeEngine, startDatabase } from "@stingerloom/testing";
import { driverModule } from "../src";

interface Row {
  readonly sql: string;
  readonly mysql: string;
  readonly mariadb: string;
}

/** MySQL: innodb-online-ddl-operations.html. MariaDB: innodb-online-ddl-overview. */
const rows: readonly Row[] = [
  { sql: "ALTER TABLE t ADD COLUMN d int", mysql: "ALGORITHM=INSTANT on t", mariadb: "ALGORITHM=INSTANT on t" },
  {
    sql: "ALTER TABLE t ADD INDEX i (b);",
    mysql: "ALGORITHM=INPLACE, LOCK=NONE on t",
    mariadb: "ALGORITHM=NOCOPY, LOCK=NONE on t",
  },
  {
    sql: "CREATE INDEX i ON t (b)",
    mysql: "ALGORITHM=INPLACE, LOCK=NONE on t",
    mariadb: "ALGORITHM=NOCOPY, LOCK=NONE on t",
  },
  {
    sql: "CREATE FULLTEXT INDEX i ON t (b)",
    mysql: "ALGORITHM=INPLACE, LOCK=SHARED on t",
    mariadb: "ALGORITHM=INPLACE, LOCK=SHARED on t",
  },
  {
    sql: "ALTER TABLE t MODIFY b varchar(20)",
    mysql: "ALGORITHM=INPLACE, LOCK=NONE on t",
    mariadb: "ALGORITHM=INSTANT on t",
  },
  {
    sql: "ALTER TABLE t DROP COLUMN c -- the last line ends with a comment",
    mysql: "ALGORITHM=INSTANT on t",
    mariadb: "ALGORITHM=INSTANT on t",
  },
  { sql: "UPDATE t SET b = 'x'", mysql: "", mariadb: "" },
  { sql: "CREATE TABLE made (id int)", mysql: "", mariadb: "" },
];

describe.each(["mysql", "mariadb"] as const)("what %s accepts", (engine) => {
  describeEngine(engine, () => {
    it.each(rows)("$sql", async (row) => {
      const database = await startDatabase(engine, { label: "algorithms" });
      const driver = driverModule.createDriver(database.options);
      try {
        await driver.connect();
        await driver.execute("CREATE TABLE t (a int PRIMARY KEY, b varchar(10), c int) ENGINE=InnoDB");
        await driver.execute("INSERT INTO t VALUES (1, 'a', 1), (2, 'a', NULL)");
        const observer = await driver.observeStatements();
        await observer.observe(row.sql, (text) => driver.execute(text));
        expect([observer.effects[0]?.statement, observer.summary()]).toEqual([row.sql, row[engine]]);
        const copied = observer.effects[0]?.rewrites?.includes("t") === true;
        expect(copied).toBe(row[engine].includes("=COPY"));
      } finally {
        await driver.close();
        await database.drop();
      }
    });

    it("copies for a change of type, and lets a statement fail in its own words", async () => {
      const database = await startDatabase(engine, { label: "algorithms" });
      const driver = driverModule.createDriver(database.options);
      try {
        await driver.connect();
        await driver.execute("CREATE TABLE t (a int PRIMARY KEY, b varchar(10)) ENGINE=InnoDB");
        await driver.execute("INSERT INTO t VALUES (1, 'a'), (2, 'a')");
        const observer = await driver.observeStatements();
        const sent: string[] = [];
        const execute = (text: string): Promise<unknown> => (sent.push(text), driver.execute(text));
        await observer.observe("ALTER TABLE t MODIFY a bigint -- wider", execute);
        expect(observer.summary()).toMatch(/^ALGORITHM=COPY, LOCK=(NONE|SHARED) on t$/);
        expect(observer.effects).toMatchObject([{ algorithm: "COPY", rewrites: ["t"] }]);
        await expect(observer.observe("CREATE UNIQUE INDEX i ON t (b)", execute)).rejects.toThrow(/Duplicate entry/);
        expect(sent.at(-1)).toBe("CREATE UNIQUE INDEX i ON t (b)");
        await observer.observe("CREATE TABLE made (a int)", execute);
        await observer.observe("ALTER TABLE made MODIFY a bigint", execute);
        expect(sent.at(-1)).toBe("ALTER TABLE made MODIFY a bigint");
      } finally {
        await driver.close();
        await database.drop();
      }
    });
  });
});
