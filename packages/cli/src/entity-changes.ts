import type { ConnectionOptions } from "@stingerloom/core";
import { readEntities } from "@stingerloom/entities";
import { nameGlobs, type QualifiedName, type Schema } from "@stingerloom/schema-diff";
import type { ScratchConfig } from "./config";
import type { Driver } from "./driver-module";
import { planChanges, type ChangeOptions, type Changes } from "./plan-changes";
import { refuseLeftViews } from "./refuse-left-views";
import { refuseOtherRelations } from "./refuse-other-relations";
import { refuseUnknownTypes } from "./refuse-unknown-types";
import { readSource } from "./source/read-source";
import type { SchemaSource } from "./source/schema-source";

/** The changes that take a live database to the entities, with both sides as they were compared. */
export interface EntityChanges extends Changes {
  readonly live: Schema;
  readonly wanted: Schema;
}

export interface EntityChangeOptions extends Omit<ChangeOptions, "complete" | "standsAlone"> {
  /** What the wanted schema is made of besides entities. Then it is compared whole: views, routines and all. */
  readonly source?: SchemaSource;
  readonly scratch?: ScratchConfig;
  /** Where drivers are looked for; default the current folder. */
  readonly projectRoot?: string;
  readonly signal?: AbortSignal;
}

/** What the entities, and the source, ask of the live database. */
export async function changesOf(
  driver: Driver,
  connection: ConnectionOptions,
  entities: readonly Function[],
  given: EntityChangeOptions,
): Promise<EntityChanges> {
  const { source, scratch, projectRoot, signal, ...options } = given;
  if (source === undefined) return changesOfEntities(driver, connection, entities, options);
  const wanted = await readSource({ driver, connection, entities, source, scratch, projectRoot, signal });
  const live = await driver.introspect({ ignore: connection.ignore });
  const canonical = await driver.canonicalizeExpressions(wanted, live);
  const { detectDroppedObjects = false, ...others } = options;
  // The runner sets what the statements rely on.
  const whole = { complete: true, standsAlone: false, detectDroppedObjects } as const;
  return { ...(await planChanges(driver, live, canonical, { ...others, ...whole })), live, wanted: canonical };
}

async function changesOfEntities(
  driver: Driver,
  connection: ConnectionOptions,
  entities: readonly Function[],
  options: ChangeOptions,
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
