import type { Migration, MigrationHooks } from "@stingerloom/core";
import type { Connection } from "./connection";
import type { SourceList } from "./source/schema-source";

/** What a configuration file exports: this, a promise of it, or a function that gives either. */
export interface StingerloomConfig {
  /** The database. Several: `connections`. */
  readonly connection?: Connection;
  /** Databases by name, in place of `connection`: `--connection NAME` chooses one. */
  readonly connections?: Readonly<Record<string, NamedConnection>>;
  /**
   * Migrations in the order in which they run: instances, classes, globs or folders (relative to the configuration
   * file; files
   * run in the order of their names). One text stands for a list of one.
   */
  readonly migrations?: MigrationList;
  /** In place of `connection.entities`. */
  readonly entities?: EntityList;
  /**
   * What the wanted schema is made of besides entities, or in place of them: files of SQL (globs, folders, files,
   * relative to the configuration file), and functions that build it on an empty throw-away database.
   */
  readonly source?: SourceList;
  /**
   * Where `migrate:generate` and `migrate:create` write, relative to the configuration file; default `./migrations`.
   */
  readonly output?: string;
  /** Prove each generated migration on a throw-away database before it is written; default true. */
  readonly prove?: boolean;
  /** Where throw-away databases are made, in place of the connection's own server. */
  readonly scratch?: ScratchConfig;
  readonly hooks?: MigrationHooks;
  /** Default transaction mode of `migrate:run`; default `each`. */
  readonly transaction?: "all" | "each" | "none";
  /** Milliseconds that a statement may take; default none. */
  readonly statementTimeout?: number;
  /**
   * The name of the table of what has run, in place of `__migrations`; the journal and the lock are named after it.
   * `connection.historyTable` counts before it.
   */
  readonly historyTable?: string;
}

export interface ScratchConfig {
  /**
   * A database of a server of the same engine and major version, on which the role may create databases. It is not
   * touched itself.
   */
  readonly url: string;
}

/** One of several databases, with what is its own. */
export type NamedConnection = Connection & Pick<StingerloomConfig, "migrations" | "output" | "source">;

export type MigrationList = string | readonly (Migration | MigrationClass | string)[];
export type EntityList = string | readonly (Function | string)[];
export type MigrationClass = new () => Migration;

export type ConfigExport =
  StingerloomConfig | Promise<StingerloomConfig> | (() => StingerloomConfig | Promise<StingerloomConfig>);

/** Gives its argument back: for the editor's completion. */
export function defineConfig(config: ConfigExport): ConfigExport {
  return config;
}
