import { contentKey, sameContent } from "../model/equal";
import type { Named } from "../model/schema";

/** What became of a table's constraints of one kind, or of its indexes. */
export interface NamedChanges<T> {
  readonly dropped: readonly T[];
  readonly added: readonly T[];
  /** The same under another name, or with another comment. */
  readonly renamed: readonly { readonly from: T; readonly to: T }[];
}

interface NameRules {
  readonly canRename: boolean;
  readonly unnamed: boolean;
  /** Can a comment be changed on its own? */
  readonly alterComment: boolean;
  /** Does a comment that is not wanted stay? */
  readonly keepsComment: boolean;
}

type Commented = Named & { readonly comment?: string };

/**
 * Finds for each wanted one its live one: by name; else, when we made its name up, any of the same content. One of the
 * same content and another name is renamed where the engine can, otherwise dropped and added. Where constraints may be
 * `unnamed`, one whose name we made up has none, and matches only one that has none either.
 */
export function matchNamed<T extends Commented>(
  live: readonly T[],
  wanted: readonly T[],
  { canRename, unnamed, alterComment, keepsComment }: NameRules,
): NamedChanges<T> {
  const content = (item: T): T => (alterComment ? { ...item, comment: undefined } : item);
  const hasOtherComment = (from: T, to: T) =>
    alterComment && from.comment !== to.comment && !(keepsComment && to.comment === undefined);
  const renamed: { from: T; to: T }[] = [];
  const liveByName = new Map(live.map((item) => [item.name, item]));
  const unmatched = wanted.filter((item) => {
    const same = liveByName.get(item.name);
    if (same === undefined || !sameContent(content(same), content(item))) return true;
    liveByName.delete(item.name);
    if (hasOtherComment(same, item)) renamed.push({ from: same, to: item });
    return false;
  });
  if (unmatched.length === 0) return { dropped: [...liveByName.values()], added: [], renamed };

  const liveByContent = grouped(liveByName.values(), content);
  const added: T[] = [];
  for (const item of unmatched) {
    const same = liveByContent
      .get(contentKey(content(item)))
      ?.find((other) => !unnamed || other.implicitName === item.implicitName);
    if (same === undefined || !(item.implicitName || (canRename && !liveByName.has(item.name)))) {
      added.push(item);
      continue;
    }
    const key = contentKey(content(item));
    liveByContent.set(
      key,
      liveByContent.get(key)!.filter((other) => other !== same),
    );
    liveByName.delete(same.name);
    const to = item.implicitName ? { ...item, name: same.name } : item;
    if (to.name !== same.name || hasOtherComment(same, to)) renamed.push({ from: same, to });
  }
  return { dropped: [...liveByName.values()], added, renamed };
}

function grouped<T extends Named>(items: Iterable<T>, content: (item: T) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = contentKey(content(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
