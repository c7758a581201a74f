import { resolve } from "node:path";
import { checkMigrations, type ConnectionOptions, type Migration } from "@stingerloom/core";
import type { StingerloomConfig } from "./config";
import { checkConfig } from "./config-schema";
import { loadEntities } from "./load-entities";
import { loadMigrations } from "./load-migrations";
import type { ModuleLoader } from "./module-loader";
import { resolveConnection, type ConnectionChoice } from "./resolve-connection";
import { sourceOf, type SchemaSource } from "./source/schema-source";

/** A configuration with every file loaded, every class made, and absolute paths. */
export interface ResolvedConfig {
  readonly connection: ConnectionOptions;
  readonly migrations: readonly Migration[];
  /** The files of migrations that are from one, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** The globs and folders among `migrations`. */
  readonly patterns: readonly string[];
  readonly entities: readonly Function[];
  /** What the wanted schema is made of besides entities. */
  readonly source?: SchemaSource;
  /** Where migrations are written. */
  readonly output: string;
  readonly config: StingerloomConfig;
}

/** What a command needs: files that it does not look at are not loaded. */
export interface Needs {
  readonly entities: boolean;
  /** `written`: the command writes one, so that their folder may not be there yet. */
  readonly migrations: boolean | "written";
}

export interface ResolveOptions extends ConnectionChoice {
  readonly loader: ModuleLoader;
  readonly needs: Needs;
  /** The configuration's path, for messages. */
  readonly file?: string;
}

/** @throws UsageError `CONFIG_INVALID`, `CONNECTION_*`, `MIGRATION_*`, `ENTITY_NOT_FOUND`, `MODULE_FAILED` */
export async function resolveConfig(config: StingerloomConfig, options: ResolveOptions): Promise<ResolvedConfig> {
  checkConfig(config, options.file);
  const { folder, loader, needs } = options;
  const { migrations: own, output, source: ownSource, ...connection } = resolveConnection(config, options);
  const listed = listOf(own ?? config.migrations);
  const mayBeMissing = needs.migrations === "written";
  const loaded = needs.migrations === false ? [] : await loadMigrations(listed, { folder, loader, mayBeMissing });
  const migrations = loaded.map(({ migration }) => migration);
  checkMigrations(migrations);
  const entities = needs.entities ? await loadEntities(listOf(config.entities ?? connection.entities), options) : [];
  return {
    connection,
    migrations,
    files: new Map(loaded.flatMap(({ migration, file }) => (file === undefined ? [] : [[migration.name, file]]))),
    patterns: listed.filter((item) => typeof item === "string"),
    entities,
    source: sourceOf(ownSource ?? config.source, folder),
    output: resolve(folder, output ?? config.output ?? "migrations"),
    config,
  };
}

function listOf<T>(value: string | readonly T[] | undefined): readonly (T | string)[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
