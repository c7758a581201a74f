import { existsSync, rmSync } from "node:fs";
import { driverOf } from "@stingerloom/testing";
import { Project } from "./project";

const entity = (columns: string) => `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  ${columns}
}
`;

let project: Project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove());

/** A project with one migration that has run. */
async function begun(): Promise<void> {
  project.configure({ type: "sqlite", database: project.path("app.db") });
  project.write("entities/user.ts", entity("@Column({ length: 50 }) name!: string;"));
  await project.succeed("migrate:generate", "--name", "first");
  await project.succeed("migrate:run");
}

/** Runs a script in a database file of the project. */
async function execute(file: string, script: string): Promise<void> {
  const driver = driverOf("sqlite", { type: "sqlite", database: project.path(file) });
  await driver.connect();
  await driver.query(script);
  await driver.close();
}

async function json(...args: readonly string[]): Promise<unknown> {
  const { stdout } = await project.run([...args, "--json"]);
  return JSON.parse(stdout);
}

describe("init", () => {
  it("writes a configuration that the other commands take, and never over another one", async () => {
    await project.succeed("init", "--type", "sqlite");
    project.write("entities/user.ts", entity(""));
    await project.succeed("migrate:generate");
    await project.succeed("migrate:run");
    const before = project.read("stingerloom.config.ts");
    const { code, stderr } = await project.run(["init"]);
    expect([code, stderr.includes("FILE_EXISTS")]).toEqual([1, true]);
    expect(project.read("stingerloom.config.ts")).toBe(before);
  });

  it.each(["postgres", "mysql", "mariadb", "sqlite"])("--type %s", async (type) => {
    await project.succeed("init", "--type", type);
    expect(project.read("stingerloom.config.ts")).toContain(`type: "${type}"`);
  });
});

describe("migrate:create", () => {
  it("writes a migration that runs as it is, and runs what is filled in", async () => {
    await begun();
    const { filePath } = (await json("migrate:create", "--name", "by_hand")) as { filePath: string };
    const file = `migrations/${filePath.split("/").at(-1)}`;
    expect(file).toMatch(/^migrations\/\d{13}_by_hand\.ts$/);
    project.write(
      file,
      project
        .read(file)
        .replace(/\/\/ await query.*/, 'await query("CREATE TABLE more (id INTEGER PRIMARY KEY)");')
        .replace("// Undo what", 'await query("DROP TABLE more"); //'),
    );
    await project.succeed("migrate:run");
    expect(await project.succeed("migrate:rollback")).toMatch(/ByHand\d{13}/);
  });

  it.each([
    ["js-cjs", /require\("@stingerloom\/orm"\)/],
    ["js-esm", /^import .* from "@stingerloom\/orm"/m],
  ])("--language %s", async (language, form) => {
    const { filePath } = (await json("migrate:create", "--name", "x", "--language", language)) as { filePath: string };
    expect(project.read(`migrations/${filePath.split("/").at(-1)}`)).toMatch(form);
  });
});

describe("migrate:check", () => {
  it("ends with 0 when no problem is found", async () => {
    await begun();
    expect((await project.run(["migrate:check"])).code).toBe(0);
    expect(await json("migrate:check")).toMatchObject({ ok: true, pending: [], drift: [], changed: [] });
  });

  it("says that a pending migration may have what is to be generated", async () => {
    await begun();
    project.write("entities/user.ts", entity("@Column({ length: 60 }) name!: string;"));
    await project.succeed("migrate:generate", "--name", "longer");
    const { code, stdout, stderr } = await project.run(["migrate:check"]);
    expect([code, stdout.split("\n")[0]]).toEqual([3, expect.stringMatching(/^Pending: Longer\d{13}$/)]);
    expect(stderr).toBe("The changes of pending migrations are listed as well: run them, then check again.\n");
  });

  const findings: readonly (readonly [string, () => Promise<void> | void, object])[] = [
    [
      "a pending migration",
      async () => void (await project.succeed("migrate:create", "--name", "later")),
      { pending: [expect.stringMatching(/^Later\d{13}$/)] },
    ],
    [
      "a changed entity",
      () => project.write("entities/user.ts", entity("@Column({ length: 60 }) name!: string;")),
      { drift: expect.arrayContaining([expect.stringContaining("VARCHAR(60)")]) },
    ],
    [
      "a migration whose SQL is not what ran",
      () => {
        const [file] = project.list();
        project.write(`migrations/${file}`, project.read(`migrations/${file}`).replaceAll("(50)", "(51)"));
      },
      { changed: [{ name: expect.stringMatching(/^First\d{13}$/) }] },
    ],
    [
      "a migration that is gone",
      async () => {
        rmSync(project.path("migrations", project.list()[0]!));
        await project.succeed("migrate:create", "--name", "later");
      },
      { missing: [expect.stringMatching(/^First\d{13}$/)] },
    ],
  ];

  it.each(findings)("ends with 3 and names %s", async (_, arrange, report) => {
    await begun();
    await arrange();
    expect((await project.run(["migrate:check"])).code).toBe(3);
    expect(await json("migrate:check")).toMatchObject({ ok: false, ...report });
  });
});

describe("migrate:baseline", () => {
  it("records migrations as run without running them, up to one or all", async () => {
    await begun();
    await project.succeed("migrate:create", "--name", "second");
    await project.succeed("migrate:create", "--name", "third");
    const second = project.list().find((file) => file.includes("second"))!;
    project.write(
      `migrations/${second}`,
      project.read(`migrations/${second}`).replace(/\/\/ await query.*/, 'throw new Error("must not run");'),
    );
    const name = `Second${second.split("_")[0]}`;
    expect(await json("migrate:baseline", "--to", name)).toEqual({ recorded: [name] });
    expect(await json("migrate:baseline")).toEqual({ recorded: [expect.stringMatching(/^Third/)] });
    expect(await json("migrate:status")).toMatchObject({ pending: [] });
  });

  it("does not know a migration that is not there", async () => {
    await begun();
    const { code, stderr } = await project.run(["migrate:baseline", "--to", "Nope"]);
    expect([code, stderr.includes("MIGRATION_UNKNOWN")]).toEqual([2, true]);
  });
});

describe("--json", () => {
  it("gives one document on stdout, whatever the command", async () => {
    await begun();
    expect(await json("migrate:run")).toMatchObject({ results: [] });
    expect(await json("migrate:status")).toMatchObject({
      executed: [{ name: expect.stringMatching(/^First/) }],
      pending: [],
    });
    expect(await json("migrate:generate", "--dry-run")).toMatchObject({ filePath: "", sql: { up: [], down: [] } });
    expect(await json("migrate:rollback")).toMatchObject({ results: [{ direction: "down", success: true }] });
    expect(
      await json(
        "schema:diff",
        "--from",
        `sqlite:${project.path("app.db")}`,
        "--to",
        `sqlite:${project.path("app.db")}`,
      ),
    ).toEqual({ up: [], down: [], hazards: [], unsupported: [] });
  });

  it("prints a script that runs as a whole", async () => {
    await execute("from.db", "CREATE TABLE user (name TEXT)");
    await execute(
      "to.db",
      "CREATE TABLE user (name TEXT); CREATE VIEW names AS SELECT name FROM user -- would take the " +
        "semicolon\n; CREATE TABLE last (id INT)",
    );
    const databases = ["--from", `sqlite:${project.path("from.db")}`, "--to", `sqlite:${project.path("to.db")}`];
    const script = await project.succeed("schema:diff", ...databases);
    // Its first line is for the shell.
    expect(script).toMatch(/^\.bail on\n/);
    await execute("from.db", script.replace(".bail on\n", ""));
    expect(await json("schema:diff", ...databases)).toEqual({ up: [], down: [], hazards: [], unsupported: [] });
  });

  it("takes decisions about renames, as migrate:generate does", async () => {
    await execute("from.db", "CREATE TABLE user (aaa TEXT, bbb TEXT)");
    await execute("to.db", "CREATE TABLE user (xxx TEXT, qqq TEXT)");
    const databases = ["--from", `sqlite:${project.path("from.db")}`, "--to", `sqlite:${project.path("to.db")}`];
    const { code, stderr } = await project.run(["schema:diff", ...databases]);
    expect([code, stderr]).toEqual([3, expect.stringContaining("--no-rename user.aaa")]);
    const { up } = (await json("schema:diff", ...databases, "--rename", "user.aaa:xxx", "--no-rename", "user.bbb")) as {
      up: string[];
    };
    expect(up).toEqual([
      'ALTER TABLE "user" RENAME COLUMN "aaa" TO "xxx"',
      'ALTER TABLE "user" ADD COLUMN qqq TEXT',
      'ALTER TABLE "user" DROP COLUMN "bbb"',
    ]);
  });

  it("refuses a database file that is not there, and makes none", async () => {
    await begun();
    const { code, stderr } = await project.run([
      "schema:diff",
      "--from",
      `sqlite:${project.path("app.db")}`,
      "--to",
      `sqlite:${project.path("typo.db")}`,
    ]);
    expect([code, stderr.includes("typo.db does not exist"), existsSync(project.path("typo.db"))]).toEqual([
      1,
      true,
      false,
    ]);
  });

  it("gives a failure as one too, and exits as without it", async () => {
    await begun();
    await project.succeed("migrate:create", "--name", "bad");
    const bad = project.list().find((file) => file.includes("bad"))!;
    project.write(
      `migrations/${bad}`,
      project.read(`migrations/${bad}`).replace(/\/\/ await query.*/, 'await query("SELECT * FROM nowhere");'),
    );
    const { code, stdout } = await project.run(["migrate:run", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [{ success: false, error: expect.stringContaining("nowhere") }],
    });
  });
});
