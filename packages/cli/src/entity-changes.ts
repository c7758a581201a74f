import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { readEntities } from "@stingerloom/entities";
import { displayName, nameGlobs, nameKey, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import type { GenerateOptions } from "./generate";
import { planChanges, type Changes } from "./plan-changes";
import { refuseUnknownTypes } from "./refuse-unknown-types";

/** The changes that take a live database to the entities, with both sides as they were compared. */
export interface EntityChanges extends Changes {
  readonly live: Schema;
  readonly wanted: Schema;
}

/** What the entities ask of the live database. */
export async function changesOf(
  driver: Driver,
  connection: ConnectionOptions,
  entities: readonly Function[],
  options: Pick<GenerateOptions, "renames" | "resolver" | "detectDroppedTables">,
): Promise<EntityChanges> {
  const wanted = wantedOf(driver, connection, entities);
  const live = await driver.introspect({ ignore: connection.ignore, complete: false });
  refuseOtherRelations(wanted, live);
  await refuseUnknownTypes(driver, wanted, live);
  const canonical = await driver.canonicalizeExpressions(wanted, live);
  return { ...(await planChanges(driver, live, canonical, options)), live, wanted: canonical };
}

/** What the entities ask, in normal form. */
export function wantedOf(driver: Driver, connection: ConnectionOptions, entities: readonly Function[]): Schema {
  const { generatedUuid, defaultSchema } = driver.dialect;
  const isIgnored = nameGlobs(connection.ignore, { defaultSchema });
  const asked = driver.dialect.normalize(
    readEntities(entities, { generatedUuid, namingStrategy: connection.namingStrategy }),
  );
  return { ...asked, tables: asked.tables.filter((table) => !isIgnored(table)) };
}

/** A table cannot be created where a view, a partition or another object has its name. */
function refuseOtherRelations(wanted: Schema, live: Schema): void {
  const kinds = new Map<string, string>();
  for (const { materialized, ...view } of live.views)
    kinds.set(nameKey(view), materialized ? "materialized view" : "view");
  for (const object of live.opaqueObjects)
    if (/\b(table|partition)$/.test(object.kind)) kinds.set(nameKey(object), object.kind);
  for (const table of live.tables) kinds.delete(nameKey(table));
  const table = wanted.tables.find((one) => kinds.has(nameKey(one)));
  if (table === undefined) return;
  const name = displayName(table);
  throw new UsageError(
    "NOT_A_TABLE",
    `An entity asks for a table ${name}, and in the database ${name} is a ${kinds.get(nameKey(table))}`,
    {
      hint:
        `Name it in connection.ignore ("${name}"): then migrations leave it alone. Or give the entity ` +
        `another name.`,
    },
  );
}
