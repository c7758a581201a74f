import {
  sameContent,
  sameForm,
  type Column,
  type ColumnType,
  type ForeignKey,
  type Index,
  type PrimaryKey,
  type Table,
} from "@stingerloom/schema-diff";
import { hasKeyOn, isMadeUpName, isPlainOn } from "../model/foreign-key-index";
import { reuseLiveIndexMethod } from "./reuse-live-index-method";
import { isCharacterType } from "../render/render-type";
import type { ServerFacts } from "../model/server";

/** The table with everything that nobody chose: from the live table, else from the database. */
export function inheritUnspecified(table: Table, live: Table | undefined, server: ServerFacts): Table {
  // A table that was read from a database tells all of itself.
  if (table.options?.native !== undefined)
    return { ...table, ...(table.primaryKey && { primaryKey: sizedAsLive(table.primaryKey, live?.primaryKey) }) };
  const collation = table.options?.collation ?? live?.options?.collation ?? server.collation;
  const engine = table.options?.engine ?? live?.options?.engine ?? "InnoDB";
  const liveColumns = new Map(live?.columns.map((column) => [column.name, column]));
  const { uniques, indexes } = reuseLiveIndexMethod(table, live, engine);
  return {
    ...table,
    columns: table.columns.map((column) =>
      asLive(
        withCollation(column, collation),
        liveColumns.get(column.name) ?? liveColumns.get(column.renamedFrom ?? ""),
      ),
    ),
    ...(table.primaryKey && { primaryKey: asMade(table.primaryKey, live) }),
    uniques,
    foreignKeys: table.foreignKeys.map((key) => withActionsSaid(key, live?.foreignKeys ?? [])),
    indexes: [...indexes, ...madeForForeignKeys(table, live, server)],
    options: { engine, collation, native: live?.options?.native ?? {} },
  };
}

/** MariaDB's primary key keeps the block size that its table had once, and tells it as its own. */
function sizedAsLive(key: PrimaryKey, live: PrimaryKey | undefined): PrimaryKey {
  return live !== undefined && sameForm(key.columns, live.columns) ? { ...key, with: live.with } : key;
}

/** Entities say of a key no more than its columns. */
function asMade(key: PrimaryKey, live: Table | undefined): PrimaryKey {
  const other = live?.primaryKey;
  const says = key.parts ?? key.using ?? key.with ?? key.comment;
  return other !== undefined && says === undefined && sameForm(key.columns, other.columns) ? other : key;
}

/** What changes neither a value nor the way it is kept is what the live column has of it. */
function asLive(column: Column, live: Column | undefined): Column {
  const hasType = live !== undefined && sameForm(withoutWidth(column.type), withoutWidth(live.type));
  return {
    ...column,
    charset: live?.collation === column.collation ? live?.charset : undefined,
    type: hasType ? live.type : column.type,
  };
}

function withoutWidth(type: ColumnType): ColumnType {
  return type.kind === "integer" ? { ...type, displayWidth: undefined } : type;
}

function withCollation(column: Column, collation: string): Column {
  return column.collation === undefined && isCharacterType(column.type) ? { ...column, collation } : column;
}

/** Whether a live key says NO ACTION, or nothing, is all one to who does not say it. */
function withActionsSaid(key: ForeignKey, live: readonly ForeignKey[]): ForeignKey {
  const plain = (one: ForeignKey): ForeignKey => ({
    ...one,
    onDelete: said(one.onDelete),
    onUpdate: said(one.onUpdate),
  });
  const other =
    live.find((one) => one.name === key.name && isSame(plain(one), plain(key))) ??
    (key.implicitName ? live.find((one) => isSame(plain(one), plain(key))) : undefined);
  return other === undefined ? key : { ...key, onDelete: other.onDelete, onUpdate: other.onUpdate };
}

function said(action: ForeignKey["onDelete"]): ForeignKey["onDelete"] {
  return action === "no action" ? undefined : action;
}

/** Live indexes that the engine made for foreign keys which are still wanted, under a name that it made up. */
function madeForForeignKeys(table: Table, live: Table | undefined, { flavour }: ServerFacts): Index[] {
  if (live === undefined) return [];
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
