import { ENGINES, describeEngines } from "../../src";
import { Sandbox, migration } from "./open-runner";

const A = migration("A", ['CREATE TABLE "a" ("x" INTEGER)'], ['DROP TABLE "a"']);

/** Functions and operators that the catalog's own take precedence over only where a call is sure to mean those. */
const evil = (schema: string): string => {
  const raises = "LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''evil was called''; END'";
  const functions = [
    "current_setting(text)",
    "pg_backend_pid()",
    "current_database()",
    "set_config(text, text, boolean)",
  ];
  const operators = [
    ["name", "text"],
    ["text", "name"],
    ["name", "name"],
    ["oid", "int"],
    ["int", "oid"],
  ];
  return [
    `CREATE SCHEMA IF NOT EXISTS ${schema}`,
    ...functions.map((name) => `CREATE FUNCTION ${schema}.${name} RETURNS text ${raises}`),
    ...operators.flatMap(([left, right], i) => [
      `CREATE FUNCTION ${schema}.f${i}(${left}, ${right}) RETURNS boolean ${raises}`,
      `CREATE FUNCTION ${schema}.g${i}(${left}, ${right}) RETURNS text ${raises}`,
      `CREATE OPERATOR ${schema}.= (LEFTARG = ${left}, RIGHTARG = ${right}, FUNCTION = ${schema}.f${i})`,
      `CREATE OPERATOR ${schema}.|| (LEFTARG = ${left}, RIGHTARG = ${right}, FUNCTION = ${schema}.g${i})`,
    ]),
  ].join("; ");
};

describeEngines(["postgres"], () => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open("postgres")));
  afterEach(() => sandbox.close());

  const alter = async (setting: string) => {
    const name = await (await sandbox.driver()).databaseName();
    await sandbox.sql(`ALTER DATABASE "${name}" SET ${setting}`);
  };

  it.each(["evil", "public"])(
    "calls nothing of the schema %s, wherever the search path has it (V4)",
    async (schema) => {
      await sandbox.sql("CREATE TABLE t (id int PRIMARY KEY DEFAULT 1, x text CHECK (x <> ''))", evil(schema));
      await alter(`search_path = ${schema}, pg_catalog, public`);
      const driver = await sandbox.driver();
      expect((await driver.introspect({})).tables.map(({ name }) => name)).toContain("t");
      await driver.invalidIndexes("CREATE INDEX CONCURRENTLY i ON t (x)");
      const runner = await sandbox.runner([A]);
      await runner.status();
      expect((await runner.run()).failure).toBeUndefined();
      expect((await runner.check()).pending).toEqual([]);
      expect((await runner.rollback()).failure).toBeUndefined();
    },
  );

  it.each([
    {
      name: "public, whatever the path of the database",
      path: "app, public",
      schema: undefined,
      drop: "",
      now: "public",
    },
    { name: "the configured one", path: "app, public", schema: "mine", drop: "", now: "mine" },
    { name: "the first of the path where there is no public", path: '"$user", app', drop: "public", now: "app" },
  ])("takes for the default schema $name (R37)", async ({ path, schema, drop, now }) => {
    await sandbox.sql("CREATE SCHEMA app", "CREATE SCHEMA mine");
    await alter(`search_path = ${path}`);
    if (drop !== "") await sandbox.sql(`DROP SCHEMA ${drop}`);
    const driver = await sandbox.driver(schema === undefined ? {} : { schema });
    expect(driver.defaultSchema).toBe(now);
    expect(await driver.query("SELECT current_schema() AS name")).toEqual([{ name: now }]);
  });

  it("lets migrations see the rest of the role's path, and nothing else of it", async () => {
    await sandbox.sql("CREATE SCHEMA app", "CREATE TABLE app.t (x int)");
    await alter("search_path = app, public");
    const see = migration("See", ["INSERT INTO t VALUES (1)", 'CREATE TABLE "b" ("x" INTEGER)']);
    expect((await (await sandbox.runner([see])).run()).failure).toBeUndefined();
    expect(await sandbox.sql("SELECT x FROM app.t")).toEqual([{ x: 1 }]);
    expect(await sandbox.sql("SELECT 'public.b'::regclass::text AS name")).toEqual([{ name: "b" }]);
  });

  it("writes catalogs out alike whatever the database says (R38)", async () => {
    await sandbox.sql("CREATE TABLE t (id int DEFAULT 1, CHECK (id > 0), i interval DEFAULT '1 day 2 hours')");
    const before = await (await sandbox.driver()).introspect({});
    for (const setting of ["quote_all_identifiers = on", "intervalstyle = iso_8601", "datestyle = 'SQL, DMY'"])
      await alter(setting);
    expect(await (await sandbox.driver()).introspect({})).toEqual(before);
  });

  it("lets a migration pause longer than the database allows (S1)", async () => {
    await alter("idle_in_transaction_session_timeout = 200");
    await alter("statement_timeout = 150");
    const pause = migration("Pause", async ({ query }) => {
      await query("CREATE TABLE p (x int)");
      await new Promise((resolve) => setTimeout(resolve, 600));
      await query("SELECT pg_sleep(0.3)");
    });
    expect((await (await sandbox.runner([pause])).run()).failure).toBeUndefined();
  });
});

describeEngines(
  ENGINES.filter((engine) => engine === "mysql" || engine === "mariadb"),
  (engine) => {
    let sandbox: Sandbox;
    beforeEach(async () => (sandbox = await Sandbox.open(engine)));
    afterEach(() => sandbox.close());

    it("sets for itself how long a session may pause (S1)", async () => {
      const [row] = await sandbox.sql("SELECT @@wait_timeout AS pause, @@net_read_timeout AS silence");
      expect(row).toEqual({ pause: 28_800, silence: 120 });
    });
  },
);
