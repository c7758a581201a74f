import type { Column, ColumnType, Table } from "@stingerloom/schema-diff";
import { withColumn, type RandomDraft } from "./draft";
import { pick, same, type Edit, type Step } from "./edit";
import { linkedColumns, type ColumnPlace } from "./linked-columns";
import { columnNames } from "./names";
import { hasValues, indexTexts, isForeign, isInKey, isKeyed, isLocked, isPlain, isReferenced, reads } from "./roles";
import { defaultsOf } from "./values";

/** Changes a plain column that nothing else stands on. */
function changeFree(draft: RandomDraft, edit: Edit, change: (table: Table, column: Column) => Column): void {
  draft.change(edit.table, (table) => {
    const isFree = (c: Column) =>
      isPlain(c) && c.autoIncrement === undefined && !isInKey(table, c.name) && !isForeign(table, c.name);
    const column = pick(table.columns.filter(isFree), edit.column);
    return column === undefined ? table : withColumn(table, column, change(table, column));
  });
}

export const addColumn: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const type = draft.type(edit.pick);
    const defaults = defaultsOf(draft.profile, type);
    const withDefault = defaults.length > 0 && (edit.flag || edit.column % 2 === 0);
    const column: Column = {
      name: draft.fresh(columnNames, edit.column),
      type,
      // A column without a default must take nulls: rows may be there.
      nullable: !withDefault || edit.flag,
      ...(withDefault && { default: defaults[edit.column % defaults.length] }),
    };
    return { ...table, columns: [...table.columns, column] };
  });
};

/** What reads the column goes with it. */
export const dropColumn: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const isFree = (c: Column) =>
      c.autoIncrement === undefined &&
      !isInKey(table, c.name) &&
      !isForeign(table, c.name) &&
      !isReferenced(draft, table, c.name) &&
      !isLocked(draft, table, c);
    const column = pick(table.columns.filter(isFree), edit.column);
    const others = table.columns.filter((c) => c !== column && isPlain(c));
    return column === undefined || others.length === 0 ? table : withoutColumn(draft, table, column.name);
  });
};

function withoutColumn(draft: RandomDraft, table: Table, name: string): Table {
  const generated = table.columns.filter(
    (c) => c.generated !== undefined && c.name !== name && reads(draft, c.generated.expression, name),
  );
  const without: Table = {
    ...table,
    columns: table.columns.filter((c) => c.name !== name),
    uniques: table.uniques.filter((u) => ![...u.columns, ...(u.include ?? [])].includes(name)),
    indexes: table.indexes.filter(
      (i) =>
        !i.parts.some((p) => p.column === name) &&
        i.include?.includes(name) !== true &&
        !indexTexts(i).some((text) => reads(draft, text, name)),
    ),
    checks: table.checks.filter((c) => !reads(draft, c.expression, name)),
  };
  return generated.reduce((rest, column) => withoutColumn(draft, rest, column.name), without);
}

export const renameColumn: Step = (draft, edit) => {
  const column = pick(draft.table(edit.table)?.columns ?? [], edit.column);
  if (column !== undefined) rename(draft, edit.table, column.name, draft.fresh(columnNames, edit.pick));
};

/** Two columns change names. */
export const exchangeColumns: Step = (draft, { table: at, column, pick: other }) => {
  const columns = draft.table(at)?.columns ?? [];
  const [a, b] = [pick(columns, column)?.name, pick(columns, other)?.name];
  if (a === undefined || b === undefined || a === b) return;
  const between = draft.fresh(columnNames, 0);
  rename(draft, at, a, between);
  rename(draft, at, b, a);
  rename(draft, at, between, b);
};

/** A name that a column has given up is another column's now, or that of a new one. */
export const reuseColumnName: Step = (draft, { table: at, column, pick: type, flag }) => {
  const table = draft.table(at);
  const names = new Set(table?.columns.map(({ name }) => name));
  const free = (table?.columns ?? []).flatMap(({ renamedFrom: old }) =>
    old === undefined || names.has(old) ? [] : [old],
  );
  const name = pick(free, column);
  const other = pick(table?.columns ?? [], type);
  if (table === undefined || name === undefined) return;
  if (flag && other !== undefined) rename(draft, at, other.name, name);
  else draft.change(at, (t) => ({ ...t, columns: [...t.columns, { name, type: draft.type(type), nullable: true }] }));
};

function rename(draft: RandomDraft, at: number, from: string, to: string): void {
  const owner = draft.table(at)!.name;
  draft.changeForeignKeys((f) =>
    f.references.name === owner
      ? { ...f, references: { ...f.references, columns: renamed(f.references.columns, from, to) } }
      : f,
  );
  draft.change(at, (table) => withNewName(draft, table, from, to));
}

function withNewName({ profile }: RandomDraft, table: Table, from: string, to: string): Table {
  const text = (expression: string) => expression.split(profile.quote(from)).join(profile.quote(to));
  return {
    ...table,
    columns: table.columns.map((c) => ({
      ...c,
      ...(c.name === from && { name: to }),
      ...(c.generated && { generated: { ...c.generated, expression: text(c.generated.expression) } }),
    })),
    primaryKey: table.primaryKey && { ...table.primaryKey, columns: renamed(table.primaryKey.columns, from, to) },
    uniques: table.uniques.map((u) => ({
      ...u,
      columns: renamed(u.columns, from, to),
      ...(u.include && { include: renamed(u.include, from, to) }),
    })),
    indexes: table.indexes.map((i) => ({
      ...i,
      parts: i.parts.map((p) => ({
        ...p,
        ...(p.column === from && { column: to }),
        ...(p.expression !== undefined && { expression: text(p.expression) }),
      })),
      ...(i.where !== undefined && { where: text(i.where) }),
      ...(i.include && { include: renamed(i.include, from, to) }),
    })),
    foreignKeys: table.foreignKeys.map((f) => ({ ...f, columns: renamed(f.columns, from, to) })),
    checks: table.checks.map((c) => ({ ...c, expression: text(c.expression) })),
  };
}

function renamed(columns: readonly string[], from: string, to: string): readonly string[] {
  return columns.map((c) => (c === from ? to : c));
}

/** The column and all that are tied to it by foreign keys get another type of the family. */
export const changeType: Step = (draft, edit) => {
  const table = draft.table(edit.table);
  const column = table && pick(table.columns.filter(isPlain), edit.column);
  if (table === undefined || column === undefined) return;
  const family = draft.profile.families.find((f) => f.some((t) => same(t, column.type))) ?? [column.type];
  const type = pick(
    family.filter((t) => !same(t, column.type)),
    edit.pick,
  );
  if (type === undefined) return;
  const linked = linkedColumns(draft, { table: table.name, column: column.name });
  if (!draft.profile.keysOnText && type.kind === "text" && (linked.length > 1 || isKeyed(table, column.name))) return;
  draft.tables = draft.tables.map((t) => ({
    ...t,
    columns: t.columns.map((c) => (isOne(linked, t, c) ? retyped(draft, t, c, type) : c)),
  }));
};

function isOne(places: readonly ColumnPlace[], table: Table, column: Column): boolean {
  return places.some((place) => place.table === table.name && place.column === column.name);
}

/** With the default that it had, if it may have it still. */
function retyped(draft: RandomDraft, table: Table, column: Column, type: ColumnType): Column {
  const defaults = defaultsOf(draft.profile, type);
  const { default: value, onUpdate: _, ...rest } = column;
  const isKept = value === undefined || defaults.some((d) => same(d, value));
  const needed = !column.nullable && column.autoIncrement === undefined && !hasValues(draft, table, column);
  const next = isKept ? value : needed ? defaults[0] : undefined;
  return { ...rest, type, ...(next && { default: next }) };
}

export const changeNullable: Step = (draft, edit) => {
  changeFree(draft, edit, (table, column) => {
    const mayBeNotNull =
      column.default === undefined
        ? hasValues(draft, table, column)
        : hasValues(draft, table, column) || draft.originOf(table) === undefined || column.renamedFrom === undefined;
    return column.nullable && !mayBeNotNull ? column : { ...column, nullable: !column.nullable };
  });
};

export const changeDefault: Step = (draft, edit) => {
  changeFree(draft, edit, (table, column) => {
    // The rows of a new column would all have the one default.
    const isUnique =
      table.uniques.some((u) => u.columns.includes(column.name)) ||
      table.indexes.some((i) => i.unique === true && JSON.stringify(i).includes(JSON.stringify(column.name)));
    const isNew = !hasValues(draft, table, column);
    if (isNew && (isUnique || !column.nullable)) return column;
    const isRead = table.columns.some(
      (c) => c.generated !== undefined && reads(draft, c.generated.expression, column.name),
    );
    const defaults = defaultsOf(draft.profile, column.type).filter(
      (d) => d.kind === "literal" || draft.profile.readsLaterDefaults || !isRead,
    );
    const next = pick([...defaults, undefined], edit.pick);
    const { default: _, ...rest } = column;
    return next === undefined ? rest : { ...rest, default: next };
  });
};

export const changeCollation: Step = (draft, edit) => {
  changeFree(draft, edit, (table, column) => {
    const { collation: _, ...rest } = column;
    if (!["varchar", "text"].includes(column.type.kind) || isReferenced(draft, table, column.name)) return column;
    const collation = pick([...draft.profile.collations, undefined], edit.pick);
    return collation === undefined ? rest : { ...rest, collation };
  });
};

export const changeOnUpdate: Step = (draft, edit) => {
  if (!draft.profile.onUpdate) return;
  changeFree(draft, edit, (_, column) => {
    const { onUpdate, ...rest } = column;
    if (onUpdate !== undefined || (column.type.kind !== "datetime" && column.type.kind !== "timestamp")) return rest;
    return { ...rest, onUpdate: `CURRENT_TIMESTAMP${column.type.precision ? `(${column.type.precision})` : ""}` };
  });
};
