import type { ConnectionOptions } from "@stingerloom/core";

/** What a function among the sources gets: an empty throw-away database. */
export interface SourceContext {
  /** Its URL, with the password in it; of SQLite, `sqlite:` and the path of the file. */
  readonly url: string;
  /** The same as options; of SQLite, `database` is the path of the file. */
  readonly connection: ConnectionOptions;
  /** Sends a statement to it. */
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<unknown>;
}

/** Builds the wanted schema on the throw-away database, by whatever means; it ends the connections that it opens. */
export type SourceFunction = (context: SourceContext) => unknown;

/** Files of SQL (globs, folders, files), and functions. One stands for a list of one. */
export type SourceList = string | SourceFunction | readonly (string | SourceFunction)[];

/** Where the wanted schema comes from besides entities. */
export interface SchemaSource {
  readonly list: readonly (string | SourceFunction)[];
  /** What globs are relative to. */
  readonly folder: string;
}

/** The sources of a configuration; undefined where it has none. */
export function sourceOf(list: SourceList | undefined, folder: string): SchemaSource | undefined {
  if (list === undefined) return undefined;
  return { list: typeof list === "string" || typeof list === "function" ? [list] : list, folder };
}
