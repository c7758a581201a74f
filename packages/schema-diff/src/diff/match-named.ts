import { contentKey, sameContent } from "../model/equal";
import type { Named } from "../model/schema";

/** What became of a table's constraints of one kind, or of its indexes. */
export interface NamedChanges<T> {
  readonly dropped: readonly T[];
  readonly added: readonly T[];
  /** The same under another name. */
  readonly renamed: readonly { readonly from: string; readonly to: T }[];
}

interface NameRules {
  readonly canRename: boolean;
  readonly unnamed: boolean;
}

/**
 * Finds for each wanted one its live one: by name; else, when we made its name up, any of the same content. One of the same
 * content and another name is renamed where the engine can, otherwise dropped and added. Where constraints may be `unnamed`, one whose name
 * we made up has none, and matches only one that has none either.
 */
export function matchNamed<T extends Named>(
  live: readonly T[],
  wanted: readonly T[],
  { canRename, unnamed }: NameRules,
): NamedChanges<T> {
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
    const same = liveByContent
      .get(contentKey(item))
      ?.find((other) => !unnamed || other.implicitName === item.implicitName);
    if (same === undefined || !(item.implicitName || (canRename && !liveByName.has(item.name)))) {
      added.push(item);
      continue;
    }
    liveByContent.set(
      contentKey(item),
      liveByContent.get(contentKey(item))!.filter((other) => other !== same),
    );
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
