import { nameKey, type Change, type ColumnType } from "@stingerloom/schema-diff";
import type { IsCompared } from "../rows/lost-rows";

const families: readonly (readonly ColumnType["kind"][])[] = [
  ["integer", "decimal", "float"],
  ["char", "varchar", "text", "enum", "enumRef", "set"],
  ["binary", "varbinary", "blob"],
  ["json"],
];

/** Which values keep their form when the changes have run: not those of a column that becomes one of another family. */
export function changedForms(changes: readonly Change[]): IsCompared {
  const changed = new Set<string>();
  for (const change of changes) {
    if (change.kind !== "alterColumn" || isSameFamily(change.from.type, change.to.type)) continue;
    // By the names of before and of after a rename: columns of other tables that are called so keep their form.
    changed.add(`${nameKey(change.table)}\u0001${change.from.name}`);
    changed.add(`${nameKey(change.table)}\u0001${change.to.name}`);
  }
  const tables = new Map(
    changes.flatMap((change) => (change.kind === "renameTable" ? [[nameKey(change.from), nameKey(change.to)]] : [])),
  );
  return (table, column) =>
    !changed.has(`${table}\u0001${column}`) && !changed.has(`${tables.get(table) ?? table}\u0001${column}`);
}

function isSameFamily(from: ColumnType, to: ColumnType): boolean {
  return from.kind === to.kind || families.some((family) => family.includes(from.kind) && family.includes(to.kind));
}
