import { StingerloomError, UsageError, type ConnectionOptions } from "@stingerloom/core";
import { emptySchema } from "@stingerloom/schema-diff";
import { readEntities, type NamingStrategy } from "@stingerloom/entities";
import { connectionFromUrl } from "../connection-url";
import type { Driver } from "../driver-module";
import { executeChanges } from "../execute-changes";
import { findFiles } from "../find-files";
import { loadDriver } from "../load-driver";
import { planChanges } from "../plan-changes";
import { applyStatements } from "./apply-statements";
import { statementsOf } from "./sql-statements";
import { withEmptyScratch } from "./with-empty-scratch";

/** A schema to compare: a live database, files of SQL, or entities. */
export type SchemaSide = ConnectionOptions | string | SqlSide | EntitySide;

export interface SqlSide {
  /** Files, folders and globs, relative to `folder`. */
  readonly sql: readonly string[];
  readonly folder: string;
}

export interface EntitySide {
  readonly entities: readonly Function[];
  readonly namingStrategy?: Partial<NamingStrategy>;
}

export interface SideContext {
  readonly projectRoot?: string;
  /** Connected, of the engine on whose server throw-away databases are made. Files and entities need one. */
  readonly server?: Driver;
}

/** Gives a connected driver of a database that has the schema, and ends it, a throw-away one with it. */
export async function withSide<T>(
  side: SchemaSide,
  { server, projectRoot }: SideContext,
  use: (driver: Driver) => Promise<T>,
): Promise<T> {
  if (isLive(side)) return withDatabase(side, { mustExist: true }, projectRoot, use);
  if (server === undefined)
    throw new UsageError("SCRATCH_UNAVAILABLE", "Files and entities are read by way of a throw-away database", {
      hint: "Name a server on which one may be created: --scratch-url postgres://…, or sqlite:any.db for SQLite.",
    });
  return withEmptyScratch({ live: server, openDriver: (given) => loadDriver(given, projectRoot) }, async (driver) => {
    if ("sql" in side) await buildFromSql(side, driver);
    else await buildFromEntities(side, driver);
    return use(driver);
  });
}

/** A connected driver, ended afterwards. A file of SQLite that is not there is none to compare, and makes scratch. */
export async function withDatabase<T>(
  database: ConnectionOptions | string,
  how: { readonly mustExist?: boolean; readonly create?: boolean },
  projectRoot: string | undefined,
  use: (driver: Driver) => Promise<T>,
): Promise<T> {
  const driver = loadDriver(optionsOf(database), projectRoot);
  try {
    await driver.connect(how);
    return await use(driver);
  } finally {
    await driver.close();
  }
}

/** Is it a database that is there, so that others can be made beside it? */
export function isLive(side: SchemaSide): side is ConnectionOptions | string {
  return typeof side === "string" || "type" in side;
}

export function optionsOf(side: ConnectionOptions | string): ConnectionOptions {
  return typeof side === "string" ? connectionFromUrl(side) : side;
}

async function buildFromSql({ sql, folder }: SqlSide, driver: Driver): Promise<void> {
  const found = await Promise.all(sql.map((pattern) => findFiles(pattern, folder)));
  const files = [...new Set(found.flat())].filter((file) => file.endsWith(".sql"));
  if (files.length === 0)
    throw new UsageError("SOURCE_EMPTY", `There is no file of SQL in ${sql.join(", ")}`, {
      hint: `They are looked for from ${folder}, and end in .sql.`,
    });
  const statements = await Promise.all(files.map((file) => statementsOf(file, driver)));
  await applyStatements(statements, driver, folder);
}

async function buildFromEntities({ entities, namingStrategy }: EntitySide, driver: Driver): Promise<void> {
  const { generatedUuid } = driver.dialect;
  const live = await driver.introspect();
  const empty = { ...emptySchema, namespaces: live.namespaces, opaqueObjects: live.opaqueObjects };
  const asked = driver.dialect.normalize(readEntities(entities, { generatedUuid, namingStrategy }));
  const wanted = await driver.canonicalizeExpressions(asked, empty);
  const { sql } = await planChanges(driver, empty, wanted, { renames: { inference: "never" } });
  try {
    await executeChanges(driver, sql.up);
  } catch (cause) {
    throw new StingerloomError("SOURCE_FAILED", `The entities cannot be built: ${(cause as Error).message}`, {
      hint: "What they rely on (extensions, types, functions) is not there: compare with a database that has it.",
      cause,
    });
  }
}
