import { StingerloomError, type ConnectionOptions } from "@stingerloom/core";

/** @throws StingerloomError `ENTITY_PATTERN` */
export function entitiesOf({ entities = [] }: ConnectionOptions): Function[] {
  return entities.map((entity) => {
    if (typeof entity === "function") return entity;
    throw new StingerloomError(
      "ENTITY_PATTERN",
      `entities names ${JSON.stringify(entity)}: globs are for configuration files`,
      { hint: "Give MigrationCli the classes themselves." },
    );
  });
}
