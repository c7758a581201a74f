import { putTable, referrersOf, type Draft } from "../model/draft";
import type { ChangeOf } from "./change";
import { withPartitionKeyRenamed } from "./rename-partition-key";
import { renameIdentifier } from "../sql/rename-identifier";
import {
  displayName,
  nameKey,
  type Column,
  type ForeignKey,
  type Index,
  type IndexPart,
  type PrimaryKey,
  type QualifiedName,
  type Table,
} from "../model/schema";

/** The table under its new name; foreign keys that point to it follow. */
export function renameTable(draft: Draft, from: QualifiedName, to: QualifiedName): void {
  const table = draft.tables.get(nameKey(from));
  if (table === undefined) throw new Error(`There is no table ${displayName(from)} to rename.`);
  // A Map keeps the place of a key, and the tables' order carries no meaning: the renamed table goes to the end.
  draft.tables.delete(nameKey(from));
  const indexes = table.indexes.map(withoutSource);
  putTable(draft, { ...table, schema: to.schema, name: to.name, source: undefined, indexes });
  redirect(draft, from, (foreignKey) => ({
    ...foreignKey,
    references: { ...foreignKey.references, schema: to.schema, name: to.name },
  }));
}

/** The column under its new name, wherever it stands: keys, indexes, expressions, foreign keys that point to it. */
export function renameColumn(draft: Draft, { table: name, from, to }: ChangeOf<"renameColumn">): void {
  const table = draft.tables.get(nameKey(name));
  if (table === undefined) throw new Error(`There is no table ${displayName(name)} with a column to rename.`);
  putTable(draft, withColumnRenamed(table, from, to));
  redirect(draft, name, (foreignKey) => {
    const columns = renamedIn(foreignKey.references.columns, from, to);
    return { ...foreignKey, references: { ...foreignKey.references, columns } };
  });
}

/** Its text names the table as it was. */
function withoutSource(index: Index): Index {
  return index.source === undefined ? index : { ...index, source: undefined };
}

function redirect(draft: Draft, target: QualifiedName, change: (foreignKey: ForeignKey) => ForeignKey): void {
  const key = nameKey(target);
  for (const table of referrersOf(draft, target)) {
    const foreignKeys = table.foreignKeys.map((f) => (nameKey(f.references) === key ? change(f) : f));
    putTable(draft, { ...table, foreignKeys, source: undefined });
  }
}

function withColumnRenamed(table: Table, from: string, to: string): Table {
  const expression = (text: string) => renameIdentifier(text, from, to);
  const keyed = <T extends { readonly columns: readonly string[] }>(key: T): T => ({
    ...key,
    columns: renamedIn(key.columns, from, to),
  });
  return {
    ...table,
    source: undefined,
    columns: table.columns.map((column) => renamedColumn(column, from, to)),
    primaryKey: table.primaryKey && renamedKey(keyed(table.primaryKey), from, to),
    uniques: table.uniques.map((u) => ({ ...keyed(u), ...(u.include && { include: renamedIn(u.include, from, to) }) })),
    indexes: table.indexes.map((index) => renamedIndex(index, from, to)),
    foreignKeys: table.foreignKeys.map((f) => ({
      ...keyed(f),
      ...(f.onDeleteColumns && { onDeleteColumns: renamedIn(f.onDeleteColumns, from, to) }),
    })),
    checks: table.checks.map((check) => ({ ...check, expression: expression(check.expression) })),
    ...(table.options && { options: withPartitionKeyRenamed(table.options, from, to) }),
  };
}

function renamedColumn(column: Column, from: string, to: string): Column {
  const { generated, check } = column;
  return {
    ...column,
    ...(column.name === from && { name: to }),
    ...(generated && { generated: { ...generated, expression: renameIdentifier(generated.expression, from, to) } }),
    ...(check !== undefined && { check: renameIdentifier(check, from, to) }),
  };
}

function renamedIndex(index: Index, from: string, to: string): Index {
  return {
    ...index,
    parts: renamedParts(index.parts, from, to),
    ...(index.where !== undefined && { where: renameIdentifier(index.where, from, to) }),
    ...(index.include && { include: renamedIn(index.include, from, to) }),
  };
}

function renamedKey(key: PrimaryKey, from: string, to: string): PrimaryKey {
  return key.parts === undefined ? key : { ...key, parts: renamedParts(key.parts, from, to) };
}

function renamedParts(parts: readonly IndexPart[], from: string, to: string): readonly IndexPart[] {
  return parts.map((part) => {
    if (part.column === from) return { ...part, column: to };
    return part.expression === undefined ? part : { ...part, expression: renameIdentifier(part.expression, from, to) };
  });
}

function renamedIn(columns: readonly string[], from: string, to: string): readonly string[] {
  return columns.map((column) => (column === from ? to : column));
}
