import type { ConnectionOptions } from "@stingerloom/core";
import { emptySchema } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { planChanges } from "./plan-changes";

/**
 * The statements that drop all that is in the connection's schema, but for what `ignore` names and what extensions own.
 */
export async function planDropAll(driver: Driver, { ignore }: ConnectionOptions): Promise<readonly string[]> {
  const { defaultSchema } = driver;
  const live = await driver.introspect({ ignore, ...(defaultSchema !== undefined && { schemas: [defaultSchema] }) });
  const { sql } = await planChanges(
    driver,
    live,
    { ...emptySchema, namespaces: live.namespaces },
    { complete: true, detectDroppedTables: true },
  );
  return sql.up;
}
