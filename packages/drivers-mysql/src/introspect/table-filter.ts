/** The tables that are ours: never compared, never touched. */
export const ownTables: ReadonlySet<string> = new Set(["__migrations", "__migrations_journal"]);

/** What `settle` makes and drops again. */
export const scratchPrefix = "__stingerloom_scratch_";

/** Which tables, by name, are somebody else's: ours, and those that a glob names. */
export function tableFilter(ignore: readonly string[] = []): (name: string) => boolean {
  const patterns = ignore.map(globToPattern);
  return (name) =>
    !ownTables.has(name) && !name.startsWith(scratchPrefix) && !patterns.some((pattern) => pattern.test(name));
}

function globToPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${escaped}$`);
}
