import type { CheckOptions } from "./index-options";
import { metadataAtClass, metadataAtProperty, type LegacyDecorator } from "./decoration";

/**
 * A check constraint, in SQL. It may stand on the class or on a property.
 * @example
 * ```ts
 * @Check("price >= 0", "product_price_positive")
 * ```
 */
export function Check(expression: string, nameOrOptions: string | CheckOptions = {}): LegacyDecorator {
  const options = typeof nameOrOptions === "string" ? { name: nameOrOptions } : nameOrOptions;
  return (target, property) => {
    const isClass = typeof target === "function" && property === undefined;
    const metadata = isClass ? metadataAtClass("Check", target) : metadataAtProperty("Check", target, property);
    metadata.checks.push({ expression, options });
  };
}
