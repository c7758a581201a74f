import { displayName, type QualifiedName } from "@stingerloom/schema-diff";

/** Our own tables: never part of a schema. */
export const ownTables: ReadonlySet<string> = new Set(["__migrations", "__migrations_journal"]);

/** True for the tables that are to be seen. A glob names a table, or a schema and a table (`app.audit_*`). */
export function tableFilter(ignore: readonly string[] = []): (name: QualifiedName) => boolean {
  const patterns = ignore.map(pattern);
  return (name) => !ownTables.has(name.name) && !patterns.some((p) => p.test(displayName(name)) || p.test(name.name));
}

function pattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
  return new RegExp(`^${escaped}$`);
}
