import { MigrationRunner, type Migration, type MigrationContext, type RunnerOptions } from "@stingerloom/core";
import { driverOf, startDatabase, type Engine, type TestDatabase, type TestDriver } from "../../src";

type Step = readonly string[] | ((context: MigrationContext) => Promise<void>);

/** A migration of statements, with names in double quotes that become the engine's own, or of a function. */
export function migration(
  name: string,
  up: Step,
  down: Step = [],
  more: { readonly transaction?: boolean } = {},
): Migration {
  const run = (step: Step) => async (context: MigrationContext) => {
    if (typeof step === "function") return step(context);
    for (const sql of step) await context.query(quoted(context.driver, sql));
  };
  return { name, up: run(up), down: run(down), ...more } as Migration;
}

export function quoted(driver: { escapeIdentifier(name: string): string }, sql: string): string {
  return sql.replace(/"([^"]+)"/g, (_, name: string) => driver.escapeIdentifier(name));
}

/** An empty database, and as many sessions on it as a test opens. */
export class Sandbox {
  private readonly drivers: TestDriver[] = [];
  private constructor(readonly database: TestDatabase) {}

  static async open(engine: Engine): Promise<Sandbox> {
    return new Sandbox(await startDatabase(engine, { label: "running" }));
  }

  async driver(options: object = {}): Promise<TestDriver> {
    const driver = driverOf(this.database.engine, { ...this.database.options, ...options });
    await driver.connect();
    this.drivers.push(driver);
    return driver;
  }

  async runner(migrations: readonly Migration[], options: RunnerOptions = {}): Promise<MigrationRunner> {
    return new MigrationRunner(await this.driver(), migrations, options);
  }

  /** Executes on a session of its own, and gives the rows of the last statement. */
  async sql(...statements: readonly string[]): Promise<Record<string, unknown>[]> {
    const driver = await this.driver();
    let rows: Record<string, unknown>[] = [];
    for (const sql of statements) rows = (await driver.query(quoted(driver, sql))) as Record<string, unknown>[];
    return rows;
  }

  async hasTable(name: string): Promise<boolean> {
    return (await this.driver()).hasTable(name);
  }

  async close(): Promise<void> {
    for (const driver of this.drivers) await driver.close();
    await this.database.drop();
  }
}
