import type { Column, Index, Table } from "@stingerloom/schema-diff";
import { pointsTo, type RandomDraft } from "./draft";

export function isPlain(column: Column): boolean {
  return column.generated === undefined;
}

export function isForeign(table: Table, name: string): boolean {
  return table.foreignKeys.some((f) => f.columns.includes(name));
}

export function isInKey(table: Table, name: string): boolean {
  return table.primaryKey?.columns.includes(name) === true;
}

export function isReferenced(draft: RandomDraft, table: Table, name: string): boolean {
  return draft.tables.some((t) => t.foreignKeys.some((f) => pointsTo(f, table) && f.references.columns.includes(name)));
}

/** Is the column part of what tells rows apart or orders them, with its whole value? */
export function isKeyed(table: Table, name: string): boolean {
  const inIndex = ({ parts, include = [] }: Index) =>
    parts.some((p) => p.column === name && p.length === undefined) || include.includes(name);
  return isInKey(table, name) || table.uniques.some((u) => u.columns.includes(name)) || table.indexes.some(inIndex);
}

/** The expressions of the table that read the column. */
export function isRead(draft: RandomDraft, table: Table, name: string): boolean {
  const texts = [
    ...table.checks.map((c) => c.expression),
    ...table.indexes.flatMap(indexTexts),
    ...table.columns.map((c) => c.generated?.expression ?? ""),
  ];
  return texts.some((text) => reads(draft, text, name));
}

export function reads({ profile }: RandomDraft, text: string, name: string): boolean {
  return text.includes(profile.quote(name));
}

export function indexTexts(index: Index): readonly string[] {
  return [index.where ?? "", ...index.parts.map((p) => p.expression ?? "")];
}

/** Does every row have a value of its own in the column? One of a foreign key may have been left null. */
export function hasValues(draft: RandomDraft, table: Table, column: Column): boolean {
  if (column.generated !== undefined || isForeign(table, column.name)) return false;
  if (draft.origin === undefined) return true;
  const old = draft.originOf(table);
  const was = old?.columns.find((c) => c.name === column.renamedFrom);
  return old !== undefined && was !== undefined && was.generated === undefined && !isForeign(old, was.name);
}

/** May the column be unique? Its rows have values of their own, or nulls. */
export function mayBeUnique(draft: RandomDraft, table: Table, column: Column): boolean {
  if (column.generated !== undefined) return false;
  return hasValues(draft, table, column) || (column.nullable && column.default === undefined);
}

/** Would the way back fail if the column were dropped, as its values are gone with it? */
export function isLocked(draft: RandomDraft, table: Table, column: Column): boolean {
  const old = draft.originOf(table);
  const was = old?.columns.find((c) => c.name === column.renamedFrom);
  if (old === undefined || was === undefined) return false;
  const filled = !was.nullable || was.default !== undefined;
  const inUnique = old.uniques.some((u) => u.columns.includes(was.name) && (filled || u.nullsNotDistinct === true));
  const inIndex = old.indexes.some(
    (i) =>
      i.unique === true &&
      filled &&
      (i.parts.some((p) => p.column === was.name) || indexTexts(i).some((text) => reads(draft, text, was.name))),
  );
  const referenced =
    draft.origin?.tables.some((t) =>
      t.foreignKeys.some((f) => pointsTo(f, old) && f.references.columns.includes(was.name)),
    ) === true;
  return isInKey(old, was.name) || inUnique || inIndex || referenced;
}

/** Does the column get a collation from its table, on some engine? A uuid is a text on MySQL. */
export function hasCollation({ type }: Column): boolean {
  return ["char", "varchar", "text", "uuid"].includes(type.kind);
}
