import { StingerloomError, type Migration, type MigrationContext, type Query } from "@stingerloom/core";

type Way = (context: MigrationContext) => Promise<void>;

/** A migration of ours with this name; one without a way back says so when it is asked to undo. */
export function wrappedMigration(name: string, up: Way, down: Way | undefined, transaction?: boolean): Migration {
  return {
    name,
    ...(transaction === false && { transaction }),
    up,
    down:
      down ??
      (async () => {
        throw new StingerloomError("NO_WAY_BACK", `${name} has no way back`, {
          hint: "Add down() to the migration that it is from.",
        });
      }),
  };
}

/** A module, or what it exports by default. */
export function moduleOf<T extends object>(given: object, method: string): T {
  const inner = (given as { readonly default?: unknown }).default;
  const isOuter = method in given || typeof inner !== "object" || inner === null;
  return (isOuter ? given : inner) as T;
}

/**
 * The runner has the transaction: what a library says of one of its own is left out, and a roll-back ends the
 * migration, which is undone whole then.
 */
export function withoutTransactions(query: Query): (sql: string, parameters?: readonly unknown[]) => Promise<unknown> {
  return async (sql, parameters) => {
    if (/^\s*(BEGIN|START\s+TRANSACTION|COMMIT|SAVEPOINT|RELEASE|SET\s+(SESSION\s+)?TRANSACTION)\b/i.test(sql))
      return [];
    if (/^\s*ROLLBACK\b/i.test(sql))
      throw new StingerloomError("IMPORT_ROLLBACK", "The migration rolls back a transaction of its own", {
        hint: "Let the error through: the runner undoes the whole migration.",
      });
    return parameters === undefined || parameters.length === 0 ? query(sql) : query(sql, parameters);
  };
}

/** What a statement changed, where it gives no rows. */
export interface Affected {
  readonly affectedRows?: number;
  readonly insertId?: number;
}

export function rowsOf(result: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(result) ? (result as Record<string, unknown>[]) : [];
}

export function affectedOf(result: unknown): Affected {
  return typeof result === "object" && result !== null && !Array.isArray(result) ? result : {};
}
