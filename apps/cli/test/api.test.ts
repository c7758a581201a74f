import { existsSync } from "node:fs";
import { MigrationCli, runMigrations, type StingerloomConfig } from "@stingerloom/cli";
import { Migration, type MigrationContext } from "@stingerloom/core";
import { ENGINES, describeEngines, driverOf, startDatabase, type TestDatabase } from "@stingerloom/testing";
import { Project } from "./project";

class CreateUsers extends Migration {
  async up({ query }: MigrationContext) {
    await query("CREATE TABLE users (id INTEGER)");
  }
  async down({ query }: MigrationContext) {
    await query("DROP TABLE IF EXISTS users");
  }
}

class Broken extends Migration {
  async up({ query }: MigrationContext) {
    await query("SELECT * FROM nowhere");
  }
  async down() {}
}

describeEngines(ENGINES, (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await startDatabase(engine, { label: "api" });
  });
  afterEach(() => database.drop());

  it("migrateRun, migrateStatus and migrateRollback give what the page of the product says", async () => {
    const cli = new MigrationCli([new CreateUsers()], { ...database.options, entities: [] });
    await cli.connect();
    try {
      expect(await cli.migrateRun()).toEqual([{ name: "CreateUsers", direction: "up", success: true }]);
      expect(await cli.migrateStatus()).toEqual({ executed: ["CreateUsers"], pending: [] });
      expect(await cli.migrateRun()).toEqual([]);
      expect(await cli.migrateRollback()).toEqual([{ name: "CreateUsers", direction: "down", success: true }]);
      expect(await cli.execute("migrate:status")).toEqual({ executed: [], pending: ["CreateUsers"] });
    } finally {
      await cli.close();
    }
  });

  it("takes a URL alone, which tells the engine", async () => {
    const cli = new MigrationCli([CreateUsers], { url: database.url });
    await cli.connect();
    try {
      expect(await cli.migrateRun()).toEqual([{ name: "CreateUsers", direction: "up", success: true }]);
    } finally {
      await cli.close();
    }
  });

  it("migrateRun gives the migration that failed, with why", async () => {
    const cli = new MigrationCli([CreateUsers, Broken], database.options);
    await cli.connect();
    try {
      expect(await cli.migrateRun()).toEqual([
        { name: "CreateUsers", direction: "up", success: true },
        { name: "Broken", direction: "up", success: false, error: expect.stringMatching(/nowhere/) as string },
      ]);
    } finally {
      await cli.close();
    }
  });

  it("runMigrations logs, gives what ran, and throws what went wrong", async () => {
    const lines: string[] = [];
    const connection = database.options as StingerloomConfig["connection"];
    const run = (migrations: StingerloomConfig["migrations"]) =>
      runMigrations({ connection, migrations }, { log: (line) => lines.push(line) });
    expect(await run([CreateUsers])).toEqual([{ name: "CreateUsers", direction: "up", success: true }]);
    expect(await run([CreateUsers])).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(/^Migration CreateUsers ran in \d+ ms$/),
      "Migrations: 1 run",
      "Migrations: nothing to run",
    ]);
    await expect(run([CreateUsers, Broken])).rejects.toMatchObject({ code: "MIGRATION_FAILED" });
  });

  it("runMigrations waits for another process that migrates", async () => {
    const connection = database.options as StingerloomConfig["connection"];
    const both = await Promise.all(
      [1, 2, 3].map(() => runMigrations({ connection, migrations: [CreateUsers] }, { log: () => undefined })),
    );
    expect(both.flat()).toHaveLength(1);
  });

  it("refuses names that a minifier made where the history has the long ones", async () => {
    const connection = database.options as StingerloomConfig["connection"];
    const log = () => undefined;
    await runMigrations({ connection, migrations: [CreateUsers] }, { log });
    const minified = { e: class extends CreateUsers {} }.e;
    Object.defineProperty(minified, "name", { value: "e" });
    await expect(runMigrations({ connection, migrations: [minified] }, { log })).rejects.toMatchObject({
      code: "MIGRATION_NAME_MINIFIED",
      message:
        'A migration is named "e", and "CreateUsers", which has run, has no class: ' +
        "a minifier may have renamed the classes",
      hint: expect.stringContaining("keepNames") as string,
    });
  });

  it("takes the driver itself, whole or as its module", async () => {
    const { driverModule } = require(
      { postgres: "@stingerloom/drivers-pg", sqlite: "@stingerloom/drivers-sqlite" }[engine as string] ??
        "@stingerloom/drivers-mysql",
    ) as { driverModule: object };
    for (const driver of [driverModule, { driverModule }]) {
      const cli = new MigrationCli([CreateUsers], { ...database.options, driver });
      await cli.connect();
      expect(await cli.pending()).toEqual(["CreateUsers"]);
      await cli.close();
    }
  });

  it("refuses a misspelt option of the connection", async () => {
    const cli = new MigrationCli([CreateUsers], { ...database.options, databse: "x" } as never);
    await expect(cli.connect()).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: "there is no option connection.databse",
      hint: "Did you mean database?",
    });
    expect(driverOf(engine, database.options)).toBeDefined();
  });
});

test.each([
  [[{ connection: {}, migrations: [] }], "Write: new MigrationCli(config.migrations, config.connection)."],
  [[[]], 'Write: new MigrationCli([new CreateUsers()], { type: "postgres", … }).'],
])("MigrationCli says how it is called: %j", (given, hint) => {
  const make = () => new MigrationCli(...(given as unknown as ConstructorParameters<typeof MigrationCli>));
  expect(make).toThrow(
    expect.objectContaining({
      code: "USAGE",
      message: "MigrationCli takes a list of migrations and a connection, as two arguments",
      hint,
    }),
  );
});

test.each([
  [{ database: "x" }, "connection has neither type nor url"],
  [{ url: undefined }, "connection.url is undefined"],
  [{ type: "postgres", url: undefined }, "connection.url is undefined"],
  [{ type: "mysql", database: undefined }, "connection.database is undefined"],
])("MigrationCli refuses %j", (connection, message) => {
  expect(() => new MigrationCli([], connection as never)).toThrow(
    expect.objectContaining({ code: "CONFIG_INVALID", message }),
  );
});

test("a driver is found from the program's own file, whatever folder it is started in", async () => {
  const project = new Project();
  try {
    project.write(
      "app/migrate.js",
      `const { MigrationCli } = require("@stingerloom/orm");
const cli = new MigrationCli([], { type: "sqlite", database: ${JSON.stringify(project.path("x.db"))} });
cli.connect()
  .then(() => cli.migrateStatus())
  .then((status) => console.log(JSON.stringify(status)))
  .finally(() => cli.close());`,
    );
    const { stdout, stderr } = await project.node([
      "--eval",
      `process.chdir("/"); process.argv[1] = ` +
        `${JSON.stringify(project.path("app/migrate.js"))}; require(process.argv[1])`,
    ]);
    expect([stderr, stdout]).toEqual(["", '{"executed":[],"pending":[]}\n']);
    expect(existsSync(project.path("x.db"))).toBe(false);
  } finally {
    project.remove();
  }
});
