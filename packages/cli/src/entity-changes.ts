import type { ConnectionOptions } from "@stingerloom/core";
import { readEntities } from "@stingerloom/entities";
import { nameGlobs, type QualifiedName, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { planChanges, type ChangeOptions, type Changes } from "./plan-changes";
import { refuseLeftViews } from "./refuse-left-views";
import { refuseOtherRelations } from "./refuse-other-relations";
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
  options: Omit<ChangeOptions, "complete">,
): Promise<EntityChanges> {
  const wanted = wantedOf(driver, connection, entities);
  const views = wanted.views.length > 0 || options.detectDroppedViews === true;
  const live = await driver.introspect({ ignore: connection.ignore, complete: false, views });
  refuseOtherRelations(wanted, live);
  await refuseUnknownTypes(driver, wanted, live);
  const canonical = await driver.canonicalizeExpressions(wanted, live);
  const changes = await planChanges(driver, live, canonical, options);
  refuseLeftViews(changes);
  return { ...changes, live, wanted: canonical };
}

/** What the entities ask, in normal form. */
export function wantedOf(driver: Driver, connection: ConnectionOptions, entities: readonly Function[]): Schema {
  const { generatedUuid, defaultSchema } = driver.dialect;
  const isIgnored = nameGlobs(connection.ignore, { defaultSchema });
  const isSeen = (name: QualifiedName) => !isIgnored(name);
  const asked = driver.dialect.normalize(
    readEntities(entities, { generatedUuid, namingStrategy: connection.namingStrategy }),
  );
  return { ...asked, tables: asked.tables.filter(isSeen), views: asked.views.filter(isSeen) };
}
