import type { Column, ForeignKey, Table } from "@stingerloom/schema-diff";
import type { RandomDraft } from "./draft";
import { pick, same, type Edit, type Step } from "./edit";
import { columnNames } from "./names";
import { hasCollation, hasValues, isForeign, isInKey, isRead } from "./roles";

/**
 * Over a column that is there, where one fits, or over columns that come with it. Tables may point to themselves and to
 * each other.
 */
export const addForeignKey: Step = (draft, edit) => {
  const target = draft.table(edit.pick);
  const key = target && pick(keysOf(draft, target), edit.column);
  if (target === undefined || key === undefined) return;
  draft.change(edit.table, (table) => {
    if (key.some((c) => collationOf(table, c) !== collationOf(target, c))) return table;
    const there = edit.pick % 3 === 0 ? existing(draft, table, target, key) : undefined;
    const columns = there ?? key.map((c, i) => copyOf(draft, c, edit.column + i));
    const names = columns.map((c) => c.name);
    const foreignKey: ForeignKey = {
      name: draft.constraintName("fk"),
      columns: names,
      references: { name: target.name, columns: key.map((c) => c.name) },
      ...manner(draft, edit),
    };
    return {
      ...table,
      columns: there ? table.columns : [...table.columns, ...columns],
      foreignKeys: [...table.foreignKeys, foreignKey],
    };
  });
};

function copyOf(draft: RandomDraft, { type, collation }: Column, at: number): Column {
  return { name: draft.fresh(columnNames, at), type, nullable: true, ...(collation !== undefined && { collation }) };
}

/** The columns of each key that a foreign key may point to. */
function keysOf(draft: RandomDraft, table: Table): readonly (readonly Column[])[] {
  const uniques = table.uniques.filter(
    (u) => u.deferrable === undefined && u.include === undefined && u.nullsNotDistinct === undefined,
  );
  const lists = [...(table.primaryKey ? [table.primaryKey.columns] : []), ...uniques.map((u) => u.columns)];
  return lists
    .map((names) => names.flatMap((name) => table.columns.find((c) => c.name === name) ?? []))
    .filter((columns) => columns.every((c) => c.type.kind === "integer" || c.type.kind === "varchar"));
}

function collationOf(table: Table, column: Column): string | undefined {
  return hasCollation(column) ? table.options?.collation : undefined;
}

/** Columns whose rows have the key's values already. */
function existing(
  draft: RandomDraft,
  table: Table,
  target: Table,
  key: readonly Column[],
): readonly Column[] | undefined {
  const [only] = key;
  if (key.length !== 1 || only === undefined || !hasValues(draft, target, only)) return undefined;
  const fits = (c: Column) =>
    c !== only &&
    same(c.type, only.type) &&
    c.collation === only.collation &&
    c.nullable &&
    c.default === undefined &&
    hasValues(draft, table, c) &&
    !isInKey(table, c.name) &&
    !isRead(draft, table, c.name);
  const found = table.columns.find(fits);
  return found && [found];
}

function manner(
  { profile }: RandomDraft,
  { column, pick: at, flag }: Edit,
): Pick<ForeignKey, "onDelete" | "onUpdate" | "deferrable"> {
  const onDelete = pick([undefined, ...profile.actions], column);
  const onUpdate = flag ? pick([undefined, ...profile.actions], at) : undefined;
  const deferrable = profile.deferrableForeignKeys
    ? pick([undefined, "immediate", "deferred"] as const, at)
    : undefined;
  return { ...(onDelete && { onDelete }), ...(onUpdate && { onUpdate }), ...(deferrable && { deferrable }) };
}

export const dropForeignKey: Step = (draft, { table, pick: which }) => {
  draft.change(table, (t) => ({
    ...t,
    foreignKeys: t.foreignKeys.filter((f) => f !== pick(t.foreignKeys, which) || isInKey(t, f.columns[0]!)),
  }));
};

/** Another action; what sets nulls only where they are taken. */
export const changeForeignKey: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const old = pick(table.foreignKeys, edit.pick);
    if (old === undefined) return table;
    const { onDelete: _d, onUpdate: _u, deferrable: _f, ...rest } = old;
    const next = { ...rest, ...manner(draft, edit) };
    const setsNull = next.onDelete === "set null" || next.onUpdate === "set null";
    const takesNull = table.columns.every(
      (c) => c.nullable || !isForeign(table, c.name) || !old.columns.includes(c.name),
    );
    return setsNull && !takesNull
      ? table
      : { ...table, foreignKeys: table.foreignKeys.map((f) => (f === old ? next : f)) };
  });
};
