import { StingerloomError, type Migration, type MigrationContext } from "@stingerloom/core";
import { withoutTransactions, wrappedMigration } from "./wrapped-migration";

interface MikroOrmMigration {
  up(): unknown;
  down?(): unknown;
  getQueries(): readonly unknown[];
  isTransactional?(): boolean;
}

type MikroOrmMigrationClass = new (driver: object, config: object) => MikroOrmMigration;

/**
 * A migration of MikroORM as one of ours: its statements go through the runner, in order.
 *
 * ```ts
 * export const migration = mikroOrmMigration("AddPhone1704110400000", original.Migration20240101120000);
 * ```
 * @param original a class that extends `Migration` of `@mikro-orm/migrations`
 */
export function mikroOrmMigration(name: string, original: MikroOrmMigrationClass): Migration {
  const { prototype } = original as { readonly prototype: MikroOrmMigration };
  const hasDown = Object.prototype.hasOwnProperty.call(prototype, "down");
  const isTransactional = prototype.isTransactional?.call(prototype) !== false;
  const run = (way: "up" | "down") => async (context: MigrationContext) => {
    const query = withoutTransactions(context.query);
    const execute = (sql: unknown, parameters?: readonly unknown[]): Promise<unknown> =>
      query(textOf(name, sql), parameters);
    const one = new original({ execute }, {});
    await one[way]?.();
    for (const each of one.getQueries()) await query(textOf(name, each));
  };
  return wrappedMigration(name, run("up"), hasDown ? run("down") : undefined, isTransactional);
}

function textOf(name: string, sql: unknown): string {
  if (typeof sql === "string") return sql;
  throw new StingerloomError("IMPORT_UNSUPPORTED", `${name} adds a statement that is not a text`, {
    hint: 'Write it as SQL: this.addSql("…").',
  });
}
