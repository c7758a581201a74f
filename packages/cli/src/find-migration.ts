import { basename } from "node:path";
import { UsageError } from "@stingerloom/core";

/**
 * The name of the migration that a person means by its name, the beginning of it, its timestamp, or its file.
 * @returns what was given where none is meant, for the command to judge
 * @throws UsageError `MIGRATION_AMBIGUOUS`
 */
export function findMigration(given: string, names: readonly string[], files: ReadonlyMap<string, string>): string {
  if (names.includes(given)) return given;
  const stem = stemOf(given);
  const ways: readonly ((name: string) => boolean)[] = [
    (name) => stemOf(files.get(name) ?? "") === stem,
    (name) => /^\d+$/.test(given) && (name.endsWith(given) || stemOf(files.get(name) ?? "").startsWith(`${given}_`)),
    (name) => name.startsWith(given),
  ];
  for (const isMeant of ways) {
    const found = names.filter(isMeant);
    if (found.length === 1) return found[0]!;
    if (found.length > 1)
      throw new UsageError("MIGRATION_AMBIGUOUS", `"${given}" may be any of ${found.join(", ")}`, {
        hint: "Give more of the name, or the file.",
      });
  }
  return given;
}

function stemOf(file: string): string {
  return basename(file).replace(/\.([cm]?[jt]s|sql)$/, "");
}
