import { ENGINES, describeEngines, type Engine } from "../../src";
import { Sandbox, migration } from "./open-runner";

/** What a migration leaves set in its session, and what the next one must see of it: the answer before it. */
interface Leak {
  readonly name: string;
  readonly sets: readonly string[];
  readonly asks: string;
  /** Only without a transaction. */
  readonly transaction?: false;
}

const server = (
  settings: readonly (readonly [name: string, value: string])[],
  show: (name: string) => string,
): Leak[] => settings.map(([name, value]) => ({ name, sets: [`SET ${name} = ${value}`], asks: show(name) }));

const mysql: readonly Leak[] = [
  ...server(
    [
      ["sql_mode", "'ANSI_QUOTES'"],
      ["foreign_key_checks", "0"],
      ["lock_wait_timeout", "77"],
      ["time_zone", "'+03:00'"],
      ["sql_select_limit", "1"],
      ["autocommit", "0"],
      ["default_storage_engine", "MyISAM"],
      ["character_set_results", "NULL"],
    ],
    (name) => `SELECT @@${name} AS value`,
  ),
  { name: "USE", sets: ["USE information_schema"], asks: "SELECT DATABASE() AS value" },
  { name: "SET NAMES", sets: ["SET NAMES latin1"], asks: "SELECT @@character_set_client AS value" },
];

const leaks: Readonly<Record<Engine, readonly Leak[]>> = {
  postgres: [
    ...server(
      [
        ["search_path", "elsewhere"],
        ["standard_conforming_strings", "off"],
        ["lock_timeout", "77"],
        ["statement_timeout", "77777"],
        ["row_security", "off"],
        ["datestyle", "'SQL, DMY'"],
        ["session_replication_role", "replica"],
      ],
      (name) => `SELECT pg_catalog.current_setting('${name}') AS value`,
    ),
    { name: "SET ROLE", sets: ["SET ROLE pg_monitor"], asks: "SELECT current_user AS value" },
    {
      name: "SET SESSION AUTHORIZATION",
      sets: ["SET SESSION AUTHORIZATION pg_monitor"],
      asks: "SELECT session_user AS value",
    },
    {
      name: "CREATE TEMPORARY TABLE",
      sets: ["CREATE TEMPORARY TABLE x (y int)"],
      asks: "SELECT to_regclass('x') AS value",
    },
    {
      name: "PREPARE",
      sets: ["PREPARE p AS SELECT 1"],
      asks: "SELECT count(*) AS value FROM pg_prepared_statements WHERE name = 'p'",
    },
    {
      name: "set_config in a text of several statements",
      sets: ["SELECT 1; SELECT set_config('search_path', 'elsewhere', false)"],
      asks: "SELECT current_setting('search_path') AS value",
    },
  ],
  mysql,
  mariadb: mysql,
  sqlite: [
    { name: "PRAGMA query_only", sets: ["PRAGMA query_only = ON"], asks: "PRAGMA query_only" },
    { name: "PRAGMA recursive_triggers", sets: ["PRAGMA recursive_triggers = ON"], asks: "PRAGMA recursive_triggers" },
    {
      name: "PRAGMA case_sensitive_like",
      sets: ["PRAGMA case_sensitive_like = ON"],
      asks: "SELECT 'a' LIKE 'A' AS value",
    },
    {
      name: "PRAGMA foreign_keys",
      sets: ["PRAGMA foreign_keys = OFF"],
      asks: "PRAGMA foreign_keys",
      transaction: false,
    },
    {
      name: "ATTACH",
      sets: ["ATTACH ':memory:' AS other"],
      asks: "SELECT count(*) AS value FROM pragma_database_list",
    },
    {
      name: "a temporary trigger",
      sets: ['CREATE TEMP TRIGGER swallow BEFORE INSERT ON main."start" BEGIN SELECT RAISE(IGNORE); END'],
      asks: "SELECT count(*) AS value FROM sqlite_temp_schema",
    },
    {
      name: "a temporary table",
      sets: ['CREATE TEMP TABLE "start" (x)'],
      asks: "SELECT count(*) AS value FROM sqlite_temp_schema",
    },
  ],
};

describeEngines(ENGINES, (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  test.each(leaks[engine])("$name does not reach the next migration", async ({ name, sets, asks, transaction }) => {
    const answers: unknown[] = [];
    const asking = (step: string) =>
      migration(step, async ({ query }) => void answers.push(await query(asks)), [], { transaction });
    const runner = await sandbox.runner([
      migration("Start", ['CREATE TABLE "start" ("x" INTEGER)']),
      asking("Before"),
      migration("Sets", sets, [], { transaction }),
      asking("After"),
    ]);
    const { failure, results } = await runner.run();
    expect(failure?.message).toBeUndefined();
    expect(results.map(({ success }) => success)).toEqual([true, true, true, true]);
    expect({ [name]: answers[1] }).toEqual({ [name]: answers[0] });
    expect((await runner.status()).executed.map((row) => row.name)).toEqual(["Start", "Before", "Sets", "After"]);
  });
});
