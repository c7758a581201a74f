import { nameKey, type Schema, type View } from "../model/schema";
import { diffObjects, type ObjectChanges } from "./diff-objects";

/**
 * What makes the views that entities describe: those of `to`. A view of `from` that they do not speak of stays as it
 * is, unless `drops` says otherwise or it is one of `to` under its earlier name.
 */
export function diffStatedViews(from: Schema, to: Schema, drops: boolean): ObjectChanges | undefined {
  if (to.views.length === 0 && !drops) return undefined;
  const wanted = new Set(to.views.map(nameKey));
  const earlier = earlierNames(from, to.views);
  const isStated = (view: View) => drops || wanted.has(nameKey(view)) || earlier.has(nameKey(view));
  return diffObjects(viewsOf(from, from.views.filter(isStated)), viewsOf(to, to.views), {
    drops: true,
    renamed: (table) => table,
    isFixed: () => false,
    isPartial: true,
  });
}

/** The live views that get another name: nothing has it yet, and nothing else is to have the earlier one. */
function earlierNames(from: Schema, wanted: readonly View[]): ReadonlySet<string> {
  const live = new Set(from.views.map(nameKey));
  const names = new Set(wanted.map(nameKey));
  const earlier = wanted
    .filter((view) => view.renamedFrom !== undefined && !live.has(nameKey(view)))
    .map(({ schema, renamedFrom }) => nameKey({ schema, name: renamedFrom! }));
  return new Set(earlier.filter((key) => live.has(key) && !names.has(key)));
}

/** The schema with these views and no other objects. */
function viewsOf(schema: Schema, views: readonly View[]): Schema {
  const tables = schema.tables.map((table) =>
    table.triggers === undefined ? table : { ...table, triggers: undefined },
  );
  return { ...schema, tables, opaqueObjects: [], views };
}
