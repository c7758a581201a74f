import { MigrationRunner, type MigrationError, type StingerloomError } from "@stingerloom/core";
import { ENGINES, describeEngines } from "../../src";
import { Sandbox, migration, quoted } from "./open-runner";

describeEngines(["postgres"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("drops an unusable index only where the statement makes it (T10)", async () => {
    await sandbox.sql(
      "CREATE SCHEMA other",
      ...["the_table", "other.the_table"].flatMap((table) => [
        `CREATE TABLE ${table} (x integer, y integer)`,
        `INSERT INTO ${table} VALUES (1, 1), (1, 1)`,
      ]),
    );
    // Of somebody else: on the same table, and of the same name in another schema.
    for (const sql of ['"the" ON the_table (y)', '"by_x" ON other.the_table (x)'])
      await sandbox.sql(`CREATE UNIQUE INDEX CONCURRENTLY ${sql}`).catch(() => undefined);
    const index = migration(
      "Index",
      ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "by_x" ON public.the_table (x)'],
      [],
      {
        transaction: false,
      },
    );
    expect((await (await sandbox.runner([index])).run()).failure).toMatchObject({ code: "MIGRATION_FAILED" });
    await sandbox.sql("DELETE FROM the_table");
    expect((await (await sandbox.runner([index])).run()).failure).toBeUndefined();
    const left = await sandbox.sql(
      "SELECT indexrelid::regclass::text AS name, indisvalid AS valid FROM pg_index WHERE indrelid " +
        "IN ('the_table'::regclass, 'other.the_table'::regclass) ORDER BY 1",
    );
    expect(left).toEqual([
      { name: "by_x", valid: true },
      { name: "other.by_x", valid: false },
      { name: "the", valid: false },
    ]);
  });
});

describeEngines(["postgres", "mysql"], (engine) => {
  let sandbox: Sandbox;
  let role: string;
  beforeEach(async () => {
    sandbox = await Sandbox.open(engine);
    role = sandbox.database.options.database.slice(-28);
  });
  afterEach(() => sandbox.close());

  /** The role may make tables and use its own, and no more. */
  const roles = {
    postgres: {
      made: () => [`CREATE ROLE "${role}"`, `GRANT CREATE, USAGE ON SCHEMA public TO "${role}"`],
      gone: () => [`DROP OWNED BY "${role}" CASCADE`, `DROP ROLE "${role}"`],
      options: () => ({}),
      taken: ["SET ROLE ROLE", "SELECT set_config('role', 'ROLE', false)", "SET SESSION AUTHORIZATION ROLE"],
    },
    // The account has its rights by its default role alone, and takes one that has rights to one table.
    mysql: {
      made: () => [
        `CREATE ROLE '${role}', '${role}_d'`,
        `CREATE USER '${role}_u' IDENTIFIED BY 'x' DEFAULT ROLE '${role}_d'`,
        `GRANT ALL ON \`${sandbox.database.options.database}\`.* TO '${role}_d'`,
        `GRANT ALL ON \`${sandbox.database.options.database}\`.made TO '${role}'`,
        `GRANT '${role}' TO '${role}_u'`,
      ],
      gone: () => [`DROP USER '${role}_u'`, `DROP ROLE '${role}', '${role}_d'`],
      options: () => ({ username: `${role}_u`, password: "x", url: undefined }),
      taken: ["SET ROLE 'ROLE'"],
    },
  }[engine as "postgres" | "mysql"];

  it.each(roles.taken)("journals what a migration does after %s, by itself", async (take) => {
    let fails = true;
    const made = migration(
      "Role",
      async ({ query }) => {
        await query(take.replace("ROLE'", `${role}'`).replace(/ROLE$/, role));
        await query("CREATE TABLE made (x integer)");
        await query("INSERT INTO made VALUES (1)");
        if (fails) throw new Error("later");
      },
      [],
      { transaction: false },
    );
    const run = async () => new MigrationRunner(await sandbox.driver(roles.options()), [made]).run();
    await sandbox.sql(...roles.made());
    try {
      expect((await run()).failure?.message).toContain("later");
      fails = false;
      expect((await run()).failure).toBeUndefined();
      expect(await sandbox.sql("SELECT x FROM made")).toEqual([{ x: 1 }]);
    } finally {
      await sandbox.sql(...roles.gone());
    }
  });
});

describeEngines(["postgres", "mysql", "mariadb"], (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("says what it knows when the connection ends, and that the rest is not known (S2)", async () => {
    const victim = await sandbox.driver();
    const session = await victim.sessionId();
    const kill = engine === "postgres" ? `SELECT pg_terminate_backend(${session})` : `KILL ${session}`;
    const cut = migration(
      "Cut",
      async ({ query, driver }) => {
        await query(quoted(driver, 'CREATE TABLE "t" ("x" INTEGER)'));
        await sandbox.sql(kill);
        await query(quoted(driver, 'INSERT INTO "t" VALUES (1)'));
      },
      [],
      { transaction: false },
    );
    const failure = (await new MigrationRunner(victim, [cut]).run()).failure as MigrationError;
    expect(failure.code).toMatch(/^CONNECTION_/);
    expect(failure.done).toMatchObject([{ number: 1 }]);
    expect(failure.message).toMatch(/Done and kept: 1 \(CREATE TABLE .*\)\.\nNot known: 2 \(INSERT/);
    expect(failure.hint).toContain("migrate:status");
  });
});

describeEngines(ENGINES, (engine) => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await Sandbox.open(engine)));
  afterEach(() => sandbox.close());

  it("says which row of the journal cannot be read (T16)", async () => {
    const done = migration("Done", ['CREATE TABLE "t" ("x" INTEGER)']);
    await (await sandbox.runner([done])).run();
    await sandbox.sql(`UPDATE "__migrations_journal" SET "fingerprint" = '[{'`);
    const back = await (await sandbox.runner([done])).rollback();
    expect(back.failure).toMatchObject({
      code: "JOURNAL_BROKEN",
      message: expect.stringContaining('"Done"') as string,
    });
    const half = migration("Half", ['CREATE TABLE "u" ("x" INTEGER)', 'SELECT * FROM "nowhere"'], [], {
      transaction: false,
    });
    await (await sandbox.runner([half])).run();
    await sandbox.sql(`UPDATE "__migrations_journal" SET "tables" = 'x' WHERE "number" = 1`);
    const again = await (await sandbox.runner([half])).run().then(undefined, (error: unknown) => error);
    expect(again as StingerloomError).toMatchObject({
      code: "JOURNAL_BROKEN",
      message: expect.stringContaining('statement 1 of "Half"') as string,
    });
  });
});
