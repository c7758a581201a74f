import { metadataAtClass, type LegacyClassDecorator } from "./decoration";
import type { IndexPartInput, PrimaryKeyOptions } from "./index-options";

/**
 * The primary key, where its columns have another order than in the class, or it has a name or options of its own. It
 * takes the place of `primary` on columns.
 * @example
 * ```ts
 * @PrimaryKey(["tenant", "number"], { name: "invoice_pk", include: ["total"] })
 * ```
 */
export function PrimaryKey(
  properties: readonly IndexPartInput[],
  nameOrOptions: string | PrimaryKeyOptions = {},
): LegacyClassDecorator {
  const options = typeof nameOrOptions === "string" ? { name: nameOrOptions } : nameOrOptions;
  return (constructor, ...rest: unknown[]) => {
    metadataAtClass("PrimaryKey", constructor, rest[0]).primaryKey = { parts: properties, options };
  };
}
