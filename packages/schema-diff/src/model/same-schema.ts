import { contentKey, sameForm } from "./equal";
import { nameKey, type Named, type Schema, type Table } from "./schema";

/**
 * The same structure, whatever the order of lists: for tests and for comparing a catalog before and after. A constraint
 * that nobody named (an engine without such names gives it one that follows the table's) is the same under any name
 * that nobody gave.
 */
export function sameSchema(a: Schema, b: Schema): boolean {
  return sameForm(sorted(a, b), sorted(b, a));
}

const byKey = <T>(list: readonly T[], key: (item: T) => string) => [...list].sort((x, y) => (key(x) < key(y) ? -1 : 1));
const named = <T extends { readonly name: string }>(list: readonly T[]) => byKey(list, (item) => item.name);

function sorted(schema: Schema, other: Schema): object {
  const others = new Map(other.tables.map((table) => [nameKey(table), table]));
  return {
    ...schema,
    namespaces: named(schema.namespaces),
    enums: byKey(schema.enums, nameKey),
    sequences: byKey(schema.sequences, nameKey),
    views: byKey(schema.views, nameKey),
    opaqueObjects: byKey(schema.opaqueObjects, (o) => `${o.kind} ${nameKey(o)}`),
    tables: byKey(schema.tables, nameKey).map((table) => sortedTable(table, others.get(nameKey(table)))),
  };
}

function sortedTable(table: Table, other: Table | undefined): object {
  return {
    ...table,
    columns: named(table.columns),
    uniques: constraints(table.uniques, other?.uniques),
    indexes: constraints(table.indexes, other?.indexes),
    foreignKeys: constraints(table.foreignKeys, other?.foreignKeys),
    checks: constraints(table.checks, other?.checks),
    triggers: named(table.triggers ?? []),
    options: table.options ?? {},
  };
}

function constraints<T extends Named>(list: readonly T[], other: readonly T[] = []): readonly T[] {
  const known = new Set(other.map((item) => item.name));
  const isGiven = (item: T) => item.implicitName !== true || known.has(item.name);
  const unnamed = byKey(
    list.filter((item) => !isGiven(item)),
    contentKey,
  ).map((item) => ({ ...item, name: "" }));
  return [...named(list.filter(isGiven)), ...unnamed];
}
