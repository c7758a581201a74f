import { readFileSync, writeFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { availableEngines, startDatabase } from "../src/database";
import { describeEngines } from "../src/describe-engine";
import { ENGINES } from "../src/engine";
import { appendReport, missingRequired, type ReportRow } from "../src/report";
import { addressOf } from "../src/servers/address";
import { withAdmin } from "../src/servers/admin-connection";

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  it("gives every test a fresh, empty database and takes it away again", async () => {
    const [first, second] = await Promise.all([startDatabase(engine, { label: "fresh" }), startDatabase(engine)]);
    expect(first.options.type).toBe(engine);
    expect(first.options.database).not.toBe(second.options.database);
    const tables =
      engine === "postgres" ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SHOW TABLES";
    await withAdmin(addressOf(engine, first.url), async (admin) => {
      await admin.query("CREATE TABLE t (id int)");
      expect(await admin.query(tables)).toHaveLength(1);
    });
    await withAdmin(addressOf(engine, second.url), async (admin) => {
      expect(await admin.query(tables)).toHaveLength(0);
    });
    await first.drop();
    await second.drop();
    await expect(withAdmin(addressOf(engine, first.url), async () => undefined)).rejects.toThrow();
  });

  it("drops a database that somebody is still connected to", async () => {
    const database = await startDatabase(engine);
    await withAdmin(addressOf(engine, database.url), async (admin) => {
      await admin.query("CREATE TABLE t (id int)");
      await admin.query("START TRANSACTION");
      await admin.query("SELECT * FROM t");
      await database.drop();
    }).catch(() => undefined);
    await expect(withAdmin(addressOf(engine, database.url), async () => undefined)).rejects.toThrow();
  });

  it("is the version that the summary names", async () => {
    const database = await startDatabase(engine);
    const [row] = await withAdmin(addressOf(engine, database.url), (admin) => admin.query("SELECT version() AS v"));
    expect(row?.["v"]).toContain(database.version);
    await database.drop();
  });
});

describeEngines(["sqlite"], () => {
  it("gives a file of its own", async () => {
    const database = await startDatabase("sqlite");
    writeFileSync(database.options.database, "");
    expect(database.url).toBe(`sqlite:${database.options.database}`);
    await database.drop();
    expect(() => readFileSync(database.options.database)).toThrow("ENOENT");
  });
});

describe("the report", () => {
  const missing: ReportRow = { engine: "mysql", status: "not-run", version: "", source: "", reason: "r", todo: "t" };

  it("is a line of JSON for each row", () => {
    const folder = mkdtempSync(join(tmpdir(), "stingerloom-report-"));
    const file = join(folder, "report");
    appendReport(missing, { STINGERLOOM_TEST_REPORT: file });
    appendReport(missing, { STINGERLOOM_TEST_REPORT: file });
    const lines = readFileSync(file, "utf8").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([missing, missing]);
    rmSync(folder, { recursive: true });
  });

  it("fails a run whose required engine could not be had, and no other", () => {
    expect(missingRequired([missing], { STINGERLOOM_TEST_REQUIRE: "postgres,mysql" })).toEqual([missing]);
    expect(missingRequired([missing], { STINGERLOOM_TEST_REQUIRE: "postgres" })).toEqual([]);
    expect(missingRequired([missing], {})).toEqual([]);
  });

  it("names the engines of the run", () => {
    expect(ENGINES).toEqual(expect.arrayContaining(availableEngines()));
  });
});
