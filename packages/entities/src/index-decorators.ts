import {
  metadataAtClass,
  metadataAtProperty,
  type LegacyClassDecorator,
  type LegacyDecorator,
  type LegacyPropertyDecorator,
} from "./decoration";
import { EntityError } from "./entity-error";
import type { ExpressionIndexOptions, IndexOptions, IndexPartInput } from "./index-options";

/**
 * An index: of the property that it stands on, or, on a class, of the properties that it names, or of an expression.
 * @example
 * ```ts
 * @Index(["lastName", { property: "createdAt", order: "desc" }], { where: "deleted IS NULL" })
 * @Index({ name: "user_email_lower", expression: "lower(email)", unique: true })
 * ```
 */
export function Index(options: ExpressionIndexOptions): LegacyClassDecorator;
export function Index(
  properties: readonly IndexPartInput[],
  nameOrOptions?: string | IndexOptions,
): LegacyClassDecorator;
export function Index(nameOrOptions?: string | IndexOptions): LegacyPropertyDecorator;
export function Index(first: First = {}, second: string | IndexOptions = {}): LegacyDecorator {
  return indexDecorator("Index", first, second, {});
}

/** A unique index. `@Unique` is the constraint; the difference is where predicates, methods and orders are needed. */
export function UniqueIndex(options: ExpressionIndexOptions): LegacyClassDecorator;
export function UniqueIndex(
  properties: readonly IndexPartInput[],
  nameOrOptions?: string | IndexOptions,
): LegacyClassDecorator;
export function UniqueIndex(nameOrOptions?: string | IndexOptions): LegacyPropertyDecorator;
export function UniqueIndex(first: First = {}, second: string | IndexOptions = {}): LegacyDecorator {
  return indexDecorator("UniqueIndex", first, second, { unique: true });
}

type First = string | IndexOptions | ExpressionIndexOptions | readonly IndexPartInput[];

function indexDecorator(
  decorator: string,
  first: First,
  second: string | IndexOptions,
  fixed: IndexOptions,
): LegacyDecorator {
  const options = { ...named(isList(first) ? second : first), ...fixed };
  return (target, property) => {
    if (isList(first)) {
      metadataAtClass(decorator, target, property).indexes.push({ parts: first, options });
      return;
    }
    const { expression, ...rest } = options as Partial<ExpressionIndexOptions>;
    if (expression !== undefined) {
      metadataAtClass(decorator, target, property).indexes.push({ parts: [{ expression }], options: rest });
      return;
    }
    if (typeof target === "function") {
      throw new EntityError("INVALID_INDEX", `@${decorator} on class ${target.name} names no properties.`, {
        hint: `Write @${decorator}(["property"]) or @${decorator}({ name, expression }).`,
      });
    }
    metadataAtProperty(decorator, target, property).indexes.push({ parts: [property as string], options: rest });
  };
}

function isList(first: First): first is readonly IndexPartInput[] {
  return Array.isArray(first);
}

function named<T extends object>(nameOrOptions: string | T): T | { name: string } {
  return typeof nameOrOptions === "string" ? { name: nameOrOptions } : nameOrOptions;
}
