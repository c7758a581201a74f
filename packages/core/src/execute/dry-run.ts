import type { DatabaseDriver } from "../api/database-driver";
import { StingerloomError } from "../api/errors";
import type { Migration, MigrationDirection } from "../api/migration";
import { encodeValue } from "../history/journal-value";
import type { Statement } from "./migration-session";
import { recordStatements } from "./record-statements";
import { messageOf } from "../api/run-errors";

/**
 * The statements that each migration would execute. Nothing is executed.
 * @throws StingerloomError `DRY_RUN_FAILED`
 */
export async function statementsOf(
  driver: DatabaseDriver,
  migrations: readonly Migration[],
  direction: MigrationDirection,
): Promise<readonly { readonly name: string; readonly sql: readonly string[] }[]> {
  const all: { name: string; sql: string[] }[] = [];
  for (const migration of migrations) {
    try {
      const { statements } = await recordStatements(driver, migration, direction);
      all.push({ name: migration.name, sql: statements.map(withValues) });
    } catch (cause) {
      throw new StingerloomError(
        "DRY_RUN_FAILED",
        `"${migration.name}" cannot be shown without being run: ${messageOf(cause)}`,
        {
          hint: "In a dry run nothing is executed: reads give no rows. A migration that needs rows fails there.",
          cause,
        },
      );
    }
  }
  return all;
}

/** Values are shown in a comment: how the client hands them over is not SQL. */
function withValues({ sql, parameters }: Statement): string {
  return parameters === undefined ? sql : `/* values: ${encodeValue(parameters).replaceAll("*/", "* /")} */ ${sql}`;
}
