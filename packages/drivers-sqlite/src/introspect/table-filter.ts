/** Our own tables: never part of a schema. */
export const ownTables: ReadonlySet<string> = new Set(["__migrations", "__migrations_journal"]);

/** True for the tables that are to be seen. `*` stands for any characters, `?` for one. */
export function tableFilter(ignore: readonly string[] = []): (name: string) => boolean {
  const patterns = ignore.map(
    (glob) => new RegExp(`^(?:main\\.)?${[...glob.replace(/^main\./, "")].map(piece).join("")}$`, "iu"),
  );
  return (name) => !ownTables.has(name) && !patterns.some((pattern) => pattern.test(name));
}

function piece(character: string): string {
  if (character === "*") return ".*";
  if (character === "?") return ".";
  return character.replace(/[\\^$.*+?()[\]{}|/-]/u, "\\$&");
}
