import type { PrimaryKey } from "@stingerloom/schema-diff";
import { partsOf } from "./build-indexes";
import type { EntityModel } from "./entity-model";
import type { EntitySet } from "./entity-set";
import { deferrableOf } from "./foreign-key-options";
import { columnsOfProperty } from "./join-columns";

/**
 * The primary key on `columns`, with what `@PrimaryKey` says of it.
 * @throws EntityError `UNKNOWN_PROPERTY`, `INVALID_RELATION`
 */
export function buildPrimaryKey(set: EntitySet, model: EntityModel, columns: readonly string[]): PrimaryKey {
  const { primaryKey } = model;
  if (primaryKey === undefined) return { columns };
  const where = `@PrimaryKey on ${model.className}`;
  const { name, include = [], deferrable, using, withoutOverlaps, comment, with: parameters } = primaryKey.options;
  const parts = primaryKey.parts.flatMap((part) => partsOf(set, model, part, {}, where));
  const isPlain = parts.every((part) => Object.keys(part).length === 1);
  const carried = include.flatMap((property) => columnsOfProperty(set, model, property, where));
  return {
    columns,
    ...(name !== undefined && { name }),
    ...(!isPlain && { parts }),
    ...deferrableOf(deferrable, where),
    ...(carried.length > 0 && { include: carried }),
    ...(using !== undefined && { using: using.toLowerCase() }),
    ...(withoutOverlaps && { withoutOverlaps }),
    ...(parameters && { with: parameters }),
    ...(comment !== undefined && { comment }),
  };
}
