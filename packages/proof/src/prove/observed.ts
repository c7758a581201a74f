import type { ISqlDriver, Migration, MigrationContext } from "@stingerloom/core";
import type { StatementObserver } from "@stingerloom/schema-diff";

/**
 * The migration with every statement shown to an observer as it runs.
 * @param observerNow undefined while nobody watches
 */
export function observed(migration: Migration, observerNow: () => StatementObserver | undefined): Migration {
  const shown = (context: MigrationContext): MigrationContext => {
    const query = (sql: string, ...rest: [parameters?: readonly unknown[]]): Promise<unknown> => {
      const observer = observerNow();
      if (observer === undefined || typeof sql !== "string") return context.query(sql, ...rest);
      return observer.observe(sql, (text) => context.query(text, ...rest));
    };
    // Its helpers reach the database through their own `query`.
    const driver = Object.create(context.driver, { query: { value: query } }) as ISqlDriver;
    return { ...context, driver, query: query as MigrationContext["query"] };
  };
  const { name, transaction } = migration;
  return {
    name,
    ...(transaction !== undefined && { transaction }),
    up: (context) => migration.up(shown(context)),
    down: (context) => migration.down(shown(context)),
  };
}
