import { diffDatabasesAsScript } from "@stingerloom/cli";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase, type TestConnectionOptions, type TestDatabase } from "../src/database";
import { describeEngine } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import type { Engine } from "../src/engine";

/**
 * The script of `schema:diff` is read by the engine's own client, over databases whose content somebody else may have
 * chosen.
 */

interface Run {
  readonly code: number | null;
  readonly output: string;
}

type Rows = readonly Record<string, unknown>[];

function client(command: string, options: readonly string[], script: string, folder: string, env = {}): Run {
  const { status, stdout, stderr } = spawnSync(command, options, {
    input: script,
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, ...env },
  });
  return { code: status, output: `${stdout}${stderr}` };
}

function runScript({ type, host, port, username, password, database }: TestConnectionOptions, script: string): Run {
  const folder = join(database.startsWith("/") ? join(database, "..") : tmpdir());
  if (type === "sqlite") return client("sqlite3", [database], script, folder);
  if (type === "postgres")
    return client("psql", ["-X", "-q", "-h", host!, "-p", String(port), "-U", username!, database], script, folder, {
      PGPASSWORD: password,
      PGCLIENTENCODING: "SJIS",
      PGOPTIONS: "-c standard_conforming_strings=off -c search_path=elsewhere",
    });
  const account = [
    `-h${host}`,
    `-P${port}`,
    `-u${username}`,
    "--protocol=tcp",
    // Its characters may end with what is a backslash elsewhere.
    "--default-character-set=sjis",
    "--init-command=SET sql_mode='NO_BACKSLASH_ESCAPES,ANSI_QUOTES'",
  ];
  return client("mariadb", [...account, "--skip-ssl", database], script, folder, { MYSQL_PWD: password });
}

const clients: Readonly<Record<Engine, string>> = {
  sqlite: "sqlite3",
  postgres: "psql",
  mysql: "mariadb",
  mariadb: "mariadb",
};

function describeClient(engine: Engine, body: () => void): void {
  const command = clients[engine];
  describeEngine(engine, () => {
    if (spawnSync(command, ["--version"]).error === undefined) body();
    else it(`a script for ${command}: not supported, because ${command} is not installed`, () => undefined);
  });
}

async function onPair(
  engine: Engine,
  from: readonly string[],
  to: readonly string[],
  use: (live: TestDriver, script: () => Promise<string>, database: TestDatabase) => Promise<void>,
): Promise<void> {
  const databases = [
    await startDatabase(engine, { label: "script" }),
    await startDatabase(engine, { label: "script" }),
  ];
  const drivers = databases.map(({ options }) => driverOf(engine, options));
  try {
    for (const [i, statements] of [from, to].entries()) {
      await drivers[i]!.connect();
      for (const statement of statements) await drivers[i]!.query(statement);
    }
    const script = async () =>
      (
        await diffDatabasesAsScript({
          from: databases[0]!.options,
          to: databases[1]!.options,
          renames: "never",
          detectDroppedTables: true,
          // Rows may come after the script was made.
          askLimitMs: 0,
        })
      ).script;
    await use(drivers[0]!, script, databases[0]!);
  } finally {
    for (const driver of drivers) await driver.close();
    for (const database of databases) await database.drop();
  }
}

describeClient("sqlite", () => {
  const rows = ["INSERT INTO t (id, a) VALUES (1, 'x')", "INSERT INTO t (id, a) VALUES (2, NULL)"];
  const misfits: readonly (readonly [string, string, string])[] = [
    ["NULL in a column that is NOT NULL", "a TEXT", "a TEXT NOT NULL"],
    ["a value that a check refuses", "a TEXT", "a TEXT CHECK (length(a) > 1)"],
    ["alike values in a unique column", "a TEXT, b INT DEFAULT 1", "a TEXT, b INT DEFAULT 1 UNIQUE"],
  ];

  it.each(misfits)("keeps every row where one does not fit: %s", (_, before, after) =>
    onPair(
      "sqlite",
      [`CREATE TABLE t (id INTEGER PRIMARY KEY, ${before})`, ...rows],
      [`CREATE TABLE t (id INTEGER PRIMARY KEY, ${after})`],
      async (live, script, { options }) => {
        const text = await script();
        expect(runScript(options, text).code).toBe(1);
        expect(await live.query("SELECT id, a FROM t ORDER BY id")).toEqual([
          { id: 1, a: "x" },
          { id: 2, a: null },
        ]);
        // A client that goes on after an error undoes the transaction, too.
        runScript(options, text.replace(".bail on", ".bail off"));
        expect(await live.query("SELECT count(*) AS n FROM t")).toEqual([{ n: 2 }]);
      },
    ),
  );

  it("takes a name that nothing else has for the old table", () =>
    onPair(
      "sqlite",
      [
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)",
        "CREATE TABLE __stingerloom_old_t (kept)",
        "INSERT INTO __stingerloom_old_t VALUES (7)",
      ],
      ["CREATE TABLE t (id INTEGER PRIMARY KEY, a INT NOT NULL DEFAULT 0)", "CREATE TABLE __stingerloom_old_t (kept)"],
      async (live, script, { options }) => {
        expect(runScript(options, await script())).toEqual({ code: 0, output: "" });
        expect(await live.query("SELECT kept FROM __stingerloom_old_t")).toEqual([{ kept: 7 }]);
      },
    ));

  it("fails where rows refer to nothing, and changes nothing", () =>
    onPair(
      "sqlite",
      [
        "CREATE TABLE p (id INTEGER PRIMARY KEY)",
        "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT)",
        "INSERT INTO c VALUES (1, 9)",
      ],
      ["CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p)"],
      async (live, script, { options }) => {
        const { code, output } = runScript(options, await script());
        expect([code, output]).toEqual([1, expect.stringContaining("rows refer to nothing")]);
        expect(await live.query("SELECT sql FROM sqlite_schema WHERE name = 'c'")).toEqual([
          { sql: "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT)" },
        ]);
      },
    ));

  const hostile: readonly (readonly [string, string])[] = [
    ["a line of go", "CREATE VIEW v AS select\ngo\n.shell touch pwned\nfrom (select 1 as go)"],
    ["a line of GO", "CREATE VIEW v AS select\n  GO  \n.shell touch pwned\nfrom (select 1 as go)"],
    ["a line of /", "CREATE VIEW v AS select 1\n/\n.5 as x"],
  ];
  it.each(hostile)("refuses what the shell would take for its own: %s", (_, view) =>
    onPair("sqlite", [], [view.replace(".shell touch pwned", '"x"')], async (_live, script) => {
      await expect(script()).rejects.toMatchObject({ code: "UNSAFE_IN_SCRIPT" });
    }),
  );

  it("writes go, / and commands within strings and triggers as they are", () =>
    onPair(
      "sqlite",
      ["CREATE TABLE t (a TEXT)"],
      [
        "CREATE TABLE t (a TEXT)",
        "CREATE VIEW v AS SELECT 'x\ngo\n.shell touch pwned\n/\n' AS a",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN\nSELECT CASE WHEN 1 THEN 2 END;\nUPDATE t SET a = " +
          "'.shell touch pwned';\nEND",
      ],
      async (live, script, { options }) => {
        expect(runScript(options, await script())).toEqual({ code: 0, output: "" });
        expect(await live.query("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('v', 'g')")).toEqual([
          { n: 2 },
        ]);
        expect(existsSync(join(options.database, "..", "pwned"))).toBe(false);
      },
    ));
});

describeClient("postgres", () => {
  it("stops at the first error, and leaves nothing half done", () =>
    onPair(
      "postgres",
      ["CREATE TABLE t (a int)", "INSERT INTO t VALUES (NULL)", "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a"],
      ["CREATE TABLE t (a int NOT NULL)", "CREATE MATERIALIZED VIEW m AS SELECT 2 AS a"],
      async (live, script, { options }) => {
        expect(runScript(options, await script()).code).toBe(3);
        expect(await live.query("SELECT a FROM m")).toEqual([{ a: 1 }]);
      },
    ));

  it("runs no command of a text, whatever the session is set to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stingerloom-script-"));
    const mark = join(folder, "pwned");
    const quoted = `'x\\''; \\! touch ${mark} \n --'`;
    try {
      await onPair(
        "postgres",
        [],
        [
          'CREATE TABLE "a\n\\! touch ' + mark + '\n" (b text DEFAULT ' + quoted.replace("\\''", "\\") + ")",
          "CREATE TABLE c (d int)",
          `COMMENT ON TABLE c IS '\\''; \\! touch ${mark} \n --'`,
        ],
        async (live, script, { options }) => {
          const { code, output } = runScript(options, await script());
          expect([code, output]).toEqual([0, ""]);
          expect(existsSync(mark)).toBe(false);
          const found = (await live.query(
            "SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'",
          )) as Rows;
          expect(found).toEqual([{ n: 2 }]);
          expect(await live.query("SELECT obj_description('c'::regclass) AS c")).toEqual([
            { c: `\\'; \\! touch ${mark} \n --` },
          ]);
        },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

for (const engine of ["mysql", "mariadb"] as const)
  describeClient(engine, () => {
    it("says what its strings mean", () =>
      onPair(
        engine,
        [],
        ["CREATE TABLE t (a varchar(20) DEFAULT 'a\\\\b' COMMENT 'c\\\\d')"],
        async (live, script, { options }) => {
          expect(runScript(options, await script())).toEqual({ code: 0, output: "" });
          await live.query("INSERT INTO t VALUES ()");
          expect(await live.query("SELECT a FROM t")).toEqual([{ a: "a\\b" }]);
        },
      ));

    it("runs no command of a text, whatever characters the client is set to", async () => {
      const folder = mkdtempSync(join(tmpdir(), "stingerloom-script-"));
      const mark = join(folder, "pwned");
      // The last byte of the letter and the backslash are one character of that set, which would end the string.
      const text = `あ\\' ; \\! touch ${mark} \n-- `;
      try {
        await onPair(
          engine,
          [],
          [
            `CREATE FUNCTION f () RETURNS varchar(200) CHARSET utf8mb4 DETERMINISTIC RETURN '${text}'`,
            `CREATE TABLE t (a varchar(20) COMMENT 'あ\\' x')`,
          ],
          async (live, script, { options }) => {
            expect(runScript(options, await script())).toEqual({ code: 0, output: "" });
            expect(existsSync(mark)).toBe(false);
            expect(await live.query("SELECT f() AS v")).toEqual([{ v: `あ' ; ! touch ${mark} \n-- ` }]);
          },
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it("ends a body behind a comment of a line", () =>
      onPair(
        engine,
        ["CREATE TABLE t (a int)"],
        ["CREATE TABLE t (a int)", "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1 # one"],
        async (live, script, { options }) => {
          expect(runScript(options, await script())).toEqual({ code: 0, output: "" });
          await live.query("INSERT INTO t VALUES (5)");
          expect(await live.query("SELECT a FROM t")).toEqual([{ a: 1 }]);
        },
      ));

    it(
      "makes bodies that are not made again, though the client leaves their comments out and changes " +
        "their line ends",
      () =>
        onPair(
          engine,
          ["CREATE TABLE t (a int)"],
          [
            "CREATE TABLE t (a int)",
            "CREATE FUNCTION f () RETURNS int DETERMINISTIC BEGIN\r\n  RETURN 1; -- one\r\nEND",
            "CREATE PROCEDURE p () BEGIN /* only */ SELECT 1; # tail\n END",
            "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET /* b */ NEW.a = 1",
          ],
          async (live, script, { options }) => {
            expect(runScript(options, await script())).toMatchObject({ code: 0 });
            expect(await script()).toBe("");
          },
        ),
    );

    it.each([
      ["a command behind a comment that only the server sees", "SET NEW.a = 1 --\u0001 \\! touch pwned\n"],
      ["another delimiter", "BEGIN\nSET NEW.a = 1;\ndelimiter: BEGIN END delimiter;\nEND"],
    ])("refuses %s", (_, body) =>
      onPair(
        engine,
        ["CREATE TABLE t (a int)"],
        ["CREATE TABLE t (a int)", `CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW ${body}`],
        async (_live, script) => {
          await expect(script()).rejects.toMatchObject({ code: "UNSAFE_IN_SCRIPT" });
        },
      ),
    );
  });
