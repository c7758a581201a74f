import { EntityError } from "./entity-error";
import type { InverseSide } from "./relation-options";

/**
 * The property that `"author"` or `(post) => post.author` means.
 * @throws EntityError `INVALID_RELATION` for a function that touches no property.
 */
export function propertyOf(side: string | InverseSide<never>, where: string): string {
  if (typeof side === "string") return side;
  const touched: string[] = [];
  const recorder = new Proxy({}, { get: (_, property) => void touched.push(String(property)) });
  side(recorder as never);
  if (touched[0] !== undefined) return touched[0];
  throw new EntityError("INVALID_RELATION", `The function for the other side of ${where} names no property.`, {
    hint: "Let it return a property of its argument: (post) => post.author.",
  });
}
