import { contentKey, sameContent } from "./equal";
import type { Named } from "./schema";

/** What became of a table's constraints of one kind, or of its indexes. */
export interface NamedChanges<T> {
  readonly dropped: readonly T[];
  readonly added: readonly T[];
  /** The same under another name. */
  readonly renamed: readonly { readonly from: string; readonly to: T }[];
}

/**
 * Finds for each wanted one its live one: by name; else, when we made its name up, any of the same content. One of the same
 * content and another name is renamed where the engine can, otherwise made anew.
 */
export function matchNamed<T extends Named>(live: readonly T[], wanted: readonly T[], canRename: boolean): NamedChanges<T> {
  const liveByName = new Map(live.map((item) => [item.name, item]));
  const unmatched = wanted.filter((item) => {
    const same = liveByName.get(item.name);
    if (same === undefined || !sameContent(same, item)) return true;
    liveByName.delete(item.name);
    return false;
  });
  if (unmatched.length === 0) return { dropped: [...liveByName.values()], added: [], renamed: [] };

  const liveByContent = grouped(liveByName.values());
  const added: T[] = [];
  const renamed: { from: string; to: T }[] = [];
  for (const item of unmatched) {
    const same = liveByContent.get(contentKey(item))?.[0];
    if (same === undefined || !(item.implicitName || (canRename && !liveByName.has(item.name)))) {
      added.push(item);
      continue;
    }
    liveByContent.get(contentKey(item))!.shift();
    liveByName.delete(same.name);
    if (!item.implicitName) renamed.push({ from: same.name, to: item });
  }
  return { dropped: [...liveByName.values()], added, renamed };
}

function grouped<T extends Named>(items: Iterable<T>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = contentKey(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
