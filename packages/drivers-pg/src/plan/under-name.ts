import {
  nameKey,
  printSql,
  qualified,
  sql,
  type Change,
  type QualifiedName,
  type Table,
} from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { claimsOf } from "./claimed-names";

/**
 * The operation with another name for what it creates or drops.
 *
 * @param only the name that it must have; default any
 */
export function underName(op: Change, name: QualifiedName, only?: QualifiedName): Change {
  const is = (own: QualifiedName) => only === undefined || nameKey(own) === nameKey(only);
  const isIndex = (index: string) => "table" in op && is({ schema: op.table.schema, name: index });
  switch (op.kind) {
    case "addEnum":
    case "dropEnum":
      return is(op.enum) ? { ...op, enum: { ...op.enum, ...name } } : op;
    case "addSequence":
    case "dropSequence":
      return is(op.sequence) ? { ...op, sequence: { ...op.sequence, ...name } } : op;
    case "dropTable":
      return is(op.table)
        ? { ...op, table: { ...op.table, ...name } }
        : { ...op, table: withIndexNamed(op.table, name, only) };
    case "dropForeignKey":
      return is(op.table) ? { ...op, table: name } : op;
    case "addIndex":
    case "dropIndex":
      return isIndex(op.index.name) ? { ...op, index: { ...op.index, name: name.name } } : op;
    case "addUnique":
    case "dropUnique":
      return isIndex(op.unique.name) ? { ...op, unique: { ...op.unique, name: name.name } } : op;
    case "addPrimaryKey":
    case "dropPrimaryKey":
      return isIndex(op.primaryKey.name ?? "") ? { ...op, primaryKey: { ...op.primaryKey, name: name.name } } : op;
    case "renameConstraint":
      return isIndex(op.from) ? { ...op, from: name.name } : op;
    case "dropView":
      return is(op.view) ? { ...op, view: { ...op.view, ...name } } : op;
    case "dropObject":
      return is(op.object) ? droppedObject(op, name) : op;
    default:
      return op;
  }
}

function withIndexNamed(table: Table, { name }: QualifiedName, only: QualifiedName | undefined): Table {
  const named = <T extends { readonly name?: string }>(item: T): T =>
    item.name === only?.name && table.schema === only?.schema ? { ...item, name } : item;
  const { primaryKey, uniques, indexes } = table;
  return {
    ...table,
    primaryKey: primaryKey && named(primaryKey),
    uniques: uniques.map(named),
    indexes: indexes.map(named),
  };
}

function droppedObject(op: Extract<Change, { kind: "dropObject" }>, name: QualifiedName): Change {
  const word = claimsOf(op).frees[0]?.word;
  if (word === undefined) return op;
  const drop = printSql(sql`DROP ${word} ${qualified(name)}`, quoteIdentifier);
  return { ...op, object: { ...op.object, ...name, parts: [{ name: "", create: [], drop: [drop] }] } };
}
