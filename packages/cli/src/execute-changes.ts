import type { Driver } from "./driver-module";

/** Executes the statements of a plan, in one transaction where the engine has them. */
export async function executeChanges(driver: Driver, statements: readonly string[]): Promise<void> {
  const inTransaction = driver.capabilities.transactionalDdl;
  if (inTransaction) await driver.begin({ foreignKeys: "deferred" });
  try {
    for (const statement of statements) await driver.execute(statement);
    if (inTransaction) await driver.commit();
  } catch (error) {
    if (inTransaction) await driver.rollback();
    throw error;
  }
}
