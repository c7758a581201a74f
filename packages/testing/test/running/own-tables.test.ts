import { MigrationRunner, type StingerloomError } from "@stingerloom/core";
import { describeEngines } from "../../src";
import { Sandbox, migration } from "./open-runner";

const A = migration("A", ['CREATE TABLE "a" ("x" INTEGER)'], ['DROP TABLE "a"']);
const B = migration("B", ['INSERT INTO "a" VALUES (1)']);

describeEngines(["postgres"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  const run = async (options: object, ...migrations: (typeof A)[]) =>
    new MigrationRunner(await sandbox.driver(options), migrations).run();

  it("finds the history of another schema before it makes one of its own (V5)", async () => {
    await sandbox.sql("CREATE SCHEMA app");
    expect((await run({ schema: "app" }, A)).failure).toBeUndefined();
    const refused = await run({}, A, B).then(undefined, (error: unknown) => error);
    expect(refused).toMatchObject({ code: "HISTORY_ELSEWHERE", hint: expect.stringContaining('"app"') as string });
    expect(await sandbox.hasTable("__migrations")).toBe(false);
    expect((await run({ schema: "app" }, A, B)).results).toMatchObject([{ name: "B", success: true }]);
    // Another project's migrations, and a schema that is named, have histories of their own.
    expect((await run({}, migration("Other", []))).failure).toBeUndefined();
    await sandbox.sql("CREATE SCHEMA second");
    expect((await run({ schema: "second" }, A)).failure).toBeUndefined();
  });

  it("does not take rows that a policy hides for migrations that have not run (V12)", async () => {
    expect((await run({}, A)).failure).toBeUndefined();
    const name = await (await sandbox.driver()).databaseName();
    const role = `${name}_role`;
    try {
      await sandbox.sql(
        `CREATE ROLE "${role}" LOGIN PASSWORD 'x'`,
        `GRANT ALL ON ALL TABLES IN SCHEMA public TO "${role}"`,
        `GRANT ALL ON SCHEMA public TO "${role}"`,
        `GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO "${role}"`,
        "ALTER TABLE __migrations ENABLE ROW LEVEL SECURITY",
      );
      const options = { username: role, password: "x", url: undefined };
      const driver = await sandbox.driver(options);
      const runner = new MigrationRunner(driver, [A, B]);
      for (const command of [() => runner.run(), () => runner.status(), () => runner.pending()]) {
        const error = await (command() as Promise<unknown>).then(
          () => undefined,
          (reason: unknown) => reason as StingerloomError,
        );
        expect(error?.message).toMatch(/row-level security/);
      }
      expect(await sandbox.sql("SELECT * FROM a")).toEqual([]);
    } finally {
      await sandbox.sql(`DROP OWNED BY "${role}"`, `DROP ROLE "${role}"`);
    }
  });

  it.each([
    "CREATE TRIGGER t BEFORE INSERT ON __migrations FOR EACH ROW EXECUTE FUNCTION swallow()",
    "CREATE RULE r AS ON INSERT TO __migrations DO INSTEAD INSERT INTO elsewhere VALUES (new.name)",
    "CREATE RULE r AS ON INSERT TO __migrations DO ALSO DELETE FROM __migrations WHERE name = new.name",
    "CREATE RULE r AS ON UPDATE TO __migrations_lock DO INSTEAD NOTHING",
    "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON __migrations DEFERRABLE INITIALLY DEFERRED FOR EACH " +
      "ROW EXECUTE FUNCTION erase()",
  ])("keeps nothing without its record: %s (V6)", async (sql) => {
    expect((await run({}, A)).failure).toBeUndefined();
    await sandbox.sql(
      "CREATE TABLE elsewhere (x text)",
      "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
      "CREATE FUNCTION erase() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM __migrations " +
        "WHERE name = NEW.name; RETURN NULL; END $$",
      sql,
    );
    const error = await run({}, A, B).then(
      ({ failure }) => failure,
      (reason: unknown) => reason as Error,
    );
    expect((error as StingerloomError).code).toMatch(/^(RECORD_LOST|LOCK_LOST|MIGRATION_FAILED)$/);
    expect(await sandbox.sql("SELECT * FROM a")).toHaveLength(0);
  });
});

describeEngines(["mysql", "mariadb"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("has tables with transactions, whatever the server's default engine (V15)", async () => {
    const driver = await sandbox.driver();
    await driver.execute("SET SESSION default_storage_engine = MyISAM");
    expect((await new MigrationRunner(driver, [A]).run()).failure).toBeUndefined();
    const rows = await sandbox.sql(
      "SELECT TABLE_NAME AS name, ENGINE AS engine FROM information_schema.TABLES WHERE TABLE_SCHEMA " +
        "= DATABASE() ORDER BY 1",
    );
    const own = rows.filter(({ name }) => String(name).startsWith("__"));
    expect(own.map(({ engine: found }) => found)).toEqual(["InnoDB", "InnoDB", "InnoDB"]);
  });
});
