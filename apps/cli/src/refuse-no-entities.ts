import { UsageError } from "@stingerloom/core";

/** @throws UsageError `NO_ENTITIES` */
export function refuseNoEntities(entities: readonly Function[]): void {
  if (entities.length > 0) return;
  throw new UsageError("NO_ENTITIES", "The configuration names no entities", {
    hint: "List the entity classes, or globs, in connection.entities.",
  });
}
