import {
  ENGINES,
  describeEngines,
  driverOf,
  startDatabase,
  type Engine,
  type TestDatabase,
} from "@stingerloom/testing";
import { Project } from "./project";

const words = ["users", "posts", "tags", "notes", "links"];
const makes = (word: string): string => `CREATE TABLE ${word} (id INTEGER PRIMARY KEY);`;
const time = (position: number): string => `2024010112000${position}`;
const stamp = (position: number): number => Date.UTC(2024, 0, 1, 12, 0, position);

interface Case {
  readonly tool: string;
  /** Files of five migrations, the last two of which have not run. */
  readonly files: Readonly<Record<string, string>>;
  /** Where it is tried: on all of them it would take long, and say nothing more. */
  readonly engines: readonly Engine[];
  /** The tool's history, as it is after three. */
  readonly history: (type: string) => readonly string[];
  readonly reversible: boolean;
}

const cases: readonly Case[] = [
  {
    tool: "prisma",
    engines: ["mariadb", "sqlite"],
    files: Object.fromEntries(
      words.map((word, i) => [`prisma/migrations/${time(i)}_${word}/migration.sql`, makes(word)]),
    ),
    history: () => [
      "CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY, finished_at TIMESTAMP NULL, " +
        "migration_name VARCHAR(255) NOT NULL, rolled_back_at TIMESTAMP NULL)",
      ...words
        .slice(0, 3)
        .map(
          (word, i) =>
            `INSERT INTO _prisma_migrations VALUES ('${i}', '2024-02-01 10:00:00', '${time(i)}_${word}', NULL)`,
        ),
      `INSERT INTO _prisma_migrations VALUES ('x', NULL, '${time(3)}_notes', '2024-02-01 10:00:00')`,
    ],
    reversible: false,
  },
  {
    tool: "drizzle",
    engines: ["postgres", "sqlite"],
    files: {
      "drizzle/meta/_journal.json": JSON.stringify({
        entries: words.map((word, idx) => ({ idx, when: stamp(idx), tag: `000${idx}_${word}` })),
      }),
      ...Object.fromEntries(
        words.map((word, i) => [
          `drizzle/000${i}_${word}.sql`,
          `${makes(word)}--> statement-breakpoint\nINSERT INTO ${word} VALUES (1)`,
        ]),
      ),
    },
    history: (type) => [
      ...(type === "postgres" ? ["CREATE SCHEMA drizzle"] : []),
      `CREATE TABLE ${drizzleTable(type)} (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at BIGINT)`,
      ...words.slice(0, 3).map((_, i) => `INSERT INTO ${drizzleTable(type)} VALUES (${i}, 'x', ${stamp(i)})`),
    ],
    reversible: false,
  },
  {
    tool: "flyway",
    engines: ["mysql", "sqlite"],
    files: Object.fromEntries(
      words.flatMap((word, i) => [
        [`db/migration/V${i + 8}__${word}.sql`, makes(word)],
        [`db/migration/undo/U${i + 8}__${word}.sql`, `DROP TABLE ${word};`],
      ]),
    ),
    history: () => [
      "CREATE TABLE flyway_schema_history (installed_rank INTEGER PRIMARY KEY, version VARCHAR(50), " +
        "type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, success BOOLEAN NOT NULL)",
      ...["8 SQL", "9 SQL", "10.0 SQL", "11 SQL", "11 UNDO_SQL"].map((row, i) => {
        const [version, type] = row.split(" ");
        return `INSERT INTO flyway_schema_history VALUES (${i}, '${version}', '${type}', 'V${version}.sql', TRUE)`;
      }),
    ],
    reversible: true,
  },
];

function drizzleTable(type: string): string {
  return type === "postgres" ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
}

describeEngines(ENGINES, (engine) => {
  let database: TestDatabase;
  let project: Project;

  beforeEach(async () => {
    database = await startDatabase(engine, { label: "import" });
    project = new Project();
    project.write(
      "stingerloom.config.ts",
      `export default { connection: ${JSON.stringify(database.options)}, migrations: ["./migrations/*"] };\n`,
    );
  });
  afterEach(async () => {
    project.remove();
    await database.drop();
  });

  const execute = async (statements: readonly string[]): Promise<void> => {
    const driver = driverOf(engine, database.options);
    await driver.connect();
    for (const statement of statements) await driver.query(statement);
    await driver.close();
  };

  const json = async (...args: readonly string[]): Promise<Record<string, unknown>> =>
    JSON.parse(await project.succeed(...args, "--json")) as Record<string, unknown>;

  test.each(cases.filter(({ engines }) => engines.includes(engine)))(
    "three of five migrations of $tool have run, and two are pending",
    async (given) => {
      for (const [file, text] of Object.entries(given.files)) project.write(file, text);
      await execute([...words.slice(0, 3).map(makes), ...given.history(engine === "postgres" ? engine : "")]);

      const dry = await json("migrate:import", "--from", given.tool, "--dry-run");
      expect([dry["recorded"], dry["written"], project.list()]).toEqual([[], [], []]);

      const done = (await json("migrate:import", "--from", given.tool)) as {
        readonly recorded: readonly string[];
        readonly migrations: readonly {
          readonly name: string;
          readonly executed: boolean;
          readonly reversible: boolean;
        }[];
      };
      const names = done.migrations.map(({ name }) => name);
      expect(names.map((name) => name.replace(/\d+$/, "").toLowerCase())).toEqual(words);
      expect(done.recorded).toEqual(names.slice(0, 3));
      expect(done.migrations.map(({ executed }) => executed)).toEqual([true, true, true, false, false]);
      expect(new Set(done.migrations.map(({ reversible }) => reversible))).toEqual(new Set([given.reversible]));

      const status = (await json("migrate:status")) as {
        readonly executed: readonly { readonly name: string }[];
        readonly pending: readonly string[];
      };
      expect(status.executed.map(({ name }) => name)).toEqual(names.slice(0, 3));
      expect(status.pending).toEqual(names.slice(3));
      expect(await project.succeed("migrate:import", "--from", given.tool)).toContain("Nothing to do");

      await project.succeed("migrate:run");
      await execute(["INSERT INTO notes VALUES (2)", "INSERT INTO links VALUES (2)"]);
      const back = await project.run(["migrate:rollback"]);
      if (given.reversible) {
        expect([back.code, (await json("migrate:status"))["pending"]]).toEqual([0, names.slice(4)]);
        await expect(execute(["SELECT 1 FROM links"])).rejects.toThrow(/links/);
      } else {
        expect(back.code).toBe(1);
        expect(back.output).toContain("has no way back: it says -- migrate:no-down");
        expect((await json("migrate:status"))["pending"]).toEqual([]);
      }
    },
  );
});

describe("what cannot be taken over is named", () => {
  let project: Project;
  beforeEach(() => {
    project = new Project();
    project.configure({ type: "sqlite", database: "app.db" });
    project.write("db/migration/V1__users.sql", makes("users"));
  });
  afterEach(() => project.remove());

  const history = async (...rows: readonly string[]): Promise<void> => {
    const driver = driverOf("sqlite", { type: "sqlite", database: project.path("app.db") });
    await driver.connect();
    await driver.query(
      "CREATE TABLE flyway_schema_history (installed_rank INTEGER, version TEXT, type TEXT, " +
        "script TEXT, success BOOLEAN)",
    );
    for (const row of rows) await driver.query(`INSERT INTO flyway_schema_history VALUES (${row})`);
    await driver.close();
  };

  test.each([
    ["no history", [], [], 2, /IMPORT_HISTORY_MISSING: .*flyway_schema_history.*--table/s],
    ["one that failed", ["1, '1', 'SQL', 'V1__users.sql', 0"], [], 2, /^IMPORT_UNFINISHED: V1__users.sql has failed/],
    ["no folder", ["1, '1', 'SQL', 'V1__users.sql', 1"], ["--folder", "none"], 2, /^PATH_NOT_FOUND: .*none.*--folder/s],
    [
      "a folder for both",
      ["1, '1', 'SQL', 'V1__users.sql', 1"],
      ["--output", "db/migration"],
      2,
      /^IMPORT_SAME_FOLDER: .*--output/s,
    ],
    [
      "a file that is gone",
      ["1, '2', 'SQL', 'V2__x.sql', 1"],
      [],
      3,
      /not converted: 2 has run, says the history of Flyway/,
    ],
  ])("%s", async (what, rows, flags, code, message) => {
    if (what !== "no history") await history(...rows);
    const outcome = await project.run(["migrate:import", "--from", "flyway", ...flags]);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
  });

  test("files that are run again, programs and placeholders", async () => {
    project.write("db/migration/R__views.sql", "SELECT 1;");
    project.write("db/migration/V2__load.java", "class V2__load {}");
    project.write("db/migration/V3__owner.sql", "SELECT '${owner}';");
    await history();
    const { code, stderr } = await project.run(["migrate:import", "--from", "flyway"]);
    expect(code).toBe(3);
    expect(stderr).toContain("not converted: db/migration/R__views.sql is run again whenever it changes");
    expect(stderr).toContain("not converted: db/migration/V2__load.java is a program of Java");
    expect(stderr).toContain("not converted: db/migration/V3__owner.sql has placeholders");
    expect(project.list()).toEqual(["1000000000000_users.sql"]);
  });
});
