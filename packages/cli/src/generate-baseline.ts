import { printMigration, type Language } from "@stingerloom/codegen";
import type { ConnectionOptions } from "@stingerloom/core";
import { UsageError } from "@stingerloom/core";
import { emptySchema, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { checkWritable, writeMigrationFile } from "./migration-file";
import { planChanges, type Changes } from "./plan-changes";

export interface GenerateBaselineOptions {
  /** Default `./migrations`. */
  readonly outputDir?: string;
  /** Default `baseline`. */
  readonly name?: string;
  /** Plan and print, and write nothing. */
  readonly dryRun?: boolean;
  readonly language?: Language;
  readonly typeImports?: boolean;
  /** Unix time in milliseconds; default now. */
  readonly now?: () => number;
}

export interface GeneratedBaseline {
  /** Empty in a dry run. */
  readonly filePath: string;
  readonly className: string;
  readonly source: string;
  readonly sql: { readonly up: readonly string[]; readonly down: readonly string[] };
  /** Objects of the database that the migration does not make. */
  readonly unsupported: readonly string[];
}

/**
 * Writes the migration that makes an empty database into one like this: tables, views, routines and all that is
 * managed.
 * @throws UsageError `NOTHING_TO_PULL`, `OUTPUT_NOT_WRITABLE`
 */
export async function generateBaseline(
  driver: Driver,
  connection: ConnectionOptions,
  options: GenerateBaselineOptions = {},
): Promise<GeneratedBaseline> {
  const { outputDir = "./migrations", name = "baseline", language, typeImports, now = Date.now } = options;
  if (!options.dryRun) await checkWritable(outputDir);
  const { sql, up, down, unsupported } = await planBaseline(driver, connection);
  if (sql.up.length === 0)
    throw new UsageError("NOTHING_TO_PULL", "The database has no tables and no other objects", {
      hint: "migrate:generate writes the first migration from the entities.",
    });
  const { fileName, className, source } = printMigration({
    name,
    timestamp: now(),
    up: up.steps,
    down: down.steps,
    header: ["What the database had when it was adopted. It is recorded as run there."],
    language,
    typeImports,
    quote: (identifier) => driver.escapeIdentifier(identifier),
  });
  const filePath = options.dryRun ? "" : await writeMigrationFile(outputDir, fileName, source);
  return { filePath, className, source, sql, unsupported };
}

/** What makes an empty database into one like this, and back. */
export async function planBaseline(driver: Driver, { ignore }: ConnectionOptions): Promise<Changes> {
  const live = await driver.introspect({ ignore });
  const empty = emptyLike(live);
  const wanted = await driver.canonicalizeExpressions(driver.dialect.normalize(live), empty);
  return planChanges(driver, empty, wanted, { complete: true, renames: { inference: "never" } });
}

/** Settings of the database itself are no part of a migration. */
function emptyLike({ opaqueObjects }: Schema): Schema {
  return { ...emptySchema, opaqueObjects: opaqueObjects.filter(({ kind }) => kind === "default collation") };
}
