import type { DatabaseDriver } from "../api/database-driver";
import type { RunEnvironment } from "./run-environment";
import type { Statement } from "./migration-session";
import type { Migration, MigrationDirection } from "../api/migration";
import { excerpt } from "./excerpt";

/** Executes a statement with the values that the migration gave. */
export function executeStatement(driver: DatabaseDriver, { sql, parameters }: Statement): Promise<any> {
  return parameters === undefined ? driver.execute(sql) : driver.execute(sql, parameters);
}

/** Tells what is about to be executed. */
export function emitStatement(
  { emit }: RunEnvironment,
  { name }: Migration,
  direction: MigrationDirection,
  { number, sql }: Statement,
): void {
  emit({ kind: "statement", migration: name, direction, number, message: excerpt(sql) });
}
