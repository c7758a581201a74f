import { nameGlobs } from "@stingerloom/schema-diff";

/** The tables that are ours: never compared, never touched. */
const ownTables: ReadonlySet<string> = new Set(["__migrations", "__migrations_journal", "__migrations_lock"]);

/** What `canonicalizeExpressions` creates and drops. */
export const scratchPrefix = "__stingerloom_scratch_";

/** Which tables, by name, are to be seen: not ours, and none that a glob names. */
export function tableFilter(ignore: readonly string[] = []): (name: string) => boolean {
  const isIgnored = nameGlobs(ignore);
  return (name) => !ownTables.has(name) && !name.startsWith(scratchPrefix) && !isIgnored({ name });
}
