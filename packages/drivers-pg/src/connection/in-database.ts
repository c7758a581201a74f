import type { ConnectionOptions } from "@stingerloom/core";

/** The same connection to another database of the server. */
export function inDatabase(options: ConnectionOptions, database: string): ConnectionOptions {
  if (options.url === undefined) return { ...options, database };
  const url = new URL(options.url);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { ...options, url: url.toString(), database };
}
