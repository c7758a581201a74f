import type { ResolvedConfig } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";

type Wanted = Pick<ResolvedConfig, "entities" | "source"> & Partial<Pick<ResolvedConfig, "config" | "connection">>;

/** @throws UsageError `NO_ENTITIES` */
export function refuseNoEntities({ entities, source, config, connection }: Wanted): void {
  if (entities.length > 0 || source !== undefined) return;
  const listed = [config?.entities ?? connection?.entities ?? []].flat();
  if (listed.length === 0)
    throw new UsageError("NO_ENTITIES", "The configuration names no entities", {
      hint: "List the entity classes, or globs, in connection.entities; or files of SQL in source.",
    });
  throw new UsageError("NO_ENTITIES", `There is no entity class in ${listed.map(String).join(", ")}`, {
    hint: "Check the pattern. An entity is an exported class with @Entity() above it, parentheses included.",
  });
}

/** What a schema is compared with, in a sentence. */
export function wantedName({ entities, source }: Wanted): string {
  if (source === undefined) return "the entities";
  return entities.length > 0 ? "entities and source" : "the source";
}
