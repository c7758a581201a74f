import { nameKey, type QualifiedName, type Reference } from "../model/schema";

/** Something that needs others of its list. */
export interface Needing extends QualifiedName {
  readonly dependsOn?: readonly Reference[];
}

/** What is needed first, then what needs it; otherwise in the order given. Of a cycle, one comes before what it needs. */
export function topologicalSort<T extends Needing>(items: readonly T[]): T[] {
  const byKey = new Map<string, T[]>();
  for (const item of items) byKey.set(nameKey(item), [...(byKey.get(nameKey(item)) ?? []), item]);
  const placed = new Set<T>();
  const entered = new Set<T>();
  const place = (item: T): void => {
    if (entered.has(item)) return;
    entered.add(item);
    for (const on of item.dependsOn ?? []) byKey.get(nameKey(on))?.forEach(place);
    placed.add(item);
  };
  items.forEach(place);
  return [...placed];
}
