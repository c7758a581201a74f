import { nameKey, type QualifiedName, type Schema } from "../model/schema";
import { diffObjects, type ObjectChanges } from "../objects/diff-objects";
import { diffStatedViews } from "../objects/diff-stated-views";
import type { Change } from "../operations/change";
import type { DiffOptions } from "./plan";
import { fixedTables } from "./unsupported";

/**
 * Views, triggers and other objects are compared where both sides tell of them; of entities, the views that they
 * describe.
 */
export function objectChanges(
  from: Schema,
  to: Schema,
  { features, complete, detectDroppedTables, detectDroppedObjects, detectDroppedViews }: DiffOptions,
  renames: readonly Change[],
): ObjectChanges | undefined {
  if (complete !== true) return diffStatedViews(from, to, detectDroppedViews === true);
  if (features.manageObjects !== true) return undefined;
  const names = finalNames(renames);
  const fixed = new Set(fixedTables(from, to, features).map(nameKey));
  return diffObjects(from, to, {
    drops: detectDroppedObjects ?? detectDroppedTables === true,
    renamed: (table) => names.get(nameKey(table)) ?? table,
    isFixed: (table) => fixed.has(table),
  });
}

/** The name that each renamed table has in the end, by its first one; it may have passed through others. */
function finalNames(renames: readonly Change[]): ReadonlyMap<string, QualifiedName> {
  const first = new Map<string, string>();
  const names = new Map<string, QualifiedName>();
  for (const rename of renames) {
    if (rename.kind !== "renameTable") continue;
    const key = first.get(nameKey(rename.from)) ?? nameKey(rename.from);
    first.set(nameKey(rename.to), key);
    names.set(key, rename.to);
  }
  return names;
}
