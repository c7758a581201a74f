import { UsageError, type Migration, type StatusReport } from "@stingerloom/core";

/**
 * A minifier renames classes, and a migration is recorded under its class's name: all would run again under their new
 * names.
 * @throws UsageError `MIGRATION_NAME_MINIFIED` where the history has names that no class has, and classes have names
 * that no person gives
 */
export async function refuseMinifiedNames(
  migrations: readonly Migration[],
  status: () => Promise<Pick<StatusReport, "executed">>,
): Promise<void> {
  const short = migrations.find(
    ({ name }) => typeof name === "string" && /^(?:[\w$]{1,2}|[a-z_$][\w$]{2})$/.test(name),
  );
  if (short === undefined) return;
  const missing = (await status()).executed.find((row) => row.missing && row.name.length > 3);
  if (missing === undefined) return;
  throw new UsageError(
    "MIGRATION_NAME_MINIFIED",
    `A migration is named "${short.name}", and "${missing.name}", ` +
      `which has run, has no class: a minifier may have renamed the classes`,
    {
      hint:
        "Build with keepNames (esbuild) or keep_classnames (terser), or give " +
        'each migration `get name() { return "…" }`: node_modules/@stingerloom/orm/docs/guides/bundling.md.',
    },
  );
}
