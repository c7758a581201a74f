import { byName } from "./draft";
import { sameForm } from "./equal";
import type { Operation } from "./operation";
import { displayName, nameKey, type Schema, type View } from "./schema";

export interface ViewChanges {
  /** Before tables change: the outermost view first. */
  readonly dropped: readonly Operation[];
  /** After tables have changed: the innermost view first. */
  readonly added: readonly Operation[];
  /** Views that are left as they are, with the reason. */
  readonly unsupported: readonly string[];
}

/** What makes the views of `from` those of `to`. One that calls a function which is not there cannot be made. */
export function diffViews(from: Schema, to: Schema, drops: boolean): ViewChanges {
  const live = byName(from.views);
  const wanted = byName(to.views);
  const known = new Set(from.others.map(displayName).concat(from.others.map(({ schema, name }) => `${schema ?? "public"}.${name}`)));
  const lacking = (view: View) => (view.uses ?? []).filter((name) => !known.has(name));
  const come = to.views.filter((v) => !sameView(live.get(nameKey(v)), v));
  const impossible = new Set(come.filter((v) => lacking(v).length > 0 || readsUnmanaged(v, to)));
  const added = innermostFirst(come.filter((v) => !impossible.has(v)));
  const replaced = added.flatMap((v) => live.get(nameKey(v)) ?? []);
  const gone = from.views.filter((v) => !wanted.has(nameKey(v)));
  return {
    dropped: innermostFirst([...replaced, ...(drops ? gone : [])]).reverse().map((view) => ({ kind: "dropView", view })),
    added: added.map((view) => ({ kind: "addView", view })),
    unsupported: [
      ...[...impossible].map((v) => `${word(v)} ${displayName(v)}: is not made, as it needs ${lacking(v).join(", ") || "what is not managed"}`),
      ...(drops ? [] : gone.map((v) => `${word(v)} ${displayName(v)}: is kept, though the target has none (dropping is not asked for)`)),
    ],
  };
}

function sameView(a: View | undefined, b: View): boolean {
  return a !== undefined && sameForm(a.sql, b.sql);
}

function word(view: View): string {
  return view.materialized ? "materialized view" : "view";
}

/** A partitioned or foreign table that the view reads may not be there. */
function readsUnmanaged(view: View, schema: Schema): boolean {
  const managed = new Set([...schema.tables, ...schema.views].map(nameKey));
  return (view.dependsOn ?? []).some((on) => !managed.has(nameKey(on)));
}

function innermostFirst(views: readonly View[]): View[] {
  const all = byName(views);
  const placed = new Set<View>();
  const place = (view: View, above: ReadonlySet<View>): void => {
    if (placed.has(view) || above.has(view)) return;
    for (const on of view.dependsOn ?? []) {
      const other = all.get(nameKey(on));
      if (other !== undefined) place(other, new Set([...above, view]));
    }
    placed.add(view);
  };
  for (const view of views) place(view, new Set());
  return [...placed];
}
