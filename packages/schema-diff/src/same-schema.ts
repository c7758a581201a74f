import { sameForm } from "./equal";
import { nameKey, type Schema } from "./schema";

/** The same structure, whatever the order of lists: for tests and for comparing a catalog before and after. */
export function sameSchema(a: Schema, b: Schema): boolean {
  return sameForm(sorted(a), sorted(b));
}

function sorted(schema: Schema): object {
  const byKey = <T>(list: readonly T[], key: (item: T) => string) => [...list].sort((x, y) => (key(x) < key(y) ? -1 : 1));
  const named = <T extends { readonly name: string }>(list: readonly T[]) => byKey(list, (item) => item.name);
  return {
    ...schema,
    namespaces: named(schema.namespaces),
    enums: byKey(schema.enums, nameKey),
    sequences: byKey(schema.sequences, nameKey),
    views: byKey(schema.views, nameKey),
    others: byKey(schema.others, (o) => `${o.kind} ${nameKey(o)}`),
    tables: byKey(schema.tables, nameKey).map((t) => ({
      ...t,
      columns: named(t.columns),
      uniques: named(t.uniques),
      indexes: named(t.indexes),
      foreignKeys: named(t.foreignKeys),
      checks: named(t.checks),
      triggers: named(t.triggers ?? []),
      options: t.options ?? {},
    })),
  };
}
