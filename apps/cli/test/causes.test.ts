import { cpSync, mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describeEngine, startDatabase } from "@stingerloom/testing";
import { Project } from "./project";

const unescaped =
  "CONNECTION_URL: The connection URL has an unescaped character in its user or password\n" +
  "  Write % as %25, @ as %40, / as %2F, # as %23, ? as %3F and : as %3A there.\n";

const bin = require.resolve("../bin/stingerloom.js");

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const status = async (connection: string): Promise<string> => {
  project.write("stingerloom.config.ts", `export default { connection: ${connection}, migrations: [] };\n`);
  const { code, stderr } = await project.run(["migrate:status"]);
  expect(code).toBe(2);
  return stderr;
};

test.each(["postgres", "mysql", "mariadb"])(
  "a character of a %s URL's password that is not escaped",
  async (engine) => {
    for (const password of ["p@s/s", "p#s", "p?x@s", "p%ss"])
      expect(await status(`{ url: "${engine}://u:${password}@127.0.0.1:1/db" }`)).toBe(unescaped);
  },
);

function unset(key: string): string {
  return `CONFIG_INVALID: connection.${key} is undefined\n  Is the environment variable set that it is read from?`;
}

test.each([
  [
    '{ type: "postgresql", database: "x" }',
    'UNKNOWN_TYPE: connection.type is "postgresql", which no driver serves\n  Did you mean "postgres"? ',
  ],
  [
    '{ database: "x" }',
    'CONFIG_INVALID: connection has neither type nor url\n  Add type: "postgres", "mysql", "mariadb" or "sqlite".\n',
  ],
  ["{ url: process.env.NOBODY_SETS_THIS }", unset("url")],
  // Without a refusal these would lead to the database that the client takes where none is named.
  ['{ type: "postgres", url: process.env.NOBODY_SETS_THIS }', unset("url")],
  ['{ type: "mysql", url: process.env.NOBODY_SETS_THIS, username: "root" }', unset("url")],
  ['{ type: "postgres", host: "127.0.0.1", database: process.env.NOBODY_SETS_THIS }', unset("database")],
  ['{ type: "sqlite", database: process.env.NOBODY_SETS_THIS }', unset("database")],
  [
    '{ type: "sqlite", database: "postgres://shop:secret@127.0.0.1/shop" }',
    "CONFIG_INVALID: connection.database is the URL of a server\n  Give it as connection.url, and leave type out",
  ],
  [
    '{ type: "postgres", socketPath: "postgres://shop:secret@127.0.0.1/shop", database: "shop" }',
    "CONFIG_INVALID: connection.socketPath is the URL of a server\n",
  ],
  [
    '{ type: "sqlite", url: "postgres://shop:secret@127.0.0.1/shop" }',
    'CONFIG_INVALID: connection.type is "sqlite", and connection.url begins with postgres:\n  Leave type out',
  ],
  [
    '{ url: "postgres://u:p@127.0.0.1:154321/db" }',
    "CONNECTION_URL: The connection URL has the port 154321\n  A port is a whole number up to 65535.\n",
  ],
])("%s", async (connection, says) => {
  const stderr = await status(connection);
  expect(stderr).toContain(says);
  expect(stderr).not.toContain("secret");
});

test("entities of one file that are in the wrong order", async () => {
  project.configure({ type: "sqlite", database: "app.db" });
  project.write(
    "entities/both.ts",
    `import { Entity, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class A { @PrimaryGeneratedColumn() id!: number; @ManyToOne(() => B) b!: B; }
@Entity() export class B { @PrimaryGeneratedColumn() id!: number; }
`,
  );
  expect((await project.run(["migrate:generate"])).stderr).toBe(
    "MODULE_FAILED: entities/both.ts could not be loaded: Cannot access 'B' before initialization\n" +
      "  B is used by a class above it, or by a file that it imports itself: write it first, give the property " +
      "the type Relation<B>, or move each entity into a file of its own.\n",
  );
  const file = project.read("entities/both.ts").replace("ManyToOne,", "ManyToOne, type Relation,");
  project.write("entities/both.ts", file.replace("b!: B", "b!: Relation<B>"));
  expect((await project.run(["migrate:generate"])).code).toBe(0);
});

test("a package that is not installed", async () => {
  project.write("stingerloom.config.ts", 'import "dotenv/config";\nexport default {};\n');
  const { stderr } = await project.run(["migrate:status"]);
  expect(stderr).toMatch(
    /^MODULE_FAILED: stingerloom\.config\.ts could not be loaded: Cannot find module 'dotenv\/config'/,
  );
  expect(stderr).toContain('  Install it: npm i dotenv. If it is an alias, add it to "paths" in tsconfig.json.\n');
});

describe("the client of SQLite", () => {
  /** The driver and its client as copies, the client without its native module and as of another version. */
  function installCopies(version?: string): void {
    const driver = resolve(__dirname, "../../../packages/drivers-sqlite");
    const modules = project.path("node_modules");
    rmSync(join(modules, "@stingerloom/drivers-sqlite"), { recursive: true });
    for (const part of ["dist", "package.json"])
      cpSync(join(driver, part), join(modules, "@stingerloom/drivers-sqlite", part), { recursive: true });
    for (const name of ["core", "schema-diff"])
      symlinkSync(resolve(driver, "..", name), join(modules, "@stingerloom", name));
    const client = realpathSync(join(driver, "node_modules/better-sqlite3"));
    mkdirSync(join(modules, "better-sqlite3"));
    for (const part of ["lib", "package.json"])
      cpSync(join(client, part), join(modules, "better-sqlite3", part), { recursive: true });
    if (version !== undefined)
      project.write("node_modules/better-sqlite3/package.json", JSON.stringify({ main: "lib/index.js", version }));
    for (const name of ["bindings", "file-uri-to-path"])
      symlinkSync(
        name === "bindings"
          ? resolve(client, "..", name)
          : resolve(realpathSync(resolve(client, "../bindings")), "..", name),
        join(modules, name),
      );
    project.configure({ type: "sqlite", database: "app.db" });
  }

  it("was not built", async () => {
    installCopies();
    const { code, stderr } = await project.run(["migrate:status"]);
    expect([code, stderr]).toEqual([
      1,
      "CLIENT_NOT_BUILT: better-sqlite3 is installed, but not built: its install script did not run.\n" +
        "  Allow it and build. pnpm: pnpm approve-builds, then pnpm rebuild better-sqlite3. " +
        "npm: npm rebuild better-sqlite3 (npm 11 with scripts off: npm approve-scripts better-sqlite3 before).\n",
    ]);
  });

  it("would end the process on an older Node", async () => {
    installCopies("13.2.0");
    project.write(
      "node-20.js",
      'Object.defineProperty(process, "versions", { value: { ...process.versions, napi: "9" } });\n',
    );
    const { code, stderr } = await project.node(["-r", "./node-20.js", bin, "migrate:status"]);
    expect([code, stderr]).toEqual([
      1,
      `CLIENT_TOO_NEW: better-sqlite3 13.2.0 does not run on Node ${process.version}.\n` +
        "  Run: npm i better-sqlite3@12 (pnpm add, yarn add), or use Node 22.14 or newer.\n",
    ]);
  });
});

describeEngine("postgres", () => {
  it("a schema that is not there", async () => {
    const database = await startDatabase("postgres", { label: "causes" });
    try {
      project.configure({ ...database.options, schema: "nope" });
      project.write(
        "migrations/1_first.js",
        "exports.First = class First { get name() { return 'First'; } async down() {}\n" +
          "async up({ query }) { await query('CREATE TABLE t (id INTEGER)'); } };",
      );
      project.write(
        "stingerloom.config.ts",
        project.read("stingerloom.config.ts").replace("migrations/*.ts", "migrations"),
      );
      const { code, stderr } = await project.run(["migrate:run"]);
      expect([code, stderr]).toEqual([
        1,
        'QUERY_FAILED: schema "nope" does not exist\n  Create it: CREATE SCHEMA …, or check connection.schema.\n',
      ]);
    } finally {
      await database.drop();
    }
  });
});
