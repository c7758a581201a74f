import { printMigration, type Language } from "@stingerloom/codegen";
import type { ConnectionOptions } from "@stingerloom/core";
import { readEntities } from "@stingerloom/entities";
import type { Hazard, RenameDecisions } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { checkWritable, writeMigrationFile } from "./migration-file";
import { planChanges, type Changes } from "./plan-changes";
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
 * @throws EntityError, DecisionNeededError `RENAME_UNDECIDED`, UsageError `OUTPUT_NOT_WRITABLE`; nothing is written then
 */
export async function generateMigration(driver: Driver, connection: ConnectionOptions, entities: readonly Function[], options: GenerateOptions): Promise<GeneratedMigration> {
  const { outputDir = "./migrations", name = "auto_migration", language, now = Date.now } = options;
  if (!options.dryRun) await checkWritable(outputDir);
  const { sql, hazards, inferredRenames, up, down } = await changesOf(driver, connection, entities, options);
  if (sql.up.length === 0) return { filePath: "", sql: { up: [], down: [] }, hazards: [], inferredRenames: [], source: "" };
  const { fileName, source } = printMigration({ name, timestamp: now(), up, down, language });
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
  const { generatedUuid } = driver.dialect;
  const wanted = driver.dialect.normalize(readEntities(entities, { generatedUuid, namingStrategy: connection.namingStrategy }));
  const live = await driver.introspect({ ignore: connection.ignore });
  const settled = await driver.settle(wanted, live);
  return planChanges(driver, live, settled, options);
}
