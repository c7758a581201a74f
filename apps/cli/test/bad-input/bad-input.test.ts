import { chmodSync, existsSync, rmSync } from "node:fs";
import { describeEngine, driverOf, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { Project, type Outcome } from "../project";
import { catalogWords } from "../story/catalog-words";

interface BadInput {
  readonly title: string;
  /** Makes the mistake, in a project where one migration has run and nothing is wrong. */
  readonly arrange: (project: Project, database: TestDatabase) => void;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly code: string;
  readonly exit: 1 | 2 | 3;
  /** What the message has to name. */
  readonly names: RegExp;
  /** What the next step has to say. */
  readonly hint: RegExp;
}

const migration = (name: string, up: string) => `
import { Migration, MigrationContext } from "@stingerloom/orm";
export class ${name} extends Migration {
  async up({ query }: MigrationContext) { ${up} }
  async down({ query }: MigrationContext) { await query("SELECT 1"); }
}
`;

const write = (file: string, text: string) => (project: Project) => project.write(file, text);
const entity = (columns: string) => `
import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Note { ${columns} }
`;

const rows: readonly BadInput[] = [
  {
    title: "no configuration is found",
    arrange: (project) => rmSync(project.path("stingerloom.config.ts")),
    args: ["migrate:run"],
    code: "CONFIG_NOT_FOUND",
    exit: 2,
    names: /stingerloom-project-/,
    hint: /stingerloom\.config\.ts, stingerloom\.config\.js, ormconfig\.ts, ormconfig\.js[^]*--config/,
  },
  {
    title: "--config names no file",
    arrange: () => undefined,
    args: ["migrate:run", "--config", "other.config.ts"],
    code: "CONFIG_NOT_FOUND",
    exit: 2,
    names: /other\.config\.ts/,
    hint: /--config/,
  },
  {
    title: "the configuration throws",
    arrange: write("stingerloom.config.ts", 'throw new Error("no vault today");'),
    args: ["migrate:run"],
    code: "MODULE_FAILED",
    exit: 2,
    names: /stingerloom\.config\.ts[^]*no vault today/,
    hint: /--verbose/,
  },
  {
    title: "the configuration has a syntax error",
    arrange: write("stingerloom.config.ts", "export default { connection: {"),
    args: ["migrate:run"],
    code: "MODULE_FAILED",
    exit: 2,
    names: /stingerloom\.config\.ts/,
    hint: /\w/,
  },
  {
    title: "the configuration exports nothing",
    arrange: write("stingerloom.config.ts", "export const nothing = 1;"),
    args: ["migrate:run"],
    code: "CONFIG_INVALID",
    exit: 2,
    names: /connection|stingerloom\.config\.ts/,
    hint: /connection/,
  },
  {
    title: "connection.type is unknown",
    arrange: (project) => project.configure({ type: "oracle", database: "x" }),
    args: ["migrate:run"],
    code: "UNKNOWN_TYPE",
    exit: 2,
    names: /oracle/,
    hint: /Use one of: postgres, mysql, mariadb, sqlite\./,
  },
  {
    title: "the driver package is missing",
    arrange: (project) => {
      project.configure({ type: "mysql", database: "x" });
      // It is found from the checkout as well, where the command itself lies.
      project.write(
        "hide.cjs",
        `const { Module } = require("node:module");
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  if (name === "@stingerloom/drivers-mysql") throw Object.assign(new Error("hidden"), { code: "MODULE_NOT_FOUND" });
  return resolve.call(this, name, ...rest);
};`,
      );
    },
    env: { NODE_OPTIONS: "--require ./hide.cjs" },
    args: ["migrate:run"],
    code: "DRIVER_MISSING",
    exit: 1,
    names: /mysql[^]*@stingerloom\/drivers-mysql/,
    hint: /npm i @stingerloom\/drivers-mysql/,
  },
  {
    title: "two migrations have one name",
    arrange: (project) => {
      project.write("migrations/2_a.ts", migration("Twice", 'await query("CREATE TABLE a (id INTEGER)");'));
      project.write("migrations/3_b.ts", migration("Twice", 'await query("CREATE TABLE b (id INTEGER)");'));
    },
    args: ["migrate:run"],
    code: "MIGRATION_DUPLICATE",
    exit: 2,
    names: /Twice/,
    hint: /\w/,
  },
  {
    title: "up() fails at its second statement",
    arrange: write(
      "migrations/2_broken.ts",
      migration("Broken", 'await query("CREATE TABLE half (id INTEGER)"); await query("CREATE TABLE oops (");'),
    ),
    args: ["migrate:run"],
    code: "MIGRATION_FAILED",
    exit: 1,
    names: /Broken/,
    hint: /again|fix/i,
  },
  {
    title: "the history has a record without a class",
    arrange: (project) => rmSync(project.path("migrations/1_first.ts")),
    args: ["migrate:rollback"],
    code: "MIGRATION_MISSING",
    exit: 2,
    names: /First/,
    hint: /back/,
  },
  {
    title: "--output is no folder",
    arrange: write("taken", "a file"),
    args: ["migrate:generate", "--output", "taken"],
    code: "OUTPUT_NOT_WRITABLE",
    exit: 2,
    names: /taken/,
    hint: /--output/,
  },
  {
    title: "--output is below something that is no folder",
    arrange: write("taken", "a file"),
    args: ["migrate:generate", "--output", "taken/deep/er"],
    code: "OUTPUT_NOT_WRITABLE",
    exit: 2,
    names: /taken/,
    hint: /--output/,
  },
  {
    title: "an entity that is referred to has no primary key",
    arrange: write(
      "entities/note.ts",
      `import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Loose { @Column() text!: string; }
@Entity() export class Note { @PrimaryGeneratedColumn() id!: number; @ManyToOne(() => Loose) loose!: Loose; }`,
    ),
    args: ["migrate:generate"],
    code: "PRIMARY_KEY_MISSING",
    exit: 2,
    names: /Loose/,
    hint: /primary|Primary/,
  },
  {
    title: "a property's type cannot be known",
    arrange: write("entities/note.ts", entity("@PrimaryGeneratedColumn() id!: number; @Column() whatever!: unknown;")),
    args: ["migrate:generate"],
    code: "UNKNOWN_COLUMN_TYPE",
    exit: 2,
    names: /Note\.whatever/,
    hint: /type/,
  },
  {
    title: "a flag is unknown",
    arrange: () => undefined,
    args: ["migrate:run", "--fast"],
    code: "USAGE",
    exit: 2,
    names: /fast/,
    hint: /--help/,
  },
  {
    title: "a command is unknown",
    arrange: () => undefined,
    args: ["migrate:runn"],
    code: "USAGE",
    exit: 2,
    names: /migrate:run/,
    hint: /--help/,
  },
  {
    title: "a flag lacks its value",
    arrange: () => undefined,
    args: ["migrate:generate", "--name"],
    code: "USAGE",
    exit: 2,
    names: /name/,
    hint: /--help/,
  },
  {
    title: "--name has nothing to name a migration by",
    arrange: () => undefined,
    args: ["migrate:generate", "--name", "!!!"],
    code: "MIGRATION_NAME_INVALID",
    exit: 2,
    names: /!!!/,
    hint: /add_phone/,
  },
  {
    title: "a glob of migrations names a folder that is not there",
    arrange: (project) =>
      project.write(
        "stingerloom.config.js",
        'module.exports = { connection: { type: "sqlite", database: "x.db" }, migrations: ["./nowhere"] };',
      ),
    args: ["migrate:run", "--config", "stingerloom.config.js"],
    code: "PATH_NOT_FOUND",
    exit: 2,
    names: /nowhere/,
    hint: /\w/,
  },
];

describeEngine("sqlite", () => {
  let database: TestDatabase;
  let project: Project;
  beforeEach(async () => {
    database = await startDatabase("sqlite");
    project = new Project();
    project.configure(database.options);
    project.write("entities/note.ts", entity("@PrimaryGeneratedColumn() id!: number; @Column() text!: string;"));
    project.write("migrations/1_first.ts", migration("First", 'await query("CREATE TABLE first (id INTEGER)");'));
    await project.succeed("migrate:run");
  });
  afterEach(async () => {
    project.remove();
    await database.drop();
  });

  /** All that a command may not change: the database with its history, and the files. */
  async function everything(): Promise<unknown> {
    const driver = driverOf("sqlite", database.options);
    await driver.connect();
    try {
      return {
        words: await catalogWords(driver),
        history: await driver.query("SELECT id, name FROM __migrations"),
        files: [project.list("."), project.list("migrations")],
      };
    } finally {
      await driver.close();
    }
  }

  const check = ({ code, exit, names, hint }: BadInput, { code: exited, stdout, stderr }: Outcome) => {
    const printed = stdout + stderr;
    expect(printed).toMatch(new RegExp(`\\b${code}`));
    expect(printed).toMatch(names);
    expect(printed).toMatch(hint);
    expect(printed).not.toMatch(/^ {4}at .*:\d+:\d+/m);
    expect(exited).toBe(exit);
  };

  it.each(rows)("$title: $code, exit code $exit, nothing changed", async (row) => {
    row.arrange(project, database);
    const before = await everything();
    check(row, await project.run(row.args, { env: row.env }));
    expect(await everything()).toEqual(before);
  });

  it("shows the commands where none is given: exit code 2", async () => {
    const { code, stderr, stdout } = await project.run([]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^ {2}stingerloom migrate:run /m);
    expect(stderr).toContain("stingerloom help <command>");
    expect(code).toBe(2);
  });

  it("tells each of them in JSON as well", async () => {
    const { code, stdout } = await project.run(["migrate:run", "--fast", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "USAGE", message: expect.stringContaining("fast"), hint: expect.stringContaining("--help") },
    });
  });

  it("refuses a folder that may not be written to", async () => {
    project.write("locked/.keep", "");
    chmodSync(project.path("locked"), 0o555);
    const root = process.getuid?.() === 0;
    // Root may write everywhere but where nothing can be made: below a kernel's file system.
    const output = root ? "/proc/stingerloom" : "locked";
    const { code, output: printed } = await project.run(["migrate:generate", "--output", output]);
    expect(printed).toMatch(/OUTPUT_NOT_WRITABLE/);
    expect(printed).toContain(output);
    expect(code).toBe(2);
    expect(project.list("locked")).toEqual([".keep"]);
  });

  it("creates no database file for a configuration that is wrong", async () => {
    project.configure({ type: "sqlite", database: "new.db" });
    await project.run(["migrate:run", "--fast"]);
    expect(existsSync(project.path("new.db"))).toBe(false);
  });
});
