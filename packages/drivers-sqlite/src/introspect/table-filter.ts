import { nameGlobs } from "@stingerloom/schema-diff";

/** Our own tables: never part of a schema. */
export const ownTables: ReadonlySet<string> = new Set(["__migrations", "__migrations_journal", "__migrations_lock"]);

/** True for the tables that are to be seen. SQLite takes upper and lower case for alike. */
export function tableFilter(ignore: readonly string[] = []): (name: string) => boolean {
  const isIgnored = nameGlobs(ignore, { defaultSchema: "main", ignoreCase: true });
  return (name) => !ownTables.has(name) && !isIgnored({ name });
}
