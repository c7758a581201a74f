import { rmSync } from "node:fs";
import { ENGINES, describeEngines, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { exitCodeOf } from "../src/exit-code";
import { Project } from "./project";

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const urlOf = ({ options }: TestDatabase): string => {
  if (options.type === "sqlite") return options.database ?? "";
  const { type, username = "", password = "", host, port, database } = options;
  const account = [username, password as string].map(encodeURIComponent).join(":");
  return `${type}://${account}@${host}:${port}/${database}`;
};

describeEngines(ENGINES, (engine) => {
  it("writes what the next two commands need", async () => {
    const database = await startDatabase(engine, { label: "init" });
    const flags = engine === "sqlite" ? [] : ["--env-file", ".env"];
    try {
      expect(await project.succeed("init", "--type", engine, "--url", urlOf(database))).toBe(
        [
          "Created: stingerloom.config.ts",
          "Created: entities/example.ts",
          ...(engine === "sqlite" ? [] : ["Created: .env"]),
          "Next:",
          `  npx stingerloom ${["migrate:generate --name first", ...flags].join(" ")}`,
          `  npx stingerloom ${["migrate:run", ...flags].join(" ")}`,
          `  npx stingerloom ${["migrate:status", ...flags].join(" ")}`,
          "",
        ].join("\n"),
      );
      await project.succeed("migrate:generate", "--name", "first", ...flags);
      expect(await project.succeed("migrate:run", ...flags)).toMatch(/✓ First\d+ ran\n1 migration run\.\n$/);
    } finally {
      await database.drop();
    }
  });

  it("says what is to be installed first", async () => {
    rmSync(project.path("node_modules"), { recursive: true });
    const driver = `drivers-${{ postgres: "pg", sqlite: "sqlite" }[engine as string] ?? "mysql"}`;
    const flags = engine === "sqlite" ? "" : " --env-file .env";
    expect((await project.succeed("init", "--type", engine)).split("Next:\n")[1]).toBe(
      `  npm i @stingerloom/orm @stingerloom/${driver}\n` +
        `  npx stingerloom migrate:generate --name first${flags}\n  npx stingerloom migrate:run${flags}\n`,
    );
  });
});

test("the folders are those of the flags", async () => {
  await project.succeed("init", "--type", "sqlite", "--entities", "./src/entities/", "--output", "db");
  expect(project.list("src/entities")).toEqual(["example.ts"]);
  expect(project.read("stingerloom.config.ts")).toContain('migrations: ["./db/*"],\n  output: "./db",');
  expect(project.list("db")).toEqual([]);
});

test("what is there stays", async () => {
  project.write("entities/example.ts", "// mine\n");
  project.write(".env", "OTHER=1\nDATABASE_URL=mine");
  await project.succeed("init", "--type", "postgres");
  expect([project.read("entities/example.ts"), project.read(".env")]).toEqual([
    "// mine\n",
    "OTHER=1\nDATABASE_URL=mine",
  ]);
  project.write(".env", "OTHER=1");
  const { code, stderr } = await project.run(["init"]);
  expect([code, stderr]).toEqual([1, "FILE_EXISTS: stingerloom.config.ts is there already\n  Nothing was changed.\n"]);
});

test.each([
  [
    [],
    "USAGE: init needs the type of the database, and there is no terminal to ask on\n" +
      "  Pass --type postgres, --type mysql, --type mariadb or --type sqlite.\n",
  ],
  [
    ["--type", "mysql", "--url", "postgres://u:secret@h/db"],
    "USAGE: --type is mysql, and --url is one of postgres\n  Leave --type out: the URL has it already.\n",
  ],
  [
    ["--url", "oracle://u:secret@h/db"],
    'CONNECTION_URL: The connection URL\'s scheme is "oracle"\n' +
      "  Use postgres://…, mysql://…, mariadb://… or sqlite:path.\n",
  ],
])("%j is refused, and nothing is written", async (flags, says) => {
  const { code, stderr } = await project.run(["init", ...flags]);
  expect([code, stderr]).toEqual([2, says]);
  expect(project.list(".")).toEqual(["node_modules", "package.json"]);
});

test.each([
  ["postgres://u@h/db", 'type: "postgres"', "DATABASE_URL=postgres://u@h/db\n"],
  ["sqlite://data.db", 'type: "sqlite",\n    database: "data.db"', undefined],
  ["sqlite:///data/app.db", 'type: "sqlite",\n    database: "/data/app.db"', undefined],
])("--url %s tells the database", async (url, config, env) => {
  await project.succeed("init", "--url", url);
  expect(project.read("stingerloom.config.ts")).toContain(config);
  expect(project.list(".").includes(".env") ? project.read(".env") : undefined).toBe(env);
});

test("Ctrl+C at a question ends with 130", () => {
  expect(exitCodeOf(Object.assign(new Error("User force closed the prompt"), { name: "ExitPromptError" }))).toBe(130);
});
