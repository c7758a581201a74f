import {
  metadataAtClass,
  metadataAtProperty,
  type LegacyClassDecorator,
  type LegacyDecorator,
  type LegacyPropertyDecorator,
} from "./decoration";
import type { UniqueOptions } from "./index-options";

/** A unique constraint: of several properties on a class, of one on the property itself. */
export function Unique(properties: readonly string[], nameOrOptions?: string | UniqueOptions): LegacyClassDecorator;
export function Unique(nameOrOptions?: string | UniqueOptions): LegacyPropertyDecorator;
export function Unique(
  first: readonly string[] | string | UniqueOptions = {},
  second: string | UniqueOptions = {},
): LegacyDecorator {
  const isClassForm = (value: typeof first): value is readonly string[] => Array.isArray(value);
  const given = isClassForm(first) ? second : first;
  const options = typeof given === "string" ? { name: given } : given;
  return (target, property) => {
    if (isClassForm(first)) metadataAtClass("Unique", target, property).uniques.push({ properties: first, options });
    else metadataAtProperty("Unique", target, property).uniques.push({ properties: [property as string], options });
  };
}
