import { startDatabase } from "@stingerloom/testing";
import { driverModule } from "../src";

/** The table, and the words after its statements have run. */
const rows: readonly (readonly [statements: readonly string[], summary: string])[] = [
  [["ALTER TABLE t ADD COLUMN c int"], "no rewrite"],
  [["ALTER TABLE t DROP COLUMN b"], "rewrites t"],
  [["CREATE TABLE n (a int)", "DROP TABLE t", "ALTER TABLE n RENAME TO t"], "rewrites t"],
  [["ALTER TABLE t RENAME TO x", "ALTER TABLE u RENAME TO t", "ALTER TABLE x RENAME TO u"], "no rewrite"],
  // The page of the dropped table is used again.
  [["DROP TABLE u", "CREATE TABLE n (a int)", "DROP TABLE t", "ALTER TABLE n RENAME TO t"], "rewrites t"],
  [["CREATE INDEX i ON t (a)", "DROP TABLE u"], "no rewrite"],
  [["CREATE TABLE n (a int)", "ALTER TABLE n RENAME TO m"], "no rewrite"],
];

describe("what SQLite is seen to do", () => {
  it.each(rows)("%j: %s", async (statements, summary) => {
    const database = await startDatabase("sqlite", { label: "rebuilt" });
    const driver = driverModule.createDriver(database.options);
    try {
      await driver.connect();
      await driver.execute("CREATE TABLE t (a int, b text)");
      await driver.execute("CREATE TABLE u (a int)");
      const observer = await driver.observeStatements();
      for (const sql of statements) await observer.observe(sql, (text) => driver.execute(text));
      expect([observer.summary(), observer.effects.map(({ statement }) => statement)]).toEqual([summary, statements]);
    } finally {
      await driver.close();
      await database.drop();
    }
  });
});
