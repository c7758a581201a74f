import type { Change } from "../operations/change";
import { displayName, type Named, type Schema, type Table } from "../model/schema";

/**
 * The changes with other names for keys and indexes that are created under a name of our making, where one that stays
 * has that name already: `user_pkey1`, as the server would call it.
 *
 * @param reached the schema after the changes
 */
export function withFreeImplicitNames(changes: readonly Change[], reached: Schema): readonly Change[] {
  const owners = new Map<string, number>();
  for (const key of reached.tables.flatMap(indexNames)) owners.set(key, (owners.get(key) ?? 0) + 1);
  if ([...owners.values()].every((count) => count === 1)) return changes;
  const free = <T extends Partial<Named>>(schema: string | undefined, item: T): T => {
    const { name } = item;
    if (name === undefined || item.implicitName !== true) return item;
    const key = keyOf(schema, name);
    if ((owners.get(key) ?? 0) < 2) return item;
    let number = 1;
    while (owners.has(keyOf(schema, `${name}${number}`))) number++;
    owners.set(key, owners.get(key)! - 1);
    owners.set(keyOf(schema, `${name}${number}`), 1);
    return { ...item, name: `${name}${number}` };
  };
  return changes.map((change) => freed(change, free));
}

type Free = <T extends Partial<Named>>(schema: string | undefined, item: T) => T;

function freed(change: Change, free: Free): Change {
  switch (change.kind) {
    case "addTable":
      return { ...change, table: freedTable(change.table, free) };
    case "addPrimaryKey":
      return { ...change, primaryKey: free(change.table.schema, change.primaryKey) };
    case "addUnique":
      return { ...change, unique: free(change.table.schema, change.unique) };
    case "addIndex":
      return { ...change, index: free(change.table.schema, change.index) };
    default:
      return change;
  }
}

function freedTable(table: Table, free: Free): Table {
  const { schema, primaryKey, uniques, indexes } = table;
  return {
    ...table,
    ...(primaryKey && { primaryKey: free(schema, primaryKey) }),
    uniques: uniques.map((unique) => free(schema, unique)),
    indexes: indexes.map((index) => free(schema, index)),
  };
}

function indexNames({ schema, primaryKey, uniques, indexes }: Table): string[] {
  return [primaryKey?.name ?? [], ...uniques.map(({ name }) => name), ...indexes.map(({ name }) => name)]
    .flat()
    .map((name) => keyOf(schema, name));
}

function keyOf(schema: string | undefined, name: string): string {
  return displayName({ schema, name });
}
