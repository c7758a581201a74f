import { nameGlobs, type QualifiedName } from "@stingerloom/schema-diff";

/** Our own tables: never part of a schema. */
const ownTables: ReadonlySet<string> = new Set(["__migrations", "__migrations_journal", "__migrations_lock"]);

/** True for what is to be seen. */
export function tableFilter(ignore: readonly string[] = [], defaultSchema?: string): (name: QualifiedName) => boolean {
  const isIgnored = nameGlobs(ignore, { defaultSchema });
  return (name) => !ownTables.has(name.name) && !isIgnored(name);
}
