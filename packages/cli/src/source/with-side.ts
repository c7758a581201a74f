import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import type { NamingStrategy } from "@stingerloom/entities";
import { connectionFromUrl } from "../connection-url";
import type { Driver } from "../driver-module";
import { loadDriver } from "../load-driver";
import { buildWanted } from "./build-wanted";
import type { SchemaSource } from "./schema-source";
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
  /** What else the wanted schema is made of. */
  readonly source?: SchemaSource;
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
  const parts = "sql" in side ? { source: { list: side.sql, folder: side.folder } } : side;
  const openDriver = (given: ConnectionOptions) => loadDriver(given, projectRoot);
  return withEmptyScratch({ live: server, openDriver }, async (driver, options) => {
    await buildWanted(parts, { driver, options });
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

/** Is it made of entities alone, which describe tables and views? */
export function isOfEntities(side: SchemaSide): side is EntitySide {
  return !isLive(side) && "entities" in side && side.source === undefined;
}

export function optionsOf(side: ConnectionOptions | string): ConnectionOptions {
  return typeof side === "string" ? connectionFromUrl(side) : side;
}
