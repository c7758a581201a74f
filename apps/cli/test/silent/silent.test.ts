import { existsSync, symlinkSync } from "node:fs";
import {
  ENGINES,
  describeEngine,
  describeEngines,
  driverOf,
  startDatabase,
  type TestDatabase,
} from "@stingerloom/testing";
import { Project } from "../project";

/** Something that ended with exit code 0 and did not do what was asked for. */
interface Silent {
  readonly title: string;
  readonly arrange?: (project: Project, config: (more?: string, connection?: object) => void) => void;
  readonly args?: readonly string[];
  readonly exit?: 2 | 3;
  /** What standard error says, to the letter. */
  readonly says: string;
}

const head = 'import { Migration, type MigrationContext } from "@stingerloom/orm";\n';
const migration = (name: string, exported = "export ") => `${head}${exported}class ${name} extends Migration {
  async up({ query }: MigrationContext) { await query("CREATE TABLE first (id INTEGER)"); }
  async down({ query }: MigrationContext) { await query("DROP TABLE first"); }
}
`;
const entity = (body: string, decorator = "@Entity()") =>
  `import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } ` +
  `from "@stingerloom/orm";\n${decorator}\nexport class Note { ${body} }\n`;
const id = "@PrimaryGeneratedColumn() id!: number;";
const both = 'migrations: ["migrations/*.ts"]';

const configurations: Silent[] = [
  {
    title: "a misspelt key",
    arrange: (project, config) => config('migratons: ["migrations/*.ts"]'),
    says: "CONFIG_INVALID: stingerloom.config.ts: there is no option migratons\n  Did you mean migrations?\n",
  },
  {
    title: "a misspelt key of the connection",
    arrange: (project, config) => config(both, { databse: "x" }),
    says: "CONFIG_INVALID: stingerloom.config.ts: there is no option connection.databse\n  Did you mean database?\n",
  },
  {
    title: "a key that nothing is like",
    arrange: (project, config) => config("xyzzy: 1"),
    says:
      "CONFIG_INVALID: stingerloom.config.ts: there is no option " +
      "xyzzy\n  The options are: connection, connections, migrations, ",
  },
  {
    title: "a transaction mode that there is not",
    arrange: (project, config) => config(`${both}, transaction: "foo" as "all"`),
    says: 'CONFIG_INVALID: stingerloom.config.ts: transaction is "foo"\n  Give "all", "each" or "none".\n',
  },
  {
    title: "a port that is no number",
    arrange: (project, config) => config(both, { port: "54x" }),
    says:
      "CONFIG_INVALID: stingerloom.config.ts: connection.port " +
      'is "54x"\n  Give a port: a whole number up to 65535.\n',
  },
  {
    title: "a hook that there is not",
    arrange: (project, config) => config(`${both}, hooks: { beforeeach() {} }`),
    says: "CONFIG_INVALID: stingerloom.config.ts: there is no option hooks.beforeeach\n  Did you mean beforeEach?\n",
  },
  {
    title: "a naming strategy's method that there is not",
    arrange: (project, config) =>
      config(`${both}, connection: { type: "sqlite", database: "x", namingStrategy: { tabelName: String } }`),
    says:
      "CONFIG_INVALID: stingerloom.config.ts: there is no option " +
      "connection.namingStrategy.tabelName\n  Did you mean tableName?\n",
  },
];

const files: Silent[] = [
  {
    title: "no migrations in the configuration",
    arrange: (project, config) => config(""),
    says:
      "NO_MIGRATIONS: stingerloom.config.ts lists no migrations\n  migrate:generate " +
      "writes the first one. Where there are none yet, pass --allow-empty.\n",
  },
  {
    title: "no migrations, to check",
    arrange: (project, config) => config(""),
    args: ["migrate:check"],
    says: "NO_MIGRATIONS: stingerloom.config.ts lists no migrations\n",
  },
  {
    title: "a pattern that matches nothing",
    arrange: (project, config) => config('migrations: ["migration/*.ts"]'),
    says: "NO_MIGRATIONS: stingerloom.config.ts finds no migration matching migration/*.ts\n",
  },
  {
    title: "a pattern that matches no source",
    arrange: (project, config) => {
      project.write("notes/README.md", "Migrations\n");
      config('migrations: ["notes/*"]');
    },
    says: "NO_MIGRATIONS: stingerloom.config.ts finds no migration matching notes/*\n",
  },
  {
    title: "a class that is not exported",
    arrange: (project) => project.write("migrations/2_second.ts", migration("Second", "")),
    says:
      "MIGRATION_NOT_FOUND: migrations/2_second.ts: class Second extends Migration " +
      "and is not exported\n  Write: export class Second extends Migration.\n",
  },
  {
    title: "a class that is not exported beside one that is",
    arrange: (project) =>
      project.write("migrations/2_second.ts", migration("Second") + migration("Third", "").replace(head, "")),
    says: "MIGRATION_NOT_FOUND: migrations/2_second.ts: class Third extends Migration and is not exported\n",
  },
  {
    title: "a class with up and no down",
    arrange: (project) => project.write("migrations/2_second.ts", "export class Second { async up() {} }\n"),
    says:
      "MIGRATION_NOT_FOUND: migrations/2_second.ts: Second has no down()\n  Add async " +
      "down({ query }: MigrationContext) to it. Both are needed: up() and down().\n",
  },
  {
    title: "Up for up",
    arrange: (project) => project.write("migrations/2_second.ts", migration("Second").replace("async up", "async Up")),
    says: "MIGRATION_NOT_FOUND: migrations/2_second.ts: Second has no up()\n",
  },
  {
    title: "a file that exports no migration",
    arrange: (project) => project.write("migrations/2_second.ts", "export const table = 'second';\n"),
    says:
      "MIGRATION_NOT_FOUND: migrations/2_second.ts exports no migration\n  It exports " +
      "table. Export a class that extends Migration, or keep the file out of `migrations`.\n",
  },
  {
    title: "a file that exports nothing",
    arrange: (project) => project.write("migrations/2_second.ts", "export {};\n"),
    says: "MIGRATION_NOT_FOUND: migrations/2_second.ts exports no migration\n  It exports nothing.",
  },
  {
    title: "an empty file",
    arrange: (project) => project.write("migrations/2_second.ts", ""),
    says: "MIGRATION_NOT_FOUND: migrations/2_second.ts exports no migration\n",
  },
  {
    title: "a link to nothing",
    arrange: (project) => symlinkSync("nowhere.ts", project.path("migrations/2_second.ts")),
    says:
      "PATH_NOT_FOUND: migrations/2_second.ts is a link to a file " +
      "that is not there\n  Remove the link, or put the file back.\n",
  },
  {
    title: "a folder that is not there",
    arrange: (project, config) => config('migrations: ["./migration"]'),
    says: "PATH_NOT_FOUND: There is no file or folder ./migration\n",
  },
];

const entities: Silent[] = [
  {
    title: "a misspelt option of @Column",
    arrange: (project) => project.write("entities/note.ts", entity(`${id} @Column({ nulable: true }) text!: string;`)),
    args: ["migrate:generate"],
    says: "INVALID_COLUMN_OPTION: Note.text: @Column has no option nulable.\n  Did you mean nullable?\n",
  },
  {
    title: "a strategy that there is not",
    arrange: (project) => project.write("entities/note.ts", entity('@PrimaryGeneratedColumn("foo") id!: number;')),
    args: ["migrate:generate"],
    says: 'INVALID_COLUMN_OPTION: Note.id has generated "foo".\n  Give one of "increment", "identity" and "uuid".\n',
  },
  {
    title: "a misspelt type",
    arrange: (project) => project.write("entities/note.ts", entity(`${id} @Column({ type: "vachar" }) text!: string;`)),
    args: ["migrate:generate"],
    says:
      "UNKNOWN_COLUMN_TYPE: The type of column Note.text cannot be " +
      'known: there is no type "vachar".\n  Did you mean "varchar"?',
  },
  {
    title: "columns and no @Entity()",
    arrange: (project) => project.write("entities/note.ts", entity(`${id} @Column() text!: string;`, "")),
    args: ["migrate:generate"],
    says: "ENTITY_NOT_FOUND: entities/note.ts: class Note has columns and no @Entity()\n  Write @Entity() above it.",
  },
  {
    title: "an entity that is not exported",
    arrange: (project) =>
      project.write("entities/note.ts", entity(`${id} @Column() text!: string;`).replace("export class", "class")),
    args: ["migrate:generate"],
    says: "ENTITY_NOT_FOUND: entities/note.ts has an entity that is not exported\n  Write `export` before the class.\n",
  },
  {
    title: "a pattern of entities that matches nothing",
    arrange: (project, config) => config(`${both}, entities: ["entitis/*.ts"]`),
    args: ["migrate:generate"],
    says: "NO_ENTITIES: There is no entity class in entitis/*.ts\n  Check the pattern. An entity is an exported class",
  },
  {
    title: "a --rename that matches nothing",
    args: ["migrate:generate", "--rename", "note.txet:text"],
    says: "RENAME_UNKNOWN: The rename decision note.txet:text names nothing\n",
  },
  {
    title: "a --no-rename that matches nothing",
    args: ["migrate:generate", "--no-rename", "note.txet"],
    says: "RENAME_UNKNOWN: The rename decision note.txet names nothing\n",
  },
  {
    title: "something to generate while migrations are pending",
    arrange: (project) => project.write("migrations/2_second.ts", migration("Second")),
    args: ["migrate:generate"],
    exit: 3,
    says:
      "MIGRATIONS_PENDING: Second is pending: what is not in the database yet is " +
      "generated again\n  Run migrate:run first. --allow-pending generates anyway.\n",
  },
];

describeEngines(ENGINES, (engine) => {
  let database: TestDatabase;
  let project: Project;

  const config = (more = both, connection: object = {}) =>
    project.write(
      "stingerloom.config.ts",
      `export default { connection: { ...${JSON.stringify({ ...database.options, ...connection })}, ` +
        `entities: ["entities/*.ts"] }, ${more} };\n`,
    );

  beforeAll(async () => {
    database = await startDatabase(engine, { label: "silent" });
    const driver = driverOf(engine, database.options);
    await driver.connect();
    await driver.query("CREATE TABLE first (id INTEGER)");
    await driver.close();
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    project = new Project();
    config();
    project.write("migrations/1_first.ts", migration("First"));
    project.write("entities/note.ts", entity(`${id} @Column() text!: string;`));
    await project.succeed("migrate:baseline");
  });
  afterEach(() => project.remove());

  it.each([...configurations, ...files, ...entities])(
    "$title",
    async ({ arrange, args = ["migrate:run"], exit = 2, says }) => {
      arrange?.(project, config);
      const { code, stdout, stderr } = await project.run(args);
      expect(stderr.slice(0, says.length)).toBe(says);
      expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
      expect(project.list()).not.toContainEqual(expect.stringMatching(/auto_migration/));
    },
  );

  it("refuses a type that the engine does not know, and takes those that it does", async () => {
    const known = { postgres: "inet", mysql: "geometry", mariadb: "geometry", sqlite: "foobaz" }[engine];
    project.write("entities/note.ts", entity(`${id} @Column({ type: "${known}" }) text!: string;`));
    expect(await project.succeed("migrate:generate", "--dry-run")).toMatch(new RegExp(`${known} NOT NULL`, "i"));
    // SQLite knows every name.
    if (engine === "sqlite") return;
    project.write("entities/note.ts", entity(`${id} @Column({ type: "foobaz" }) text!: string;`));
    const { code, stderr } = await project.run(["migrate:generate"]);
    expect([code, stderr]).toEqual([
      2,
      "UNKNOWN_COLUMN_TYPE: Column note.text is of type foobaz, which the database does not know\n" +
        "  Check its spelling, or create the type (or its extension) in a migration before.\n",
    ]);
  });

  it("runs and checks an empty list where that is meant", async () => {
    config("");
    expect((await project.run(["migrate:run", "--allow-empty"])).code).toBe(0);
    project.write("entities/note.ts", entity(id));
    config("", { entities: [] });
    expect((await project.run(["migrate:check", "--allow-empty"])).code).toBe(3);
  });

  it("generates while migrations are pending where that is meant", async () => {
    project.write("migrations/2_second.ts", migration("Second"));
    const { code, stderr } = await project.run(["migrate:generate", "--allow-pending", "--dry-run"]);
    expect([code, stderr]).toEqual([0, expect.stringContaining("Warning: Second is pending: ")]);
  });

  it("warns of a migration that does nothing", async () => {
    project.write("migrations/2_second.ts", migration("Second").replace(/await query\([^;]*;/g, ""));
    const { code, stderr } = await project.run(["migrate:run"]);
    const says = '"Second" is recorded as run, and its up() sent no statement\n';
    expect([code, stderr]).toEqual([0, expect.stringContaining(says)]);
  });
});

describeEngine("sqlite", () => {
  let project: Project;
  beforeEach(() => {
    project = new Project();
    project.configure({ type: "sqlite", database: "app.db" });
    project.write("migrations/1_first.ts", migration("First"));
    project.write("entities/note.ts", entity(`${id} @Column() text!: string;`));
  });
  afterEach(() => project.remove());

  it("reads files with a byte-order mark", async () => {
    project.write("migrations/1_first.ts", `\uFEFF${migration("First")}`);
    project.write("entities/note.ts", `\uFEFF${project.read("entities/note.ts")}`);
    project.write("stingerloom.config.ts", `\uFEFF${project.read("stingerloom.config.ts")}`);
    expect(await project.succeed("migrate:run")).toContain("✓ First ran\n");
    expect(await project.succeed("migrate:generate", "--dry-run")).toContain("// New table: note");
  });

  it.each([
    ["migrate:status", 0],
    ["migrate:check", 3],
    ["migrate:generate", 0],
    ["migrate:run --dry-run", 0],
    ["migrate:rollback", 0],
  ])("%s takes a file that is not there for an empty database, says so, and makes none", async (command, exit) => {
    const more = command === "migrate:generate" ? ["--allow-pending"] : [];
    const { code, stderr } = await project.run([...command.split(" "), ...more]);
    expect(stderr).toContain("There is no database app.db yet: it is treated as empty. migrate:run creates it.\n");
    expect(code).toBe(exit);
    expect(project.list(".").filter((file) => file.startsWith("app.db"))).toEqual([]);
  });

  it("does not take a folder that is not there for an empty database", async () => {
    project.configure({ type: "sqlite", database: "data/app.db" });
    for (const command of ["migrate:status", "migrate:run"]) {
      const { code, stderr } = await project.run([command]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^CONNECTION_FILE: .*there is no directory .*data\./)]);
    }
  });

  it("takes every path of a configuration from its folder, whatever folder it is run in", async () => {
    project.write("packages/db/.keep", "");
    for (const file of ["stingerloom.config.ts", "migrations/1_first.ts", "entities/note.ts"])
      project.write(`packages/db/${file}`, project.read(file));
    const config = ["--config", "packages/db/stingerloom.config.ts"];
    await project.succeed("migrate:run", ...config);
    await project.succeed("migrate:generate", ...config);
    expect(existsSync(project.path("packages/db/app.db"))).toBe(true);
    expect(existsSync(project.path("app.db"))).toBe(false);
    expect(project.list("packages/db/migrations")).toHaveLength(2);
    project.write(
      "packages/db/stingerloom.config.ts",
      'export default { connection: { url: "sqlite:./by-url.db" }, migrations: "migrations", output: "made" };',
    );
    await project.succeed("migrate:run", ...config);
    await project.succeed("migrate:create", "--name", "x", ...config);
    expect(existsSync(project.path("packages/db/by-url.db"))).toBe(true);
    expect(project.list("packages/db/made")).toHaveLength(1);
    await project.succeed("migrate:run", ...config, "--connection-url", "sqlite:here.db");
    expect(existsSync(project.path("here.db"))).toBe(true);
  });

  it.each([
    ["migrate:generate", "--allow-pending"],
    ["migrate:create", "--name", "x"],
  ])("%s says when migrate:run will not see what it wrote", async (...args) => {
    project.configure({ type: "sqlite", database: "app.db" });
    const { stderr, stdout } = await project.run([...args, "--output", "elsewhere"]);
    expect(stdout).toMatch(/elsewhere\/\d{13}_\w+\.ts/);
    expect(stderr).toMatch(
      new RegExp(
        "Warning: elsewhere/\\d+_\\w+\\.ts is not among the migrations of stingerloom\\.config\\.ts: " +
          'migrate:run will not see it\\. Add its class to `migrations`, or "\\./elsewhere/\\*\\.ts"\\.\n',
      ),
    );
    const { stderr: quiet } = await project.run(args);
    expect(quiet).not.toContain("is not among the migrations");
  });
});
