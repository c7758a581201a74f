import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { ConnectionError, type ConnectionOptions } from "@stingerloom/core";

/**
 * The file that the options name: `database`, or what stands behind `sqlite:` in a URL (`sqlite:app.db`,
 * `sqlite:///data/app.db`).
 */
export function fileOf({ url, database }: ConnectionOptions): string {
  const named = url === undefined ? database : pathOf(url);
  if (named !== undefined && named !== "") return named;
  throw new ConnectionError("CONNECTION_FILE", "The connection names no database file.", {
    hint: 'Set connection.database to a path, or to ":memory:".',
  });
}

/**
 * Is there no such file, in a folder that is there? What has no folder cannot be opened, which is for the engine to
 * say.
 */
export function isAbsent(file: string): boolean {
  return file !== ":memory:" && !file.startsWith("file:") && !existsSync(file) && existsSync(dirname(file));
}

function pathOf(url: string): string {
  const path = url.replace(/^(?:sqlite3?|file):/i, "").replace(/^\/\/(?=\/|[^/])/, "");
  const bare = path.split("?", 1)[0] ?? path;
  try {
    return decodeURIComponent(bare);
  } catch {
    // A percent sign that escapes nothing stands for itself.
    return bare;
  }
}
