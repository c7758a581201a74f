import { placeInOrder } from "./place-in-order";

/**
 * What something does to named things (columns, tables, names …), by keys of its maker's choosing. A thing that is
 * dropped and created in one plan is made new: what lets go of it runs before the drop, what requires it behind the
 * creation.
 */
export interface Footprint {
  readonly creates?: readonly string[];
  readonly drops?: readonly string[];
  /** Changes in place. */
  readonly alters?: readonly string[];
  /** What has to be there, in its final state, when it runs. */
  readonly requires?: readonly string[];
  /** What it needed in the state before the plan and needs no more: it runs before that is altered or dropped. */
  readonly releases?: readonly string[];
}

/**
 * The items in an order that their footprints allow, otherwise as given:
 *
 * - what releases a thing, before what alters or drops it;
 * - what drops a thing, before what creates another of its key;
 * - what creates or alters a thing, before what requires it;
 * - what requires a thing that is dropped for good, before its drop.
 *
 * The same rules hold on the way back, where creations are drops. Linear in the number of items and of what they name.
 *
 * @param onCycle called with items that must each run before the other
 */
export function orderByFootprint<T>(
  items: readonly T[],
  footprintOf: (item: T) => Footprint,
  onCycle?: (circle: readonly T[]) => void,
): T[] {
  const footprints = new Map(items.map((item) => [item, footprintOf(item)]));
  const index = (part: keyof Footprint) => indexOf(footprints, part);
  const creates = index("creates");
  const drops = index("drops");
  const alters = index("alters");
  const requires = index("requires");
  const releases = index("releases");
  const all = (keys: readonly string[] = [], of: ReadonlyMap<string, T[]>) => keys.flatMap((key) => of.get(key) ?? []);
  const before = (item: T): T[] => {
    const footprint = footprints.get(item)!;
    const forGood = footprint.drops?.filter((key) => !creates.has(key));
    return [
      ...all(footprint.alters, releases),
      ...all(footprint.drops, releases),
      ...all(footprint.creates, drops),
      ...all(footprint.requires, creates),
      ...all(footprint.requires, alters),
      ...all(forGood, requires),
    ];
  };
  return placeInOrder(items, before, onCycle);
}

function indexOf<T>(footprints: ReadonlyMap<T, Footprint>, part: keyof Footprint): ReadonlyMap<string, T[]> {
  const index = new Map<string, T[]>();
  for (const [item, footprint] of footprints)
    for (const key of footprint[part] ?? []) {
      const items = index.get(key);
      if (items === undefined) index.set(key, [item]);
      else items.push(item);
    }
  return index;
}
