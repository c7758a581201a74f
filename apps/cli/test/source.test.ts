import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import {
  describeEngine,
  describeEngines,
  driverOf,
  ENGINES,
  startDatabase,
  type TestDatabase,
} from "@stingerloom/testing";
import type { Engine } from "@stingerloom/testing";
import { Project } from "./project";

jest.setTimeout(180_000);

const entities = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";
@Entity() export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 50 }) text!: string;
}
`;

type Files = Readonly<Record<string, string>>;

interface Story {
  /** In an order that does not work. */
  readonly first: Files;
  /** Some of it changed; what has no text is gone. */
  readonly second: Files;
  /** Reads what the last view of the second shows, of one row whose text is `a`. */
  readonly reads: string;
  readonly shows: string;
  readonly broken: { readonly sql: string; readonly says: RegExp };
}

const views: Files = {
  "schema/a_top.sql": "CREATE VIEW top AS SELECT id, shout FROM loud WHERE id > 0;",
  "schema/b_loud.sql": "-- below the other\nCREATE VIEW loud AS SELECT id, upper(text) AS shout FROM note;",
};
const changedViews: Files = {
  "schema/a_top.sql": "CREATE VIEW top AS SELECT id, shout FROM loud WHERE id >= 1;",
  "schema/b_loud.sql": "CREATE VIEW loud AS SELECT id, upper(text) AS shout, 1 AS one FROM note;",
};

const mysql: Story = {
  first: {
    ...views,
    "schema/c_trigger.sql": "CREATE TRIGGER trimmed BEFORE INSERT ON note FOR EACH ROW SET NEW.text = trim(NEW.text);",
    "schema/d_function.sql":
      "DELIMITER $$\nCREATE FUNCTION plus_one(n INT) RETURNS INT DETERMINISTIC\n" +
      "BEGIN\n  RETURN n + 1;\nEND $$\nDELIMITER ;\n",
  },
  second: {
    ...changedViews,
    "schema/c_trigger.sql":
      "CREATE TRIGGER trimmed BEFORE INSERT ON note FOR EACH ROW SET NEW.text = concat(trim(NEW.text), '!');",
    "schema/d_function.sql": "CREATE FUNCTION plus_one(n INT) RETURNS INT DETERMINISTIC RETURN n + 2;",
  },
  reads: "SELECT concat(shout, plus_one(0)) AS shown FROM top",
  shows: "A!2",
  broken: {
    sql: "CREATE VIEW broken AS\n  SELECT nothing FROM note;",
    says: /schema\/z\.sql:1: Unknown column 'nothing'/,
  },
};

const stories: Readonly<Record<Engine, Story>> = {
  postgres: {
    first: {
      ...views,
      "schema/c_objects.sql": `CREATE TRIGGER trimmed BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION trim_text();
CREATE FUNCTION trim_text() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := trim(NEW.text); RETURN NEW; END $$;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM loud;
CREATE INDEX counted_n ON counted (n);
CREATE FUNCTION is_shown(text) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 <> 'hidden' $$;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY shown ON note USING (is_shown(text));`,
    },
    second: {
      ...changedViews,
      "schema/c_objects.sql": `CREATE FUNCTION trim_text() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN NEW.text := trim(NEW.text) || '!'; RETURN NEW; END $$;
CREATE TRIGGER trimmed BEFORE INSERT OR UPDATE ON note FOR EACH ROW EXECUTE FUNCTION trim_text();
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n, 1 AS one FROM loud;
CREATE INDEX counted_n ON counted (n);
CREATE FUNCTION is_shown(text) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 <> 'secret' $$;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY shown ON note USING (is_shown(text) AND id > 0);`,
    },
    reads: "SELECT shout AS shown FROM top",
    shows: "A!",
    broken: {
      sql: "CREATE VIEW broken AS\n  SELECT nothing FROM note;",
      says: /schema\/z\.sql:1: column "nothing" does not exist/,
    },
  },
  mysql,
  mariadb: mysql,
  sqlite: {
    first: {
      ...views,
      "schema/c_trigger.sql":
        "CREATE TRIGGER trimmed AFTER INSERT ON note BEGIN UPDATE note SET text = trim(text) WHERE id = NEW.id; END;",
    },
    second: {
      ...changedViews,
      "schema/c_trigger.sql":
        "CREATE TRIGGER trimmed AFTER INSERT ON note " +
        "BEGIN UPDATE note SET text = trim(text) || '!' WHERE id = NEW.id; END;",
    },
    reads: "SELECT shout AS shown FROM top",
    shows: "A!",
    broken: { sql: "CREATE VEIW broken AS SELECT 1;", says: /schema\/z\.sql:1: near "VEIW": syntax error/ },
  },
};

describeEngines(ENGINES, (engine) => {
  const story = stories[engine];
  let project: Project;
  let database: TestDatabase;

  beforeEach(async () => {
    project = new Project();
    database = await startDatabase(engine, { label: "source" });
    configure();
    project.write("entities/note.ts", entities);
    writeAll(story.first);
  });
  afterEach(async () => {
    project.remove();
    await database.drop();
  });

  function configure(source = '["./schema/*.sql"]', more = 'entities: ["./entities/*.ts"],'): void {
    project.write(
      "stingerloom.config.ts",
      `import { writeFileSync } from "node:fs";
writeFileSync("pid", String(process.pid));
export default { connection: ${JSON.stringify(database.options)}, ${more}
  migrations: ["./migrations/*.ts"], source: ${source} };\n`,
    );
  }
  function writeAll(files: Files): void {
    for (const [file, text] of Object.entries(files)) project.write(file, text);
  }
  async function inDatabase(sql: string): Promise<unknown[]> {
    const driver = driverOf(engine, database.options);
    await driver.connect();
    try {
      return (await driver.query(sql)) as unknown[];
    } finally {
      await driver.close();
    }
  }
  const migrate = async (...flags: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await project.run(["migrate:generate", ...flags]);
    expect({ code, stdout, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("Proved on ") as string,
    });
    await project.succeed("migrate:run");
    return stderr;
  };
  const expectNothing = async () =>
    expect(await project.succeed("migrate:generate")).toBe(
      "Nothing to generate: the database matches entities and source.\n",
    );

  it("adds, changes and drops what the files say, and goes back exactly", async () => {
    await migrate("--name", "first");
    await expectNothing();
    writeAll(story.second);
    await migrate("--name", "second");
    await expectNothing();
    await inDatabase("INSERT INTO note (text) VALUES ('  a ')");
    expect(await inDatabase(story.reads)).toEqual([{ shown: story.shows }]);
    await project.succeed("migrate:rollback");
    writeAll(story.first);
    await project.succeed("migrate:generate", "--allow-pending").then((output) => expect(output).toMatch(/Nothing to/));
    await project.succeed("migrate:verify", "--all", "--no-entities");
  });

  it("keeps what only the database has, until it is asked to drop it", async () => {
    await migrate("--name", "first");
    project.write("schema/a_top.sql", "-- nothing any more\n");
    const kept = await project.run(["migrate:generate"]);
    expect(kept).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing to generate/) as string });
    expect(kept.stderr).toMatch(/Not managed: view top: is kept, though the target has none/);
    expect((await project.run(["migrate:check"])).stderr).toMatch(/Not managed: view top: is kept/);
    await migrate("--name", "drop", "--detect-dropped-objects");
    await expect(inDatabase("SELECT * FROM top")).rejects.toThrow(/top/);
    await expectNothing();
  });

  it("says file and line of what the engine refuses, and leaves nothing behind", async () => {
    project.write("schema/z.sql", story.broken.sql);
    const { code, stderr } = await project.run(["migrate:generate"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(story.broken.says) as string });
    expect(project.list()).toEqual([]);
    const pid = project.read("pid");
    if (engine === "sqlite")
      return expect(readdirSync(tmpdir()).filter((name) => name.includes("scratch") && name.includes(pid))).toEqual([]);
    const [catalog, name] =
      engine === "postgres" ? ["pg_database", "datname"] : ["information_schema.schemata", "schema_name"];
    expect(await inDatabase(`SELECT ${name} FROM ${catalog} WHERE ${name} LIKE '%scratch%${pid}%'`)).toEqual([]);
  });

  it("takes a function that builds the schema on an empty database", async () => {
    configure(
      `[async ({ query, url, connection }) => {
        if (!url.includes(":") || connection.type !== ${JSON.stringify(engine)}) throw new Error(url);
        if (process.env.MORE) await query("CREATE TABLE more (id INT PRIMARY KEY)");
        await query("CREATE TABLE made (id INT PRIMARY KEY)");
      }]`,
      "",
    );
    await migrate("--name", "first");
    const { code, stdout } = await project.run(["migrate:generate", "--name", "more"], { env: { MORE: "1" } });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Generated: /)]);
    expect(project.read(`migrations/${project.list().at(-1)}`)).toContain("New table: more");
  });

  it.each([
    ["async () => { throw new Error('out of order'); }", /^SOURCE_FAILED: The function .* threw: out of order\n/m],
    ["async () => undefined", /^SOURCE_EMPTY: The source of the configuration builds nothing\n/m],
    ['["./nothing/*.sql"]', /^SOURCE_EMPTY: There is no file of SQL in \.\/nothing\/\*\.sql\n/m],
    ["[1]", /^CONFIG_INVALID: stingerloom\.config\.ts: source is \[ ?1 ?\]/],
  ])("refuses the source %s", async (source, says) => {
    configure(source, "");
    const { code, stderr } = await project.run(["migrate:generate"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(says) as string });
  });
});

describeEngine("sqlite", () => {
  let project: Project;
  beforeEach(() => (project = new Project()));
  afterEach(() => project.remove());

  it.each([
    ["--detect-dropped-objects", "", /needs a source in the configuration/],
    ["--detect-dropped-views", 'source: "schema",', /is for entities alone/],
  ])("refuses %s where it means nothing", async (flag, source, says) => {
    project.write("entities/note.ts", entities);
    project.write("schema/a.sql", "CREATE TABLE a (id INTEGER);");
    project.write(
      "stingerloom.config.ts",
      `export default { connection: { type: "sqlite", database: "app.db" }, entities: "entities", ${source} };\n`,
    );
    const { code, stderr } = await project.run(["migrate:generate", flag]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(says) as string });
  });
});
