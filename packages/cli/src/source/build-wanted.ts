import { messageOf, StingerloomError, UsageError, type ConnectionOptions } from "@stingerloom/core";
import { readEntities, type NamingStrategy } from "@stingerloom/entities";
import type { Driver } from "../driver-module";
import { executeChanges } from "../execute-changes";
import { findFiles } from "../find-files";
import { planChanges } from "../plan-changes";
import { applyStatements, applyWhatRuns } from "./apply-statements";
import type { SchemaSource, SourceFunction } from "./schema-source";
import { statementsOf, type SourceStatement } from "./sql-statements";
import { urlOf } from "./url-of";

/** What a wanted schema is made of. */
export interface WantedParts {
  readonly entities?: readonly Function[];
  readonly namingStrategy?: Partial<NamingStrategy>;
  readonly source?: SchemaSource;
}

/** A throw-away database, by its driver and by the options that it was opened with. */
export interface Workplace {
  readonly driver: Driver;
  readonly options: ConnectionOptions;
}

/**
 * Builds the wanted schema on an empty throw-away database: functions first, then files of SQL and entities, each
 * statement once what it needs is there.
 * @throws UsageError `SOURCE_FAILED`, `SOURCE_EMPTY`
 */
export async function buildWanted(parts: WantedParts, { driver, options }: Workplace): Promise<void> {
  const { entities = [], namingStrategy, source } = parts;
  for (const one of source?.list ?? []) if (typeof one === "function") await callSource(one, { driver, options });
  const patterns = source?.list.filter((one) => typeof one === "string") ?? [];
  const files = patterns.length === 0 ? [] : await readFiles(patterns, source?.folder ?? "", driver);
  // Entities may need an extension, a type or a function of the files, and the files' views need the tables.
  const { left } = await applyWhatRuns(files, driver);
  if (entities.length > 0) await buildEntities(entities, namingStrategy, driver);
  await applyStatements(left, driver, source?.folder ?? "");
}

async function readFiles(
  patterns: readonly string[],
  folder: string,
  driver: Driver,
): Promise<readonly (readonly SourceStatement[])[]> {
  const found = await Promise.all(patterns.map((pattern) => findFiles(pattern, folder)));
  const files = [...new Set(found.flat())].filter((file) => file.endsWith(".sql"));
  if (files.length === 0)
    throw new UsageError("SOURCE_EMPTY", `There is no file of SQL in ${patterns.join(", ")}`, {
      hint: `They are looked for from ${folder}, and end in .sql.`,
    });
  return Promise.all(files.map((file) => statementsOf(file, driver)));
}

async function callSource(source: SourceFunction, { driver, options }: Workplace): Promise<void> {
  const connection = options;
  const query = (sql: string, parameters?: readonly unknown[]) => driver.query(sql, parameters);
  try {
    await source({ url: await urlOf(options), connection, query });
  } catch (cause) {
    throw new UsageError("SOURCE_FAILED", `The function ${source.name || "of source"} threw: ${messageOf(cause)}`, {
      hint: "It builds the wanted schema on an empty throw-away database. --verbose shows where it failed.",
      cause,
    });
  }
}

async function buildEntities(
  entities: readonly Function[],
  namingStrategy: Partial<NamingStrategy> | undefined,
  driver: Driver,
): Promise<void> {
  const { generatedUuid } = driver.dialect;
  const live = await driver.introspect();
  const asked = driver.dialect.normalize(readEntities(entities, { generatedUuid, namingStrategy }));
  const wanted = await driver.canonicalizeExpressions(withoutEarlierNames(asked), live);
  const { sql } = await planChanges(driver, live, wanted, { renames: { inference: "never" }, askLimitMs: 0 });
  try {
    await executeChanges(driver, sql.up);
  } catch (cause) {
    throw new StingerloomError("SOURCE_FAILED", `The entities cannot be built: ${(cause as Error).message}`, {
      hint: "What they rely on (extensions, types, functions) is not there: add it to `source` as SQL.",
      cause,
    });
  }
}

/** Nothing is there to be renamed. */
function withoutEarlierNames(schema: ReturnType<typeof readEntities>): ReturnType<typeof readEntities> {
  const bare = <T extends { readonly renamedFrom?: string }>(one: T): T => ({ ...one, renamedFrom: undefined });
  const tables = schema.tables.map((table) => ({ ...bare(table), columns: table.columns.map(bare) }));
  return { ...schema, tables, views: schema.views.map(bare) };
}
