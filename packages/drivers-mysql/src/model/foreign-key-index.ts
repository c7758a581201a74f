import type { ForeignKey, Index, Table } from "@stingerloom/schema-diff";
import { indexOfPrimaryKey } from "./primary-key";
import type { Flavour } from "./server";

/**
 * A foreign key rests on an index whose first columns are its own; where the table has none, the engine makes one of
 * the key's name (dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html). Such an index is no part of our
 * model: it comes and goes with its key.
 */
export function needsOwnIndex(table: Table, foreignKey: ForeignKey, flavour: Flavour): boolean {
  return !hasKeyOn(table, foreignKey.columns, flavour);
}

/** Does an index of the table begin with these columns, in this order? */
export function hasKeyOn(table: Table, columns: readonly string[], flavour: Flavour, besides?: string): boolean {
  return keysOf(table, flavour, besides).some((key) => columns.every((column, i) => key[i] === column));
}

function keysOf(table: Table, flavour: Flavour, besides: string | undefined): (readonly string[])[] {
  return [
    ...(table.primaryKey ? [plainColumns(indexOfPrimaryKey(table.primaryKey), flavour)] : []),
    ...table.uniques.filter((unique) => unique.name !== besides).map((unique) => unique.columns),
    ...table.indexes.filter((index) => index.name !== besides).map((index) => plainColumns(index, flavour)),
  ];
}

/**
 * The columns with which an index begins, as far as it holds them whole. A descending one serves no foreign key on
 * MySQL.
 */
function plainColumns(index: Index, flavour: Flavour): readonly string[] {
  if (index.using === "fulltext" || index.using === "spatial") return [];
  const end = index.parts.findIndex(
    (part) =>
      part.column === undefined || part.length !== undefined || (part.descending === true && flavour === "mysql"),
  );
  return (end < 0 ? index.parts : index.parts.slice(0, end)).map((part) => part.column ?? "");
}

export function ownIndexOf(foreignKey: ForeignKey): Index {
  return { name: foreignKey.name, parts: foreignKey.columns.map((column) => ({ column })) };
}

/** The table without the indexes that foreign keys made, or would make, for themselves. */
export function withoutOwnIndexes(table: Table, flavour: Flavour): Table {
  if (table.foreignKeys.length === 0) return table;
  const indexes = table.indexes.filter((index) => !isOwnIndex(table, index, flavour));
  return indexes.length === table.indexes.length ? table : { ...table, indexes };
}

function isOwnIndex(table: Table, index: Index, flavour: Flavour): boolean {
  const owner = table.foreignKeys.find((key) => key.name === index.name);
  if (owner === undefined || !isPlainOn(index, owner.columns)) return false;
  const users = table.foreignKeys.filter((key) => key.columns.every((column, i) => owner.columns[i] === column));
  return users.length === 1 && !hasKeyOn(table, owner.columns, flavour, index.name);
}

/** An index on exactly these columns, with nothing special about it. */
export function isPlainOn(index: Index, columns: readonly string[]): boolean {
  const { name: _, implicitName: __, parts, ...rest } = index;
  const plain = parts.every((part) => part.column !== undefined && Object.keys(part).length === 1);
  return (
    plain &&
    Object.keys(rest).length === 0 &&
    parts.length === columns.length &&
    columns.every((column, i) => parts[i]?.column === column)
  );
}

/**
 * Is it a name that the engines make up for the index of a foreign key which nobody named: its first column's, with a
 * number if that was taken? A table that is renamed takes along the names that were made up for its keys, and not those
 * of their indexes.
 */
export function isMadeUpName(name: string, [first = ""]: readonly string[]): boolean {
  return (
    name === first ||
    (name.startsWith(`${first}_`) && /^\d+$/.test(name.slice(first.length + 1))) ||
    /_ibfk_\d+$/.test(name)
  );
}
