import type { Migration } from "@stingerloom/core";
import { provePlan, type Proof } from "@stingerloom/proof";
import { emptySchema, planMigration, statementsOf, type MigrationPlan, type Schema } from "@stingerloom/schema-diff";
import { execute, planFor, type AcceptanceCase, type SchemaSource } from "./acceptance";
import { startDatabase, type TestDatabase } from "./database";
import { driverOf, type TestDriver } from "./driver-of";
import type { Engine } from "./engine";

interface Statements {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

export interface ProvedCase {
  readonly plan: MigrationPlan;
  readonly statements: Statements;
  /** Proves the migration with other statements in place of the plan's. */
  prove(statements?: Statements): Promise<Proof>;
  close(): Promise<void>;
}

/** Makes the database of a row of the acceptance table, plans its change, and gives what proves it. */
export async function openCase(engine: Engine, row: AcceptanceCase): Promise<ProvedCase> {
  const databases: TestDatabase[] = [];
  const drivers: TestDriver[] = [];
  const open = async (): Promise<TestDriver> => {
    const database = await startDatabase(engine);
    databases.push(database);
    const driver = driverOf(engine, database.options);
    drivers.push(driver);
    await driver.connect();
    return driver;
  };
  const close = async (): Promise<void> => {
    for (const driver of drivers) await driver.close();
    for (const database of databases) await database.drop();
  };
  try {
    const live = await open();
    await make(live, row.before);
    const wanted = await schemaOf(row.after, live, open);
    return { ...(await provable(engine, live, wanted, row)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The proof of a row's plan. Undefined where there is nothing to do. */
export async function proofOf(engine: Engine, row: AcceptanceCase): Promise<Proof | undefined> {
  const opened = await openCase(engine, row);
  try {
    return opened.statements.up.length === 0 ? undefined : await opened.prove();
  } finally {
    await opened.close();
  }
}

async function provable(
  engine: Engine,
  live: TestDriver,
  asked: Schema,
  row: AcceptanceCase,
): Promise<Omit<ProvedCase, "close">> {
  const schema = await live.introspect({ complete: false });
  const wanted = await live.canonicalizeExpressions(asked, schema);
  const plan = planMigration(live.dialect, schema, wanted, {
    renames: { inference: "never", ...row.renames },
    detectDroppedTables: row.detectDroppedTables ?? true,
    detectDroppedViews: row.detectDroppedViews,
  });
  const quote = (name: string): string => live.escapeIdentifier(name);
  const statements = { up: statementsOf(plan.up, quote), down: statementsOf(plan.down, quote) };
  const prove = (given: Statements = statements): Promise<Proof> =>
    provePlan({
      live,
      openDriver: (options) => driverOf(engine, options),
      schema,
      wanted,
      plan,
      migration: migrationOf(given),
    });
  return { plan, statements, prove };
}

function migrationOf({ up, down }: Statements): Migration {
  const run =
    (statements: readonly string[]): Migration["up"] =>
    async ({ query }) => {
      for (const statement of statements) await query(statement);
    };
  return { name: "ProvedCase1700000000000", up: run(up), down: run(down) };
}

async function make(driver: TestDriver, source: SchemaSource): Promise<void> {
  if ("sql" in source) for (const statement of source.sql) await driver.query(statement);
  else {
    const live = await driver.introspect();
    const from = { ...emptySchema, namespaces: live.namespaces, opaqueObjects: live.opaqueObjects };
    await execute(driver, (await planFor(driver, from, driver.dialect.normalize(source), {})).up);
  }
}

async function schemaOf(source: SchemaSource, live: TestDriver, open: () => Promise<TestDriver>): Promise<Schema> {
  if (!("sql" in source)) return live.dialect.normalize(source);
  const other = await open();
  await make(other, source);
  return live.dialect.normalize(await other.introspect());
}
