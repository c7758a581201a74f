import {
  describeEngine,
  driverOf,
  startDatabase,
  type Engine,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { Project } from "./project";

const binary = resolve(__dirname, "..", "bin", "stingerloom.js");

describe.each<Exclude<Engine, "sqlite">>(["postgres", "mysql", "mariadb"])("a proof that is stopped", (engine) => {
  describeEngine(engine, () => {
    let database: TestDatabase;
    let driver: TestDriver;
    let project: Project;
    beforeEach(async () => {
      database = await startDatabase(engine, { label: "signals" });
      driver = driverOf(engine, database.options);
      await driver.connect();
      project = new Project();
      project.configure(database.options);
      project.write(
        "entities/item.ts",
        `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Item {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ type: "varchar", length: 9 }) title!: string;
}
`,
      );
    });
    afterEach(async () => {
      project.remove();
      await driver.close();
      await database.drop();
    });

    it.each([
      ["SIGINT", 130, 0],
      ["SIGTERM", 143, 0],
      ["SIGKILL", null, 1],
    ] as const)(
      "by %s: nothing is written, and no later than the next run nothing is left",
      async (signal, code, left) => {
        const child = spawn(process.execPath, [binary, "migrate:generate"], { cwd: project.folder, stdio: "ignore" });
        const ended = new Promise<number | null>((done) => void child.on("close", done));
        while (child.exitCode === null && (await scratchesOf(child)).length === 0);
        child.kill(signal);
        expect([await ended, (await scratchesOf(child)).length, project.list()]).toEqual([code, left, []]);
        await project.succeed("migrate:generate");
        expect(await scratchesOf(child)).toEqual([]);
      },
    );

    async function scratchesOf({ pid }: ChildProcess): Promise<readonly string[]> {
      const catalog =
        engine === "postgres"
          ? "SELECT datname AS name FROM pg_database"
          : "SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA";
      const rows = (await driver.query(catalog)) as { readonly name: string }[];
      return rows.map(({ name }) => name).filter((name) => new RegExp(`^stingerloom_scratch_\\w+_${pid}_`).test(name));
    }
  });
});
