import { emptySchema, planMigration, statementsOf, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";

/**
 * Makes the part of a database on an empty one.
 * @param fillTables called once the tables are there, and before their triggers, policies and rules are
 */
export async function buildPart<T>(driver: Driver, part: Schema, fillTables: () => Promise<T>): Promise<T> {
  const { namespaces } = part;
  // An extension may have made one already.
  for (const { name } of namespaces)
    await driver.execute(`CREATE SCHEMA IF NOT EXISTS ${driver.escapeIdentifier(name)}`);
  const bare = withoutPrograms(part);
  await build(driver, { ...emptySchema, namespaces }, bare);
  const filled = await fillTables();
  if (bare !== part) await build(driver, await driver.introspect(), part);
  await restore(driver, part);
  return filled;
}

async function build(driver: Driver, from: Schema, to: Schema): Promise<void> {
  const plan = planMigration(driver.dialect, from, to, { complete: true, renames: { inference: "never" } });
  const statements = statementsOf(plan.up, (name) => driver.escapeIdentifier(name), { withSession: true });
  const { transactionalDdl } = driver.capabilities;
  if (transactionalDdl) await driver.begin({ foreignKeys: "deferred" });
  try {
    for (const statement of statements) await driver.execute(statement);
    if (transactionalDdl) await driver.commit();
  } catch (error) {
    if (transactionalDdl) await driver.rollback();
    throw error;
  }
}

/** Tables as they take rows: what runs, or refuses, when a row is written comes later. */
function withoutPrograms(part: Schema): Schema {
  const isProgram = ({ table, isTable }: Schema["opaqueObjects"][number]) => table !== undefined && !isTable;
  const hasPrograms =
    part.tables.some(({ triggers = [] }) => triggers.length > 0) || part.opaqueObjects.some(isProgram);
  if (!hasPrograms) return part;
  return {
    ...part,
    tables: part.tables.map((table) => ({ ...table, triggers: [] })),
    opaqueObjects: part.opaqueObjects.filter((object) => !isProgram(object)),
  };
}

/** Owners and privileges, as far as the role may give them. */
async function restore(driver: Driver, { tables, views, opaqueObjects }: Schema): Promise<void> {
  for (const { restore: statements = [] } of [...tables, ...views, ...opaqueObjects])
    for (const statement of statements) await driver.execute(statement).catch(() => undefined);
}
