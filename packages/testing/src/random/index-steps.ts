import type { Column, Index, IndexPart, Table } from "@stingerloom/schema-diff";
import type { RandomDraft } from "./draft";
import { pick, same, type Edit, type Step } from "./edit";
import { isForeign, isPlain, mayBeUnique } from "./roles";
import { isDistinct } from "./values";

export const addIndex: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const columns = table.columns.filter((c) => isIndexable(draft, c));
    const first = pick(columns, edit.column);
    if (first === undefined) return table;
    const second = edit.pick % 3 === 0 ? pick(columns, edit.pick) : undefined;
    const parts = [first, ...(second && second !== first ? [second] : [])].map((c) => partOf(draft, table, c, edit));
    const isSpecial = parts.some((p) => Object.keys(p).length > 1 || p.expression !== undefined);
    const where = draft.profile.partialIndexes && edit.pick % 3 === 1 ? condition(draft, first, edit) : undefined;
    const carried = table.columns.find((c) => isPlain(c) && !parts.some((p) => p.column === c.name));
    const isUnique =
      edit.pick % 2 === 0 &&
      (isSpecial || where !== undefined) &&
      [first].every((c) => isDistinct(c.type) && mayBeUnique(draft, table, c));
    const index: Index = {
      name: draft.constraintName("ix"),
      parts,
      ...(isUnique && { unique: true }),
      ...(where !== undefined && { where }),
      ...(draft.profile.include && edit.column % 4 === 0 && carried && { include: [carried.name] }),
    };
    return isThere(table, index) ? table : { ...table, indexes: [...table.indexes, index] };
  });
};

function isIndexable({ profile }: RandomDraft, { type, generated }: Column): boolean {
  if (generated !== undefined && !generated.stored && !profile.indexesVirtual) return false;
  if (type.kind === "text") return profile.keysOnText || profile.prefixIndexes;
  return !["json", "blob", "varbinary", "array", "native"].includes(type.kind);
}

function partOf({ profile }: RandomDraft, table: Table, column: Column, { pick: at, flag }: Edit): IndexPart {
  const isText = column.type.kind === "varchar" || column.type.kind === "text";
  const quoted = profile.quote(column.name);
  const maySpeak =
    profile.expressionIndexes &&
    isPlain(column) &&
    column.autoIncrement === undefined &&
    !isForeign(table, column.name);
  if (maySpeak && at % 4 === 2 && column.type.kind === "varchar") return { expression: `lower(${quoted})` };
  if (maySpeak && at % 4 === 2 && column.type.kind === "integer") return { expression: `${quoted} + ${1 + (at % 3)}` };
  if (profile.prefixIndexes && isText && (column.type.kind === "text" || at % 4 === 1))
    return { column: column.name, length: 10 };
  return { column: column.name, ...(profile.descendingIndexes && flag && { descending: true }) };
}

function condition({ profile }: RandomDraft, { name, type }: Column, { column: at }: Edit): string {
  const quoted = profile.quote(name);
  if (type.kind === "integer" && at % 2 === 0) return `${quoted} > ${at % 5}`;
  if (type.kind === "varchar" && at % 2 === 0) return `${quoted} <> 'x${at % 5}'`;
  return `${quoted} IS NOT NULL`;
}

function isThere({ indexes, uniques, primaryKey }: Table, index: Index): boolean {
  const columns = index.parts.map((p) => p.column);
  return (
    indexes.some((i) => same({ ...i, name: "" }, { ...index, name: "" })) ||
    uniques.some((u) => same(u.columns, columns)) ||
    same(primaryKey?.columns, columns)
  );
}

export const dropIndex: Step = (draft, { table, pick: which }) => {
  draft.change(table, (t) => ({ ...t, indexes: t.indexes.filter((i) => i !== pick(t.indexes, which)) }));
};
