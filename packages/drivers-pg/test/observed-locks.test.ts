import { startDatabase } from "@stingerloom/testing";
import { driverModule } from "../src";

/** What the manual says of each statement: explicit-locking.html, sql-altertable.html. */
const rows: readonly {
  readonly sql: string;
  readonly locks: readonly string[];
  readonly rewrites?: readonly string[];
}[] = [
  { sql: "ALTER TABLE t ADD COLUMN c int DEFAULT 1", locks: ["t ACCESS EXCLUSIVE"] },
  { sql: "ALTER TABLE t ADD COLUMN c float8 DEFAULT random()", locks: ["t ACCESS EXCLUSIVE"], rewrites: ["t"] },
  { sql: "ALTER TABLE t ALTER COLUMN a TYPE bigint", locks: ["t ACCESS EXCLUSIVE"], rewrites: ["t"] },
  { sql: "ALTER TABLE t ALTER COLUMN b TYPE varchar(20)", locks: ["t ACCESS EXCLUSIVE"] },
  { sql: "ALTER TABLE t DROP COLUMN b", locks: ["t ACCESS EXCLUSIVE"] },
  { sql: "CREATE INDEX ON t (b)", locks: ["t SHARE"] },
  { sql: "ALTER TABLE t ADD CHECK (a > 0) NOT VALID", locks: ["t ACCESS EXCLUSIVE"] },
  {
    sql: "ALTER TABLE u ADD FOREIGN KEY (t_a) REFERENCES t (a)",
    locks: ["t ROW SHARE", "t SHARE ROW EXCLUSIVE", "u ACCESS SHARE", "u SHARE ROW EXCLUSIVE"],
  },
  { sql: "COMMENT ON TABLE t IS 'x'", locks: ["t SHARE UPDATE EXCLUSIVE"] },
  { sql: "DROP TABLE u", locks: ["u ACCESS EXCLUSIVE"] },
  { sql: "TRUNCATE u", locks: ["u ACCESS EXCLUSIVE"] },
  { sql: "UPDATE u SET t_a = NULL", locks: ["u ROW EXCLUSIVE"] },
  { sql: "CREATE TABLE made (id int)", locks: [] },
];

describe("what PostgreSQL is seen to do", () => {
  it.each(rows)("$sql", async ({ sql, locks, rewrites = [] }) => {
    const database = await startDatabase("postgres", { label: "locks" });
    const driver = driverModule.createDriver(database.options);
    try {
      await driver.connect();
      await driver.execute("CREATE TABLE t (a int PRIMARY KEY, b varchar(10))");
      await driver.execute("CREATE TABLE u (t_a int)");
      const observer = await driver.observeStatements();
      await driver.begin();
      await observer.observe(sql, (text) => driver.execute(text));
      const [effect] = observer.effects;
      await driver.rollback();
      const seen = new Set(effect?.locks?.map(({ table, mode }) => `${table} ${mode}`));
      expect({ statement: effect?.statement, rewrites: effect?.rewrites }).toEqual({ statement: sql, rewrites });
      expect([...locks].filter((lock) => !seen.has(lock))).toEqual([]);
      const strongest = locks.length === 0 ? "no rewrite" : /lock (.*)$/.exec(observer.summary())?.[1];
      const [table, ...mode] = (locks.find((lock) => lock.includes("EXCLUSIVE")) ?? locks[0] ?? "").split(" ");
      if (locks.length > 0) expect(strongest).toMatch(new RegExp(`^${mode.join(" ")} on .*\\b${table}\\b`));
    } finally {
      await driver.close();
      await database.drop();
    }
  });

  it("says that it does not see locks outside a transaction", async () => {
    const database = await startDatabase("postgres", { label: "locks" });
    const driver = driverModule.createDriver(database.options);
    try {
      await driver.connect();
      await driver.execute("CREATE TABLE t (a int)");
      const observer = await driver.observeStatements();
      await observer.observe("CREATE INDEX CONCURRENTLY i ON t (a)", (text) => driver.execute(text));
      expect(observer.effects).toEqual([{ statement: "CREATE INDEX CONCURRENTLY i ON t (a)", rewrites: [] }]);
      expect(observer.summary()).toBe("no rewrite, locks outside a transaction are not seen");
    } finally {
      await driver.close();
      await database.drop();
    }
  });
});
