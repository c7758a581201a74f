import type { ConnectionOptions, Migration, MigrationHooks } from "@stingerloom/core";

/** What a configuration file exports: this, a promise of it, or a function that gives either. */
export interface StingerloomConfig {
  readonly connection: ConnectionOptions;
  /**
   * Migrations in the order in which they run: instances, classes, globs or folders (relative to the configuration file; files
   * run in the order of their names). One text stands for a list of one.
   */
  readonly migrations?: string | readonly (Migration | MigrationClass | string)[];
  /** In place of `connection.entities`. */
  readonly entities?: string | readonly (Function | string)[];
  /** Where `migrate:generate` and `migrate:create` write; default `./migrations`, from the folder in which the command runs. */
  readonly output?: string;
  readonly hooks?: MigrationHooks;
  /** Default transaction mode of `migrate:run`; default `each`. */
  readonly transaction?: "all" | "each" | "none";
  /** Milliseconds that a statement may take; default none. */
  readonly statementTimeout?: number;
}

export type MigrationClass = new () => Migration;

export type ConfigExport =
  StingerloomConfig | Promise<StingerloomConfig> | (() => StingerloomConfig | Promise<StingerloomConfig>);

/** Gives its argument back: for the editor's completion. */
export function defineConfig(config: StingerloomConfig): StingerloomConfig {
  return config;
}
