import { printMigration, type Language } from "@stingerloom/codegen";
import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { readEntities } from "@stingerloom/entities";
import {
  displayName,
  nameGlobs,
  nameKey,
  type Hazard,
  type RenameDecisions,
  type Schema,
} from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { checkWritable, writeMigrationFile } from "./migration-file";
import { planChanges, type Changes } from "./plan-changes";
import { refuseUnknownTypes } from "./refuse-unknown-types";
import type { RenameResolver } from "./rename-resolver";

export interface GenerateOptions {
  /** Default `./migrations`. */
  readonly outputDir?: string;
  /** Default `auto_migration`. */
  readonly name?: string;
  readonly renames?: RenameDecisions;
  readonly resolver?: RenameResolver;
  readonly detectDroppedTables?: boolean;
  /** Plan and print, and write nothing. */
  readonly dryRun?: boolean;
  readonly language?: Language;
  /** Do types need the word `type` where they are imported (`verbatimModuleSyntax`)? */
  readonly typeImports?: boolean;
  /** Unix time in milliseconds; default now. */
  readonly now?: () => number;
}

export interface GeneratedMigration {
  /** Empty when there is nothing to do, or in a dry run. */
  readonly filePath: string;
  readonly sql: { readonly up: string[]; readonly down: string[] };
  readonly hazards: readonly Hazard[];
  readonly inferredRenames: readonly string[];
  /** The file's text; empty when there is nothing to do. */
  readonly source: string;
}

/**
 * Compares the entities with the live database and writes the migration that takes the one to the other.
 * @throws EntityError, DecisionNeededError `RENAME_UNDECIDED`, UsageError `OUTPUT_NOT_WRITABLE` or `NOT_A_TABLE`;
 * nothing is written then
 */
export async function generateMigration(
  driver: Driver,
  connection: ConnectionOptions,
  entities: readonly Function[],
  options: GenerateOptions,
): Promise<GeneratedMigration> {
  const { outputDir = "./migrations", name = "auto_migration", language, typeImports, now = Date.now } = options;
  if (!options.dryRun) await checkWritable(outputDir);
  const { sql, hazards, inferredRenames, up, down } = await changesOf(driver, connection, entities, options);
  if (sql.up.length === 0)
    return { filePath: "", sql: { up: [], down: [] }, hazards: [], inferredRenames: [], source: "" };
  const quote = (identifier: string): string => driver.escapeIdentifier(identifier);
  const { fileName, source } = printMigration({
    name,
    timestamp: now(),
    up: up.steps,
    down: down.steps,
    language,
    typeImports,
    quote,
  });
  const filePath = options.dryRun ? "" : await writeMigrationFile(outputDir, fileName, source);
  return { filePath, sql, hazards, inferredRenames, source };
}

/** What the entities ask of the live database. */
export async function changesOf(
  driver: Driver,
  connection: ConnectionOptions,
  entities: readonly Function[],
  options: Pick<GenerateOptions, "renames" | "resolver" | "detectDroppedTables">,
): Promise<Changes> {
  const { generatedUuid, defaultSchema } = driver.dialect;
  const isIgnored = nameGlobs(connection.ignore, { defaultSchema });
  const asked = driver.dialect.normalize(
    readEntities(entities, { generatedUuid, namingStrategy: connection.namingStrategy }),
  );
  const wanted = { ...asked, tables: asked.tables.filter((table) => !isIgnored(table)) };
  const live = await driver.introspect({ ignore: connection.ignore, complete: false });
  refuseOtherRelations(wanted, live);
  await refuseUnknownTypes(driver, wanted, live);
  const settled = await driver.canonicalizeExpressions(wanted, live);
  return planChanges(driver, live, settled, options);
}

/** A table cannot be created where a view, a partition or another object has its name. */
function refuseOtherRelations(wanted: Schema, live: Schema): void {
  const kinds = new Map<string, string>();
  for (const { materialized, ...view } of live.views)
    kinds.set(nameKey(view), materialized ? "materialized view" : "view");
  for (const object of live.opaqueObjects)
    if (/\b(table|partition)$/.test(object.kind)) kinds.set(nameKey(object), object.kind);
  for (const table of live.tables) kinds.delete(nameKey(table));
  const table = wanted.tables.find((one) => kinds.has(nameKey(one)));
  if (table === undefined) return;
  const name = displayName(table);
  throw new UsageError(
    "NOT_A_TABLE",
    `An entity asks for a table ${name}, and in the database ${name} is a ${kinds.get(nameKey(table))}`,
    {
      hint:
        `Name it in connection.ignore ("${name}"): then migrations leave it alone. Or give the entity ` +
        `another name.`,
    },
  );
}
