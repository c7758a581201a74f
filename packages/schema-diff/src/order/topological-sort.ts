import { nameKey, type QualifiedName, type Reference } from "../model/schema";
import { placeInOrder } from "./place-in-order";

/** Something that needs others of its list. */
export interface Needing extends QualifiedName {
  readonly dependsOn?: readonly Reference[];
}

/**
 * What is needed first, then what needs it; otherwise in the order given. In a circle one comes before what it needs.
 */
export function topologicalSort<T extends Needing>(items: readonly T[]): T[] {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const same = byKey.get(nameKey(item));
    if (same === undefined) byKey.set(nameKey(item), [item]);
    else same.push(item);
  }
  return placeInOrder(items, ({ dependsOn = [] }) => dependsOn.flatMap((on) => byKey.get(nameKey(on)) ?? []));
}
