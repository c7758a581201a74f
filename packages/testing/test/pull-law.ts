import { dirname, join } from "node:path";
import { runInThisContext } from "node:vm";
import { MigrationCli, pullSchema, type Driver, type PulledSchema, type PullOptions } from "@stingerloom/cli";
import type { ConnectionOptions } from "@stingerloom/core";
import * as decorators from "@stingerloom/entities";
import ts from "typescript";
import { emptySchema, type Schema } from "@stingerloom/schema-diff";
import { execute, planFor } from "../src/acceptance";
import { startDatabase } from "../src/database";
import { driverOf, type TestDriver } from "../src/driver-of";
import type { Engine } from "../src/engine";

type LawOptions = PullOptions & { readonly uncovered?: readonly string[] };

/** Builds the schema in a database of its own, and expects the law of it. */
export async function pullFrom(
  engine: Engine,
  source: Schema | readonly string[],
  options: LawOptions = {},
): Promise<PulledSchema> {
  const database = await startDatabase(engine, { label: "pull" });
  const driver = driverOf(engine, database.options);
  try {
    await driver.connect();
    await execute(driver, "tables" in source ? await statementsFor(driver, source) : source);
    return await expectPullLaw(driver, database.options, options);
  } finally {
    await driver.close();
    await database.drop();
  }
}

async function statementsFor(driver: TestDriver, source: Schema): Promise<readonly string[]> {
  const { namespaces, opaqueObjects } = await driver.introspect();
  const empty = { ...emptySchema, namespaces, opaqueObjects };
  return (await planFor(driver, empty, driver.dialect.normalize(source), {})).up;
}

/**
 * `schema:pull`, then `migrate:generate`, finds nothing: the printed files are compiled, loaded and compared with the
 * database.
 * @returns what was pulled
 * @throws Error that names what is left, with the files
 */
async function expectPullLaw(
  driver: TestDriver,
  connection: ConnectionOptions,
  options: LawOptions = {},
): Promise<PulledSchema> {
  const pulled = await pullSchema(driver as Driver, connection, options);
  const fail = (what: string): never => {
    const files = pulled.entities.map(({ name, source }) => `// ${name}\n${source}`);
    throw new Error(`${what}\n${files.join("\n")}`);
  };
  const { uncovered: expected = [] } = options;
  // Of these the law holds: they are kept.
  const uncovered = pulled.uncovered.filter(
    (what) => expected.includes(what) || !what.endsWith("migrate:generate keeps it, and no decorator says it"),
  );
  if (pulled.tables.length === 0) return pulled;
  if (uncovered.join("\n") !== expected.join("\n")) fail(`not covered:\n${pulled.uncovered.join("\n")}`);
  const entities = [...loadPulled(pulled)].filter((value) => decorators.isEntity(value));
  const cli = new MigrationCli([], { ...connection, entities });
  try {
    await cli.connect();
    const { sql } = await cli.planSync();
    if (sql.up.length > 0 && expected.length === 0) fail(`migrate:generate finds:\n${sql.up.join("\n")}`);
  } finally {
    await cli.close();
  }
  return pulled;
}

/** What the files export, loaded as CommonJS with the metadata of decorators, each file when it is first asked for. */
function loadPulled({ entities }: PulledSchema): Set<unknown> {
  const sources = new Map(entities.map(({ name, source }) => [name.replace(/\.ts$/, ""), source]));
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (stem: string): Record<string, unknown> => {
    const known = loaded.get(stem);
    if (known !== undefined) return known;
    const exports: Record<string, unknown> = {};
    loaded.set(stem, exports);
    const find = (path: string) =>
      path === "@stingerloom/orm" ? decorators : load(join(dirname(stem), path).replace(/\.js$/, ""));
    // Of this world, so that arrays are those that the decorators know.
    const run = runInThisContext(`(exports, require) => {${compiled(sources.get(stem) ?? "")}\n}`) as (
      exports: object,
      require: (path: string) => unknown,
    ) => void;
    run(exports, find);
    return exports;
  };
  return new Set([...sources.keys()].flatMap((stem) => Object.values(load(stem))));
}

/** As a person's build compiles it, with the metadata of decorators. */
export function compiled(source: string, module = ts.ModuleKind.CommonJS): string {
  return ts.transpileModule(source, {
    compilerOptions: {
      module,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  }).outputText;
}
