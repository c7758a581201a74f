import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withScratch } from "@stingerloom/proof";
import { describeEngine, driverOf, startDatabase, type Engine, type TestDatabase, type TestDriver } from "../src";

describe.each<Engine>(["sqlite", "postgres", "mysql", "mariadb"])("a throw-away database", (engine) => {
  describeEngine(engine, () => {
    let database: TestDatabase;
    let live: TestDriver;
    beforeEach(async () => {
      database = await startDatabase(engine, { label: "scratch" });
      live = driverOf(engine, database.options);
      await live.connect();
    });
    afterEach(async () => {
      await live.close();
      await database.drop();
    });
    const options = () => ({ live, openDriver: (given: typeof database.options) => driverOf(engine, given) }) as never;

    it("is empty, another one than the live one, and gone afterwards", async () => {
      await live.query("CREATE TABLE mine (id INTEGER)");
      const name = await withScratch(options(), async ({ name, driver }) => {
        expect((await driver.introspect()).tables).toEqual([]);
        await driver.query("CREATE TABLE other (id INTEGER)");
        expect(await exists(name)).toBe(true);
        return name;
      });
      expect(await exists(name)).toBe(false);
      expect((await live.introspect()).tables.map((table) => table.name)).toEqual(["mine"]);
    });

    it("is gone after an error, which is given on", async () => {
      let made = "";
      const failing = withScratch(options(), async ({ name }) => {
        made = name;
        throw new Error("of the user");
      });
      await expect(failing).rejects.toThrow("of the user");
      expect(made).toMatch(/^stingerloom_scratch_/);
      expect(await exists(made)).toBe(false);
    });

    it("is gone when its use is stopped", async () => {
      const stop = new AbortController();
      stop.abort();
      let isUsed = false;
      const stopped = withScratch({ ...(options() as object), signal: stop.signal } as never, async () => {
        isUsed = true;
      });
      await expect(stopped).rejects.toMatchObject({ code: "ABORTED" });
      expect(isUsed).toBe(false);
    });

    it("is not the same for two at once", async () => {
      const names = await Promise.all([0, 1].map(() => withScratch(options(), async ({ name }) => name)));
      expect(new Set(names).size).toBe(2);
    });

    it("is dropped by the next run where its process has ended", async () => {
      const [, host] = /^stingerloom_scratch_([a-z0-9]+)_/.exec(
        await withScratch(options(), async ({ name }) => name),
      )!;
      const left = `stingerloom_scratch_${host}_${await endedProcess()}_abc`;
      const server = await live.scratchServer!();
      await server.create(left);
      expect(await exists(left)).toBe(true);
      await withScratch(options(), async () => undefined);
      expect(await exists(left)).toBe(false);
      await server.close();
    });

    async function exists(name: string): Promise<boolean> {
      if (engine === "sqlite") return existsSync(join(tmpdir(), name));
      const server = await live.scratchServer!();
      const catalog =
        engine === "postgres"
          ? "SELECT datname AS name FROM pg_database"
          : "SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA";
      const rows = (await live.query(catalog)) as { readonly name: string }[];
      await server.close();
      return rows.some((row) => row.name === name);
    }
  });
});

/** The number of a process that is no more. */
function endedProcess(): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["-e", ""]);
    child.on("close", () => done(child.pid!));
  });
}
