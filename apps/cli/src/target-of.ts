import { findMigration } from "@stingerloom/cli";
import type { Migration } from "@stingerloom/core";

/** What `--to` means: a name, its beginning, a timestamp, or a file. */
export function targetOf(
  to: string | undefined,
  migrations: readonly Migration[],
  files: ReadonlyMap<string, string>,
): string | undefined {
  const names = migrations.map(({ name }) => name);
  return to === undefined ? undefined : findMigration(to, names, files);
}
