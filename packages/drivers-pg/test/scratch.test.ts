import { describeEngine, driverOf, startDatabase, type TestDriver } from "@stingerloom/testing";

/** An immutable function that tells by a sequence, which is not rolled back, that it ran with a superuser's rights. */
const spy = `
  CREATE SEQUENCE seen;
  CREATE FUNCTION spy(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$BEGIN
    BEGIN RESET ROLE; EXCEPTION WHEN OTHERS THEN NULL; END;
    BEGIN RESET SESSION AUTHORIZATION; EXCEPTION WHEN OTHERS THEN NULL; END;
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN PERFORM nextval('public.seen'); END IF;
    PERFORM set_config('search_path', 'evil, pg_catalog', false),
      set_config('standard_conforming_strings', 'off', false);
    RETURN 1;
  END$$`;

const calls: readonly (readonly [string, string, string])[] = [
  ["a check", "CREATE TABLE t (a int, CHECK (a > spy(1)))", "CREATE TABLE t (a int, CHECK (spy(1) + 0 < a))"],
  ["an index", "CREATE TABLE t (a int)", "CREATE TABLE t (a int); CREATE INDEX ON t ((a + spy(1)))"],
  ["a condition", "CREATE TABLE t (a int)", "CREATE TABLE t (a int); CREATE INDEX ON t (a) WHERE a > spy(1)"],
  [
    "a generated column",
    "CREATE TABLE t (a int)",
    "CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + spy(1)) STORED)",
  ],
  ["a default", "CREATE TABLE t (a int)", "CREATE TABLE t (a int DEFAULT spy(1))"],
];

describeEngine("postgres", () => {
  describe("expressions are put through the server", () => {
    it.each(calls)("without a superuser's rights for the functions of %s", (_, before, after) =>
      between(`${spy};${before}`, `${spy};${after}`, async (live, target) => {
        const wanted = await target.introspect();
        const reached = await live.canonicalizeExpressions(wanted, await live.introspect());
        expect(reached.tables).toEqual(wanted.tables);
        expect(await live.query("SELECT is_called FROM public.seen")).toEqual([{ is_called: false }]);
      }),
    );

    it("by a role that may make no temporary table, in a schema that it may make tables in", () =>
      withoutTemporary("GRANT CREATE ON SCHEMA public TO pg_monitor", async (live, target) => {
        const reached = await live.canonicalizeExpressions(await target.introspect(), await live.introspect());
        expect(reached.tables[0]?.checks[0]?.expression).toBe("(a = ANY (ARRAY[1, 2]))");
      }));

    it("by a role that may make no temporary table, in a schema of its own", () =>
      withoutTemporary(
        "DO $$BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO pg_monitor', current_database()); END$$",
        async (live, target) => {
          const reached = await live.canonicalizeExpressions(await target.introspect(), await live.introspect());
          expect(reached.tables[0]?.checks[0]?.expression).toBe("(a = ANY (ARRAY[1, 2]))");
        },
      ));

    it("or says which right it lacks", () =>
      withoutTemporary("REVOKE CREATE ON SCHEMA public FROM PUBLIC", (live, target) =>
        expect(
          (async () => live.canonicalizeExpressions(await target.introspect(), await live.introspect()))(),
        ).rejects.toMatchObject({ code: "SCRATCH_PRIVILEGE" }),
      ));
  });
});

/** A session of a role that may make no temporary table, beside a target with a check that entities wrote. */
function withoutTemporary(grant: string, use: (live: TestDriver, target: TestDriver) => Promise<void>): Promise<void> {
  const revoke = "DO $$BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END$$";
  return between(
    `CREATE TABLE t (a int); ${revoke}; ${grant}`,
    "CREATE TABLE t (a int, CHECK (a IN (1, 2)))",
    async (live, target) => {
      await live.query("SET ROLE pg_monitor");
      await use(live, target);
    },
  );
}

async function between(
  before: string,
  after: string,
  use: (live: TestDriver, target: TestDriver) => Promise<void>,
): Promise<void> {
  await onDatabase(before, (live) => onDatabase(after, (target) => use(live, target)));
}

async function onDatabase(script: string, use: (driver: TestDriver) => Promise<void>): Promise<void> {
  const database = await startDatabase("postgres");
  const driver = driverOf("postgres", database.options);
  try {
    await driver.connect();
    await driver.query(script);
    // What functions did to the session while the script ran is not to count.
    await driver.close();
    await driver.connect();
    await use(driver);
  } finally {
    await driver.close();
    await database.drop();
  }
}
