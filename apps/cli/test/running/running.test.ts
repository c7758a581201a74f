import {
  ENGINES,
  describeEngines,
  driverOf,
  startDatabase,
  type TestDatabase,
  type TestDriver,
} from "@stingerloom/testing";
import { Project } from "../project";

const file = (name: string, up: string, down = "") => `
import { Migration, MigrationContext } from "@stingerloom/orm";
export class ${name} extends Migration {
  async up({ query }: MigrationContext) { ${up} }
  async down({ query }: MigrationContext) { ${down} }
}
`;
const table = (name: string) =>
  file(name, `await query("CREATE TABLE ${name} (x INTEGER)");`, `await query("DROP TABLE ${name}");`);
const stopped = (signal: string) =>
  file(
    "Stopped",
    `await query("CREATE TABLE kept (x INTEGER)");
     process.kill(process.pid, "${signal}");
     await new Promise((resolve) => setTimeout(resolve, 100));
     await query("CREATE TABLE later (x INTEGER)");`,
    `await query("DROP TABLE later"); await query("DROP TABLE kept");`,
  );

describeEngines(ENGINES, (engine) => {
  const commits = engine === "mysql" || engine === "mariadb";
  let project: Project;
  let database: TestDatabase;
  let driver: TestDriver;

  beforeEach(async () => {
    database = await startDatabase(engine, { label: "running" });
    project = new Project();
    project.configure(database.options);
    driver = driverOf(engine, database.options);
    await driver.connect();
  });

  afterEach(async () => {
    await driver.close();
    project.remove();
    await database.drop();
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("%s: says where things stand, releases the lock, and exits with %i", async (signal, code) => {
    project.write("migrations/1_stopped.ts", stopped(signal));
    const outcome = await project.run(["migrate:run"]);
    expect(outcome.code).toBe(code);
    expect(outcome.output).toContain("ABORTED");
    expect(await driver.hasTable("kept")).toBe(commits);
    expect(await driver.hasTable("later")).toBe(false);
    project.write("migrations/1_stopped.ts", stopped("SIGCONT"));
    await project.succeed("migrate:run", "--lock-timeout", "500");
    expect([await driver.hasTable("kept"), await driver.hasTable("later")]).toEqual([true, true]);
  });

  it("runs a migration that was merged late with a warning, and refuses it with --strict-order", async () => {
    project.write("migrations/2_second.ts", table("Second"));
    await project.succeed("migrate:run");
    project.write("migrations/1_first.ts", table("First"));
    const refused = await project.run(["migrate:run", "--strict-order"]);
    expect([refused.code, refused.output]).toEqual([3, expect.stringContaining("OUT_OF_ORDER")]);
    const run = await project.run(["migrate:run"]);
    expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('"First" stands before')]);
  });

  it("stops a rollback where a table was changed by hand, and shows the change", async () => {
    project.write("migrations/1_first.ts", table("First"));
    await project.succeed("migrate:run");
    await driver.addColumn(engine === "postgres" ? "first" : "First", {
      name: "by_hand",
      type: "INTEGER",
      nullable: true,
    });
    const refused = await project.run(["migrate:rollback"]);
    expect([refused.code, refused.output]).toEqual([3, expect.stringContaining("by_hand")]);
    await project.succeed("migrate:rollback", "--force");
  });

  it("lets a fleet start together (complaints 23)", async () => {
    project.write("migrations/1_first.ts", table("First"));
    project.write("migrations/2_second.ts", table("Second"));
    const fleet = await Promise.all(
      Array.from({ length: 6 }, () => project.run(["migrate:run", "--lock-timeout", "60000"])),
    );
    expect(fleet.map(({ code }) => code)).toEqual(fleet.map(() => 0));
    expect(fleet.filter(({ stdout }) => stdout.includes("First ran"))).toHaveLength(1);
  });

  it("leaves nothing behind after a dry run", async () => {
    project.write("migrations/1_first.ts", table("First"));
    expect(await project.succeed("migrate:run", "--dry-run")).toContain("CREATE TABLE First (x INTEGER);");
    expect(await driver.hasTable("__migrations")).toBe(false);
  });
});
