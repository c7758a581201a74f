import { describeEntities, foreignKeyLabel, printEntities, type DescribedEntities } from "@stingerloom/codegen";
import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { completeNaming, Entity, PrimaryGeneratedColumn, readEntities, shortName } from "@stingerloom/entities";
import {
  describe,
  displayName,
  emptySchema,
  nameGlobs,
  nameKey,
  type Dialect,
  type Schema,
  type TableOptions,
} from "@stingerloom/schema-diff";
import type { Driver } from "../driver-module";
import { changesOf } from "../entity-changes";
import { makeClasses } from "./make-classes";
import { typeJudge } from "./type-judge";
import { objectFiles, unmanagedObjects, usedEnums } from "./object-files";
import { optionsOfTables } from "./options-of-tables";

export interface PullOptions {
  /** Globs of the tables to pull; default: all. Of a part of the tables, no other objects are pulled but theirs. */
  readonly tables?: readonly string[];
  /** The name of the one file for all classes. */
  readonly singleFile?: string;
  readonly enums?: "union" | "enum";
  readonly case?: "camel" | "keep";
  /** How files import each other: `./user` (default) or `./user.js`. */
  readonly importEnding?: "" | ".js";
}

export interface PulledSchema {
  readonly tables: readonly string[];
  /** The files of classes. */
  readonly entities: readonly PulledFile[];
  /** The files of what entities cannot say. */
  readonly objects: readonly PulledFile[];
  /** What neither says: `migrate:generate` would change it, or a new database would be without it. */
  readonly uncovered: readonly string[];
}

export interface PulledFile {
  readonly name: string;
  readonly source: string;
}

/**
 * The live database as entity classes and files of SQL. Writes nothing. The classes are compared with the database as
 * `migrate:generate` does: what it would change is in `uncovered`.
 * @throws UsageError `NOTHING_TO_PULL`; EntityError for what no class can be made of
 */
export async function pullSchema(
  driver: Driver,
  connection: ConnectionOptions,
  options: PullOptions = {},
): Promise<PulledSchema> {
  const { dialect } = driver;
  const live = await driver.introspect({ ignore: connection.ignore });
  const chosen = chooseTables(live, options, dialect.defaultSchema);
  const naming = { ...completeNaming(connection.namingStrategy), shortName };
  const described = describeEntities(chosen, {
    naming,
    case: options.case,
    enums: options.enums,
    renderType: (type) => dialect.renderType(type),
    typeMeans: typeJudge(dialect),
    defaultSchema: dialect.defaultSchema,
    tableDefaults: await tableDefaults(driver, connection),
    generatedUuid: dialect.generatedUuid,
  });
  return {
    tables: chosen.tables.map(displayName),
    entities: printEntities(described, options),
    objects: objectFiles(dialect, chosen),
    uncovered: [
      ...(await uncoveredBy(described, driver, connection)),
      ...keptOptions(dialect, chosen),
      ...unmanagedObjects(chosen),
    ],
  };
}

/** @throws UsageError `NOTHING_TO_PULL` */
function chooseTables(live: Schema, { tables: globs }: PullOptions, defaultSchema: string | undefined): Schema {
  if (globs === undefined || globs.length === 0) return live;
  const unused = globs.find((glob) => !live.tables.some(nameGlobs([glob], { defaultSchema })));
  if (unused !== undefined)
    throw nothingToPull(
      `No table is called ${unused}`,
      `There are: ${live.tables.map(displayName).slice(0, 20).join(", ")}${live.tables.length > 20 ? ", …" : ""}.`,
    );
  const tables = live.tables.filter(nameGlobs(globs, { defaultSchema }));
  const keys = new Set(tables.map(nameKey));
  const isTheirs = ({ table }: { readonly table?: { readonly schema?: string; readonly name: string } }) =>
    table !== undefined && keys.has(nameKey(table));
  const opaqueObjects = live.opaqueObjects.filter(isTheirs);
  const used = usedEnums(tables);
  const enums = live.enums.filter((type) => used.has(nameKey(type)));
  return { ...emptySchema, enums, tables, opaqueObjects };
}

function nothingToPull(message: string, hint: string): UsageError {
  return new UsageError("NOTHING_TO_PULL", message, { hint });
}

/** The options of a table of which nobody says anything: those need not be written. */
async function tableDefaults(driver: Driver, { namingStrategy }: ConnectionOptions): Promise<TableOptions | undefined> {
  class StingerloomDefaults {}
  PrimaryGeneratedColumn()(StingerloomDefaults.prototype, "id");
  Entity({ name: "__stingerloom_defaults" })(StingerloomDefaults);
  const wanted = driver.dialect.normalize(readEntities([StingerloomDefaults], { namingStrategy }));
  return (await driver.canonicalizeExpressions(wanted, emptySchema)).tables[0]?.options;
}

/** Options of tables that neither a decorator nor a file says: a new database would be without them. */
function keptOptions(dialect: Dialect, schema: Schema): readonly string[] {
  return optionsOfTables(dialect, schema)
    .filter(({ statements }) => statements.length === 0)
    .flatMap(({ table, options }) =>
      options.map((words) => `${displayName(table)}: ${words}: migrate:generate keeps it, and no decorator says it`),
    );
}

/** What `migrate:generate` would change, with the reason where there is one. */
async function uncoveredBy(
  { entities, unsaid }: DescribedEntities,
  driver: Driver,
  connection: ConnectionOptions,
): Promise<readonly string[]> {
  const { changes } = await changesOf(driver, connection, makeClasses(entities), {
    renames: { inference: "never" },
  });
  const reasons = unsaid.map(({ table, what, reason }) => `${displayName(table)}: ${what}: ${reason}`);
  const known = new Set(unsaid.map(({ table, what }) => `${nameKey(table)} ${what}`));
  const left = changes.filter(
    (change) =>
      change.kind !== "dropForeignKey" || !known.has(`${nameKey(change.table)} ${foreignKeyLabel(change.foreignKey)}`),
  );
  return [...reasons, ...left.map((change) => `migrate:generate would say: ${describe(change, driver.dialect)}`)];
}
