import { UsageError } from "@stingerloom/core";
import { displayName, nameKey, type Plan, type QualifiedName } from "@stingerloom/schema-diff";

/**
 * A view that has to change and cannot is an error: a migration without it would look complete.
 * @throws UsageError `VIEW_NOT_CHANGED`, `VIEW_IN_USE`
 */
export function refuseLeftViews({ unsupported, changes, from, to }: Plan): void {
  const [left] = unsupported;
  if (left !== undefined) {
    throw new UsageError("VIEW_NOT_CHANGED", `An entity's view cannot be changed: ${left}`, {
      hint: "Write this change as a migration by hand.",
    });
  }
  const there = new Set(to.views.map(nameKey));
  const gone = changes.flatMap((op) => (op.kind === "dropView" && !there.has(nameKey(op.view)) ? [op.view] : []));
  const names = new Set(gone.map(nameKey));
  for (const view of from.views) {
    const needed = view.dependsOn?.find((on) => names.has(nameKey(on)));
    if (needed !== undefined && there.has(nameKey(view)) && !isChanged(view, changes)) throw inUse(needed, view);
  }
}

function isChanged(view: QualifiedName, changes: Plan["changes"]): boolean {
  return changes.some((op) => op.kind === "addView" && nameKey(op.view) === nameKey(view));
}

function inUse(gone: QualifiedName, reader: QualifiedName): UsageError {
  const [name, other] = [gone, reader].map(displayName);
  return new UsageError("VIEW_IN_USE", `View ${name} is dropped or renamed, and view ${other} reads it`, {
    hint: `Describe ${other} as an entity with @View(), or write this change as a migration by hand.`,
  });
}
