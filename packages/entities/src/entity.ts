import { metadataAtClass, type LegacyClassDecorator } from "./decoration";
import type { EntityOptions } from "./entity-options";

/**
 * The class is a table.
 * @example
 * ```ts
 * @Entity({ comment: "People who buy" })
 * class User { … }
 * ```
 */
export function Entity(nameOrOptions?: string | EntityOptions, options: EntityOptions = {}): LegacyClassDecorator {
  const given = typeof nameOrOptions === "string" ? { ...options, name: nameOrOptions } : { ...nameOrOptions };
  return (constructor, ...rest: unknown[]) => {
    metadataAtClass("Entity", constructor, rest[0]).entity = given;
  };
}
