import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describeEngine, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { installProject, packAll, registryAnswers, type Packed } from "./pack";

jest.setTimeout(240_000);

const title = registryAnswers()
  ? "from packed tarballs"
  : "from packed tarballs: not run, because the package registry does not answer";
const describeInstalled = title.includes("not run") ? describe.skip : describe;
const clients = { "drivers-pg": "pg", "drivers-mysql": "mysql2", "drivers-sqlite": "better-sqlite3" } as const;

const entity = `
import { Column, CreateTimestamp, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @Column() born!: Date;
  @Column({ nullable: true }) active!: boolean;
  @Column({ length: 40 }) email!: string;
}
`;

describeInstalled(title, () => {
  let packed: Packed;
  beforeAll(() => {
    packed = packAll();
  });
  afterAll(() => rmSync(packed.folder, { recursive: true, force: true }));

  for (const [engine, driver, type, configFiles] of [
    [
      "sqlite",
      "drivers-sqlite",
      "commonjs",
      ["stingerloom.config.ts", "stingerloom.config.js", "stingerloom.config.cjs"],
    ],
    [
      "postgres",
      "drivers-pg",
      "module",
      ["stingerloom.config.ts", "stingerloom.config.js", "stingerloom.config.mjs", "ormconfig.ts"],
    ],
  ] as const) {
    describeEngine(engine, () => {
      let folder: string;
      let database: TestDatabase;
      beforeAll(() => {
        folder = installProject(packed, `@stingerloom/${driver}`, type);
      });
      afterAll(() => rmSync(folder, { recursive: true, force: true }));
      beforeEach(async () => {
        database = await startDatabase(engine);
        rmSync(join(folder, "migrations"), { recursive: true, force: true });
        for (const file of readdirSync(folder)) if (/config\.|script\./.test(file)) rmSync(join(folder, file));
      });
      afterEach(() => database.drop());

      const write = (file: string, text: string) => {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      };
      const node = (...args: string[]) =>
        new Promise<{ code: number | null; output: string }>((done, fail) => {
          const child = spawn(process.execPath, args, {
            cwd: folder,
            env: { ...process.env, NODE_PATH: "", NO_COLOR: "1" },
            timeout: 45_000,
            killSignal: "SIGKILL",
          });
          let output = "";
          for (const stream of [child.stdout, child.stderr])
            stream.setEncoding("utf8").on("data", (text: string) => (output += text));
          child.on("error", fail).on("close", (code) => done({ code, output }));
        });
      const stingerloom = (...args: string[]) => node(join(folder, "node_modules", ".bin", "stingerloom"), ...args);
      const succeed = async (...args: string[]) => {
        const { code, output } = await stingerloom(...args);
        expect({ args, code, output }).toMatchObject({ code: 0 });
        return output;
      };
      const connection = () => JSON.stringify(database.options);

      it("installs the client of its own driver alone, and no TypeScript", () => {
        const there = (name: string) => existsSync(join(folder, "node_modules", name));
        for (const [package_, client] of Object.entries(clients))
          expect([client, there(client)]).toEqual([client, package_ === driver]);
        expect(there("typescript") || there("ts-node") || there("tsx")).toBe(false);
      });

      const esm = type === "module";
      const configs: Readonly<Record<string, () => string>> = {
        "stingerloom.config.ts": () => `import { defineConfig } from "@stingerloom/orm";
import { User } from "./entities/user";
export default defineConfig({ connection: { ...${connection()}, entities: [User] }, migrations: ["./migrations/*.ts"] });`,
        "stingerloom.config.js": () =>
          `${esm ? "export default" : "module.exports ="} { connection: { ...${connection()}, entities: ` +
          `["./entities/*.ts"] }, migrations: "./migrations" };`,
        "ormconfig.ts": () =>
          `export default async () => ({ connection: { ...${connection()}, entities: ["./entities"] }, ` +
          `migrations: "./migrations" });`,
        "stingerloom.config.mjs": () =>
          `export default { connection: { ...${connection()}, entities: ["./entities"] }, migrations: ` +
          `"./migrations" };`,
        "stingerloom.config.cjs": () =>
          `module.exports = { connection: { ...${connection()}, entities: ["./entities"] }, migrations: ` +
          `"./migrations" };`,
      };

      it.each(configFiles)("generates, runs, tells and rolls back with %s", async (file) => {
        write("entities/user.ts", entity);
        write(file, configs[file]!());
        mkdirSync(join(folder, "migrations"));
        await succeed("migrate:generate", "--name", "create_users");
        const [generated] = readdirSync(join(folder, "migrations"));
        const source = readFileSync(join(folder, "migrations", generated!), "utf8");
        // The types that are written nowhere but in the properties.
        expect(source).toMatch(/"name"\)\} VARCHAR\(255\) NOT NULL/);
        expect(source).toMatch(/"born"\)\} (TIMESTAMP|DATETIME)/);
        expect(source).toMatch(/"active"\)\} BOOLEAN/);
        expect(await succeed("migrate:run")).toContain("CreateUsers");
        expect(await succeed("migrate:generate")).toMatch(/nothing to generate/i);
        expect(await succeed("migrate:status")).toContain("Summary: 1 executed, 0 pending");
        await succeed("migrate:rollback");
        expect(await succeed("migrate:status")).toContain("Summary: 0 executed, 1 pending");
      });

      it("brings the documents along", () => {
        expect(existsSync(join(folder, "node_modules/@stingerloom/orm/docs/guides/bundling.md"))).toBe(true);
      });

      it("says which driver is missing and how to install it", async () => {
        write(
          "stingerloom.config.js",
          `${esm ? "export default" : "module.exports ="} { connection: { type: "mysql", database: "x" }, ` +
            `migrations: [] };`,
        );
        const { code, output } = await stingerloom("migrate:run");
        expect(output).toMatch(/DRIVER_MISSING[^]*npm i @stingerloom\/drivers-mysql/);
        expect(code).toBe(1);
      });

      const scripts: Readonly<Record<string, string>> = {
        "script.cjs":
          'const { Column, Entity, Migration, MigrationCli, PrimaryGeneratedColumn } = require("@stingerloom/orm");',
        "script.mjs":
          'import { Column, Entity, Migration, MigrationCli, PrimaryGeneratedColumn } from "@stingerloom/orm";',
      };
      it.each(Object.keys(scripts))("gives MigrationCli's results to %s", async (file) => {
        write(
          file,
          `${scripts[file]}
class CreateUsers extends Migration {
  async up({ query, driver }) { await query(\`CREATE TABLE \${driver.escapeIdentifier("user")} (id INTEGER)\`); }
  async down({ query, driver }) { await query(\`DROP TABLE \${driver.escapeIdentifier("user")}\`); }
}
class Fails extends Migration {
  async up({ query }) { await query("CREATE TABLE ("); }
  async down() {}
}
class Note {}
Entity()(Note);
PrimaryGeneratedColumn()(Note.prototype, "id");
Column({ type: "varchar" })(Note.prototype, "text");
(async () => {
  const results = {};
  const options = { ...${connection()}, entities: [Note] };
  const cli = new MigrationCli([new CreateUsers()], options);
  await cli.connect();
  results.pending = await cli.migrateStatus();
  results.run = await cli.migrateRun();
  results.again = await cli.migrateRun();
  results.executed = await cli.execute("migrate:status");
  results.self = cli.setGenerateOptions({ outputDir: "./migrations", name: "add_notes" }) === cli;
  results.generated = await cli.migrateGenerate();
  results.rollback = await cli.migrateRollback();
  await cli.close();
  const empty = new MigrationCli([new Fails()], { ...options, entities: [] });
  await empty.connect();
  results.failed = await empty.migrateRun();
  results.nothing = await empty.migrateGenerate();
  await empty.close();
  console.log(JSON.stringify(results));
})();
`,
        );
        const { code, output } = await node(file);
        expect({ code, output }).toMatchObject({ code: 0 });
        const results = JSON.parse(output) as Record<string, unknown>;
        expect(results).toMatchObject({
          pending: { executed: [], pending: ["CreateUsers"] },
          run: [{ name: "CreateUsers", direction: "up", success: true }],
          again: [],
          executed: { executed: ["CreateUsers"], pending: [] },
          self: true,
          generated: {
            filePath: expect.stringMatching(/migrations.\d{13}_add_notes\.ts$/),
            sql: {
              up: [expect.stringMatching(/^CREATE TABLE "note"/)],
              down: [expect.stringMatching(/^DROP TABLE IF EXISTS "note"/)],
            },
          },
          rollback: [{ name: "CreateUsers", direction: "down", success: true }],
          failed: [{ name: "Fails", direction: "up", success: false, error: expect.stringMatching(/./) }],
          nothing: { filePath: "", sql: { up: [], down: [] } },
        });
        expect((results["run"] as object[]).map((result) => Object.keys(result).sort())).toEqual([
          ["direction", "name", "success"],
        ]);
      });
    });
  }
});
