import {
  ENGINES,
  describeEngine,
  describeEngines,
  driverOf,
  startDatabase,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { Project } from "./project";

const migration = (name: string, table: string) => `import { Migration, type MigrationContext } from "@stingerloom/orm";
export class ${name} extends Migration {
  async up({ query }: MigrationContext) { await query("CREATE TABLE ${table} (id INTEGER PRIMARY KEY)"); }
  async down({ query }: MigrationContext) { await query("DROP TABLE ${table}"); }
}
`;
const sql = `-- What it is for.
-- migrate:up
CREATE TABLE note (id INTEGER PRIMARY KEY, text VARCHAR(20)); -- with a comment; here
INSERT INTO note (id, text) VALUES (1, 'a;b'), (2, '-- migrate:down');

-- migrate:down
DROP TABLE note;
`;
const entity = (columns: string) => `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Item { @PrimaryGeneratedColumn() id!: number; ${columns} }
`;

describeEngines(ENGINES, (engine) => {
  let database: TestDatabase;
  let driver: TestDriver;
  let project: Project;

  beforeEach(async () => {
    database = await startDatabase(engine, { label: "again" });
    driver = driverOf(engine, database.options);
    await driver.connect();
    project = new Project();
    project.configure(database.options);
    project.write("migrations/1711234567001_first.ts", migration("First1711234567001", "one"));
    project.write("migrations/1711234567002_second.ts", migration("Second1711234567002", "two"));
  });
  afterEach(async () => {
    project.remove();
    await driver.close();
    await database.drop();
  });
  const status = async () =>
    JSON.parse(await project.succeed("migrate:status", "--json")) as {
      executed: { name: string }[];
      pending: string[];
    };
  const executed = async () => (await status()).executed.map(({ name }) => name);

  it("migrate:redo undoes and runs the last ones", async () => {
    expect(await project.succeed("migrate:redo")).toBe("Nothing to redo: no migration has run.\n");
    await project.succeed("migrate:run");
    await driver.query("INSERT INTO two (id) VALUES (1)");
    expect(await project.succeed("migrate:redo")).toBe(
      "✓ Second1711234567002 rolled back\n✓ Second1711234567002 ran\n1 migration rolled back, 1 run.\n",
    );
    expect(await driver.query("SELECT id FROM two")).toEqual([]);
    expect(await project.succeed("migrate:redo", "--steps", "2")).toContain("2 migrations rolled back, 2 run.\n");
    expect(await executed()).toEqual(["First1711234567001", "Second1711234567002"]);
  });

  it("migrate:reset undoes all, and asks before", async () => {
    expect(await project.succeed("migrate:reset")).toBe("Nothing to roll back: no migration has run.\n");
    await project.succeed("migrate:run");
    expect(await project.run(["migrate:reset"])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        new RegExp(
          "^CONFIRMATION_NEEDED: migrate:reset: 2 migrations are rolled back on \\S+( at \\S+)?; " +
            "what is in the tables is lost\\.\n  If that is meant, pass --yes\\.\n$",
        ),
      ) as string,
    });
    expect(await project.run(["migrate:reset", "--yes"], { env: { NODE_ENV: "production" } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "PRODUCTION_REFUSED: migrate:reset does not run with NODE_ENV=production\n",
      ) as string,
    });
    expect(await project.succeed("migrate:reset", "--yes")).toContain("2 migrations rolled back.\n");
    expect(await driver.hasTable("one")).toBe(false);
  });

  it("migrate:fresh drops everything, and runs all", async () => {
    await project.succeed("migrate:run");
    await driver.query("CREATE TABLE stray (id INTEGER PRIMARY KEY, one_id INTEGER REFERENCES one (id))");
    await driver.query("CREATE VIEW seen AS SELECT id FROM stray");
    await driver.query("INSERT INTO one (id) VALUES (1)");
    const refused = await project.run(["migrate:fresh"]);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringMatching(
        /^CONFIRMATION_NEEDED: migrate:fresh: All tables of .* are dropped, with what is in them\.\n/,
      ),
    ]);
    expect(await project.succeed("migrate:fresh", "--yes")).toBe(
      "✓ First1711234567001 ran\n✓ Second1711234567002 ran\n2 migrations run.\n",
    );
    expect(await driver.hasTable("stray")).toBe(false);
    expect(await driver.query("SELECT id FROM one")).toEqual([]);
    const production = await project.run(["migrate:fresh", "--yes"], { env: { NODE_ENV: "production" } });
    expect([production.code, production.stderr]).toEqual([2, expect.stringContaining("PRODUCTION_REFUSED")]);
  });

  it("schema:sync applies the difference, and asks before data is lost", async () => {
    project.write("entities/item.ts", entity("@Column({ length: 20 }) title!: string;"));
    await project.succeed("schema:sync", "--dry-run");
    expect(await driver.hasTable("item")).toBe(false);
    expect(await project.succeed("schema:sync")).toMatch(/statements? executed\.\n/);
    expect(await project.succeed("schema:sync")).toBe("Nothing to do: the database matches the entities.\n");
    await driver.query("INSERT INTO item (title) VALUES ('a')");
    project.write("entities/item.ts", entity(""));
    const refused = await project.run(["schema:sync"]);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringMatching(/CONFIRMATION_NEEDED: schema:sync: .*item\.title is dropped/),
    ]);
    expect(await driver.hasColumn("item", "title")).toBe(true);
    await project.succeed("schema:sync", "--yes");
    expect(await driver.hasColumn("item", "title")).toBe(false);
    const production = await project.run(["schema:sync"], { env: { NODE_ENV: "production" } });
    expect([production.code, production.stderr]).toEqual([
      2,
      expect.stringContaining("PRODUCTION_REFUSED: schema:sync"),
    ]);
  });

  it("runs migrations in SQL, there and back", async () => {
    project.write("migrations/1711234567003_notes.sql", sql);
    project.write(
      "migrations/1711234567004_more.sql",
      "-- migrate:up transaction:false\nCREATE TABLE more (id INTEGER);\n-- migrate:down\n-- nothing\n",
    );
    project.write(
      "stingerloom.config.ts",
      project.read("stingerloom.config.ts").replace("migrations/*.ts", "migrations"),
    );
    await project.succeed("migrate:run");
    expect(await executed()).toEqual([
      "First1711234567001",
      "Second1711234567002",
      "Notes1711234567003",
      "More1711234567004",
    ]);
    expect(await driver.query("SELECT text FROM note ORDER BY id")).toEqual([
      { text: "a;b" },
      { text: "-- migrate:down" },
    ]);
    await project.succeed("migrate:rollback", "--steps", "2");
    expect([await driver.hasTable("note"), await driver.hasTable("more")]).toEqual([false, true]);
  });

  it("generates and creates migrations in SQL, which run", async () => {
    project.write(
      "stingerloom.config.ts",
      project.read("stingerloom.config.ts").replace("migrations/*.ts", "migrations"),
    );
    await project.succeed("migrate:run");
    project.write(
      "entities/item.ts",
      entity('@Column({ length: 20, comment: "a;b -- c" }) title!: string; @Column({ default: "#;" }) order!: string;'),
    );
    await project.succeed("migrate:generate", "--name", "items", "--language", "sql");
    await project.succeed("migrate:create", "--name", "empty", "--language", "sql");
    expect(project.list().slice(-2)).toEqual([
      expect.stringMatching(/^\d{13}_items\.sql$/),
      expect.stringMatching(/^\d{13}_empty\.sql$/),
    ]);
    expect(await project.succeed("migrate:run")).toContain("2 migrations run.\n");
    expect(await project.succeed("migrate:generate", "--dry-run")).toContain("Nothing to generate");
    await project.succeed("migrate:rollback", "--steps", "2");
    expect(await driver.hasTable("item")).toBe(false);
  });
});

describeEngine("sqlite", () => {
  let project: Project;
  beforeEach(() => {
    project = new Project();
    project.configure({ type: "sqlite", database: "app.db" });
    project.write("migrations/1711234567001_first.ts", migration("First1711234567001", "one"));
    project.write("migrations/1711234567002_second.ts", migration("Second1711234567002", "two"));
    project.write("migrations/3_other.ts", migration("SecondOfAll", "three"));
  });
  afterEach(() => project.remove());

  it.each([
    ["First1711234567001", ["First1711234567001"]],
    ["First", ["First1711234567001"]],
    ["1711234567002", ["First1711234567001", "Second1711234567002"]],
    ["1711234567002_second.ts", ["First1711234567001", "Second1711234567002"]],
    ["migrations/3_other.ts", ["First1711234567001", "Second1711234567002", "SecondOfAll"]],
    ["3_other", ["First1711234567001", "Second1711234567002", "SecondOfAll"]],
  ])("--to %s", async (to, names) => {
    const { results } = JSON.parse(await project.succeed("migrate:run", "--to", to, "--json")) as {
      results: { name: string }[];
    };
    expect(results.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    [
      "Second",
      'MIGRATION_AMBIGUOUS: "Second" may be any of Second1711234567002, ' +
        "SecondOfAll\n  Give more of the name, or the file.\n",
    ],
    ["Nope", 'MIGRATION_UNKNOWN: There is no migration "Nope"\n'],
  ])("refuses --to %s", async (to, says) => {
    const { code, stderr } = await project.run(["migrate:run", "--to", to]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
  });

  it.each([
    ["CREATE TABLE x (id INTEGER);\n", 'migrations/4_x.sql has no section "-- migrate:up"'],
    ["-- migrate:up\nCREATE TABLE x (id INTEGER);\n", 'migrations/4_x.sql has no section "-- migrate:down"'],
    [
      "CREATE TABLE y (id INTEGER);\n-- migrate:up\n-- migrate:down\n",
      "migrations/4_x.sql has SQL above its first section",
    ],
  ])("refuses SQL without its sections: %j", async (text, says) => {
    project.write("migrations/4_x.sql", text);
    project.write(
      "stingerloom.config.ts",
      project.read("stingerloom.config.ts").replace("migrations/*.ts", "migrations"),
    );
    const { code, stderr } = await project.run(["migrate:run"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`MIGRATION_NOT_FOUND: ${says}\n`)]);
  });
});
