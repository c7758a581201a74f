import { sameContent, sameForm, type Column, type ForeignKey, type Index, type PrimaryKey, type Table } from "@stingerloom/schema-diff";
import { hasKeyOn, isMadeUpName, isPlainOn } from "./foreign-key-index";
import { isCharacterType } from "./render-type";
import type { ServerFacts } from "./server";

/** The table with everything that nobody chose: from the live table, else from the database. */
export function fillOpen(table: Table, live: Table | undefined, server: ServerFacts): Table {
  const collation = table.options?.collation ?? live?.options?.collation ?? server.collation;
  return {
    ...table,
    columns: table.columns.map((column) => withCollation(column, collation)),
    ...(table.primaryKey && { primaryKey: asMade(table.primaryKey, table, live) }),
    indexes: [...table.indexes, ...madeForForeignKeys(table, live, server)],
    options: {
      engine: table.options?.engine ?? live?.options?.engine ?? "InnoDB",
      collation,
      native: table.options?.native ?? live?.options?.native ?? {},
    },
  };
}

/** Entities say of a key no more than its columns. */
function asMade(key: PrimaryKey, table: Table, live: Table | undefined): PrimaryKey {
  const other = live?.primaryKey;
  const says = key.parts ?? key.using ?? key.comment ?? table.options?.native;
  return other !== undefined && says === undefined && sameForm(key.columns, other.columns) ? other : key;
}

function withCollation(column: Column, collation: string): Column {
  return column.collation === undefined && isCharacterType(column.type) ? { ...column, collation } : column;
}

/** Live indexes that the engine made for foreign keys which are still wanted, under a name that it made up. */
function madeForForeignKeys(table: Table, live: Table | undefined, { flavour }: ServerFacts): Index[] {
  // A table that was read from a database says itself which indexes it has.
  if (live === undefined || table.options?.native !== undefined) return [];
  const kept = table.foreignKeys.filter(
    (key) => !hasKeyOn(table, key.columns, flavour) && live.foreignKeys.some((other) => isSame(key, other)),
  );
  return live.indexes.filter((index) =>
    kept.some(
      (key) =>
        isPlainOn(index, key.columns) &&
        (isMadeUpName(index.name, key.columns) || live.foreignKeys.some((other) => other.name === index.name)),
    ),
  );
}

function isSame(key: ForeignKey, live: ForeignKey): boolean {
  return sameContent({ ...key, name: "" }, { ...live, name: "" });
}
