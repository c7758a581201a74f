import { existsSync } from "node:fs";
import { Project } from "./project";

const migration = (name: string, table: string) => `import { Migration, type MigrationContext } from "@stingerloom/orm";
export class ${name} extends Migration {
  async up({ query }: MigrationContext) { await query("CREATE TABLE ${table} (id INTEGER)"); }
  async down({ query }: MigrationContext) { await query("DROP TABLE ${table}"); }
}
`;

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const config = (text: string, file = "stingerloom.config.ts") => project.write(file, `export default { ${text} };\n`);

describe("several connections", () => {
  beforeEach(() => {
    project.write("main/1_main.ts", migration("Main", "m"));
    project.write("audit/1_audit.ts", migration("Audit", "a"));
    config(`connections: {
      main: { type: "sqlite", database: "main.db", migrations: "main" },
      audit: { type: "sqlite", database: "audit.db", migrations: "audit", output: "audit" },
    }`);
  });

  it("are chosen by name, each with its own migrations and output", async () => {
    expect(await project.succeed("migrate:run", "--connection", "main")).toContain("✓ Main ran\n");
    expect(await project.succeed("migrate:run", "--connection", "audit")).toContain("✓ Audit ran\n");
    await project.succeed("migrate:create", "--name", "more", "--connection", "audit");
    expect(project.list("audit")).toHaveLength(2);
  });

  it.each([
    [
      [],
      "CONNECTION_UNCHOSEN: The configuration has several connections: main, audit\n  Choose one: --connection main.\n",
    ],
    [["--connection", "mian"], "CONNECTION_UNKNOWN: There is no connection mian\n  Did you mean main?\n"],
  ])("%j", async (flags, says) => {
    const { code, stderr } = await project.run(["migrate:status", ...flags]);
    expect([code, stderr]).toEqual([2, says]);
  });

  it("of which there is only one needs no name", async () => {
    config('connections: { main: { type: "sqlite", database: "main.db" } }');
    await project.succeed("migrate:status");
  });
});

describe("--env-file", () => {
  it("is read before the configuration, and does not overrule what is set", async () => {
    config("connection: { url: process.env.DATABASE_URL }");
    project.write("settings.env", "DATABASE_URL=sqlite:from-file.db\n");
    const run = ["migrate:run", "--allow-empty", "--env-file", "settings.env"];
    await project.succeed(...run);
    expect(existsSync(project.path("from-file.db"))).toBe(true);
    await project.run(run, { env: { DATABASE_URL: "sqlite:set.db" } });
    expect(existsSync(project.path("set.db"))).toBe(true);
  });

  it("that is not there is an error", async () => {
    config('connection: { type: "sqlite", database: "app.db" }');
    const { code, stderr } = await project.run(["migrate:status", "--env-file", "none.env"]);
    // Node 20 takes the flag for its own, wherever it is, and ends with 9 and its own words.
    expect([2, 9]).toContain(code);
    expect(stderr).toMatch(/^ENV_FILE: none\.env could not be read: |: none\.env: not found\n$/);
  });

  it("would set what is undefined", async () => {
    config("connection: { url: process.env.DATABASE_URL_OF_NOBODY }");
    const { code, stderr } = await project.run(["migrate:status"]);
    expect([code, stderr]).toEqual([
      2,
      "CONFIG_INVALID: connection.url is undefined\n" +
        "  Is the environment variable set that it is read from? --env-file PATH reads a file of them.\n",
    ]);
  });
});

describe("a configuration", () => {
  const status = (folder: string) =>
    project.node([
      "--eval",
      `process.chdir(${JSON.stringify(folder)}); process.argv = [process.argv[0], ` +
        `${JSON.stringify(bin)}, "migrate:status"]; require(${JSON.stringify(bin)})`,
    ]);
  const bin = require.resolve("../bin/stingerloom.js");

  it("is found in the folders above, up to the root of the package", async () => {
    config('connection: { type: "sqlite", database: "app.db" }');
    project.write("src/deep/x.ts", "");
    expect(await status("src/deep")).toMatchObject({ code: 0, stdout: expect.stringContaining("Summary: ") as string });
    project.write("packages/other/package.json", "{}");
    project.write("packages/other/src/x.ts", "");
    expect(await status("packages/other/src")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("CONFIG_NOT_FOUND: No configuration file in ") as string,
    });
  });
});

describe("tsconfig.json", () => {
  const entity = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Base } from "@lib/base";
@Entity() export class Note extends Base { @Column() text!: string; }
`;
  const base = `import { PrimaryGeneratedColumn } from "@stingerloom/orm";
export class Base { @PrimaryGeneratedColumn() id!: number; }
`;

  it.each([
    ["paths", { paths: { "@lib/*": ["./lib/*"] } }],
    ["paths and baseUrl", { baseUrl: "./lib", paths: { "@lib/*": ["*"] } }],
  ])("%s lead to modules, in configuration, entities and migrations", async (_, compilerOptions) => {
    project.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    project.write("lib/base.ts", base);
    project.write("lib/names.ts", 'export const table = "aliased";\n');
    project.write("entities/note.ts", entity);
    project.write(
      "migrations/1_first.ts",
      `import { table } from "@lib/names";\n` +
        migration("First", "x").replace('"CREATE TABLE x (', '"CREATE TABLE " + table + " ('),
    );
    project.write(
      "stingerloom.config.ts",
      `import { table } from "@lib/names";
export default {
  connection: { type: "sqlite", database: table + ".db", entities: "entities" },
  migrations: "migrations",
};
`,
    );
    await project.succeed("migrate:run");
    expect(existsSync(project.path("aliased.db"))).toBe(true);
    expect(await project.succeed("migrate:generate", "--dry-run")).toContain("New table: note");
  });

  it("baseUrl alone leads to modules", async () => {
    project.write("tsconfig.json", JSON.stringify({ compilerOptions: { baseUrl: "./src" } }));
    project.write("src/lib/names.ts", 'export const table = "based";\n');
    project.write(
      "stingerloom.config.ts",
      `import { table } from "lib/names";
export default { connection: { type: "sqlite", database: table + ".db" } };
`,
    );
    await project.succeed("migrate:run", "--allow-empty");
    expect(existsSync(project.path("based.db"))).toBe(true);
  });

  it.each<[{ readonly extends?: string }, string]>([
    [{}, "import { Migration, MigrationContext } from"],
    [{ verbatimModuleSyntax: true } as object, "import { Migration, type MigrationContext } from"],
    [{ extends: "./base.json" }, "import { Migration, type MigrationContext } from"],
  ])("%j: %s", async ({ extends: parent, ...compilerOptions }, line) => {
    project.write("base.json", JSON.stringify({ compilerOptions: { verbatimModuleSyntax: true } }));
    project.write("tsconfig.json", JSON.stringify({ extends: parent, compilerOptions }));
    config('connection: { type: "sqlite", database: "app.db" }');
    await project.succeed("migrate:create", "--name", "x");
    expect(project.read(`migrations/${project.list()[0]}`)).toContain(line);
  });
});
