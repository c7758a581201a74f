import { isEntity } from "@stingerloom/entities";
import { checkMigrations, UsageError, type ConnectionOptions, type Migration } from "@stingerloom/core";
import type { MigrationClass, StingerloomConfig } from "./config";
import { connectionFromUrl } from "./connection-url";
import { isMigration, isMigrationClass } from "./shapes";
import type { ModuleLoader } from "./module-loader";

/** A configuration with every file loaded and every class made. */
export interface ResolvedConfig {
  readonly connection: ConnectionOptions;
  readonly migrations: readonly Migration[];
  readonly entities: readonly Function[];
  readonly config: StingerloomConfig;
}

export interface ResolveOptions {
  /** The folder that globs are relative to. */
  readonly folder: string;
  readonly loader: ModuleLoader;
  /** In place of the configuration's own connection. */
  readonly connectionUrl?: string;
  /** What the command needs: entity files are not loaded for a command that does not look at them. */
  readonly needs: { readonly entities: boolean; readonly migrations: boolean };
}

/** @throws UsageError `CONFIG_INVALID`, `CONNECTION_URL`, `MIGRATION_*`, `MODULE_FAILED` */
export async function resolveConfig(config: StingerloomConfig, options: ResolveOptions): Promise<ResolvedConfig> {
  const connection = connectionOf(config, options.connectionUrl);
  const migrations = options.needs.migrations ? await migrationsOf(listOf(config.migrations), options) : [];
  checkMigrations(migrations);
  const entities = options.needs.entities
    ? await entitiesOf(listOf(config.entities ?? connection.entities), options)
    : [];
  return { connection, migrations, entities, config };
}

function connectionOf(config: StingerloomConfig, url: string | undefined): ConnectionOptions {
  if (url !== undefined)
    return { ...connectionFromUrl(url), ...(config.connection?.entities && { entities: config.connection.entities }) };
  const { connection } = config;
  if (typeof connection !== "object" || connection === null) {
    throw new UsageError("CONFIG_INVALID", "The configuration has no connection", {
      hint: 'Export { connection: { type: "postgres", … }, migrations: […] }, or pass --connection-url.',
    });
  }
  if (connection.type === undefined && connection.url !== undefined)
    return { ...connection, ...connectionFromUrl(connection.url) };
  return connection;
}

function listOf<T>(value: string | readonly T[] | undefined): readonly (T | string)[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

async function migrationsOf(
  list: readonly (Migration | MigrationClass | string)[],
  options: ResolveOptions,
): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const [index, item] of list.entries()) {
    if (typeof item === "string") migrations.push(...(await migrationsIn(item, options)));
    else if (isMigrationClass(item)) migrations.push(new item());
    else if (isMigration(item)) migrations.push(item);
    else
      throw new UsageError("CONFIG_INVALID", `migrations[${index}] is no migration`, {
        hint: "List instances or classes with up() and down(), globs, or a folder.",
      });
  }
  return migrations;
}

async function migrationsIn(pattern: string, { folder, loader }: ResolveOptions): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const file of await loader.findFiles([pattern], folder)) {
    const exported = Object.values(await loader.importModule(file));
    migrations.push(
      ...unique(exported).flatMap((value) =>
        isMigrationClass(value) ? [new value()] : isMigration(value) ? [value] : [],
      ),
    );
  }
  return migrations;
}

async function entitiesOf(
  list: readonly (Function | string)[],
  { folder, loader }: ResolveOptions,
): Promise<Function[]> {
  const entities: Function[] = [];
  for (const [index, item] of list.entries()) {
    if (typeof item === "function") entities.push(item);
    else if (typeof item !== "string")
      throw new UsageError("CONFIG_INVALID", `entities[${index}] is no entity class`, {
        hint: "List classes with @Entity(), globs, or a folder.",
      });
    else {
      const files = await loader.findFiles([item], folder);
      for (const file of files)
        entities.push(...Object.values(await loader.importModule(file)).filter((value) => isEntity(value)));
    }
  }
  return unique(entities);
}

/** A default export is often a named one as well. */
function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
