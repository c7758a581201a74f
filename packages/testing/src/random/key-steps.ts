import type { Column, Table, Unique } from "@stingerloom/schema-diff";
import { pointsTo, type RandomDraft } from "./draft";
import { pick, same, type Step } from "./edit";
import { hasValues, isForeign, isPlain, isRead, mayBeUnique } from "./roles";
import { isDistinct } from "./values";

/** Another primary key, of up to two columns, or none. What pointed to the old one goes. */
export const changePrimaryKey: Step = (draft, { table: at, column, pick: second, flag }) => {
  const table = draft.table(at);
  if (table === undefined) return;
  const fits = (c: Column) =>
    isPlain(c) && ["integer", "varchar", "uuid", "date"].includes(c.type.kind) && hasValues(draft, table, c);
  const columns = table.columns.filter(fits);
  const first = pick(columns, column);
  const other = flag ? pick(columns, second) : undefined;
  const isWanted = !(second % 5 === 0 && !flag) || table.options?.withoutRowid === true;
  if (first === undefined && isWanted) return;
  const names = [...new Set([first, other].flatMap((c) => c?.name ?? []))];
  const old = table.primaryKey?.columns ?? [];
  if (isWanted && same(old, names)) return;
  // Keys over which others came are left alone: their columns are foreign keys themselves.
  if (old.some((name) => isForeign(table, name))) return;
  dropReferences(draft, table, old);
  draft.change(at, (now) => ({
    ...now,
    columns: now.columns.map((c) => withKey(draft, c, isWanted ? names : [])),
    primaryKey: isWanted ? { columns: names } : undefined,
    uniques: isWanted ? now.uniques.filter((u) => !same(u.columns, names)) : now.uniques,
  }));
};

function withKey({ profile }: RandomDraft, column: Column, key: readonly string[]): Column {
  const { autoIncrement, ...rest } = column;
  const counts =
    profile.countsOn === "any" || (key[0] === column.name && (profile.countsOn === "first of key" || key.length === 1));
  const is = autoIncrement !== undefined && !counts ? rest : column;
  return key.includes(column.name) ? { ...is, nullable: false } : is;
}

function dropReferences(draft: RandomDraft, table: Table, columns: readonly string[]): void {
  draft.changeForeignKeys((f) => (pointsTo(f, table) && same(f.references.columns, columns) ? undefined : f));
}

/** The column begins to count, ceases to, or counts in another way. */
export const changeCounting: Step = (draft, { table: at, column, pick: way }) => {
  const { profile } = draft;
  draft.change(at, (table) => {
    const key = table.primaryKey?.columns ?? [];
    const fits = (c: Column) =>
      c.type.kind === "integer" &&
      !c.nullable &&
      c.default === undefined &&
      isPlain(c) &&
      hasValues(draft, table, c) &&
      (profile.countsOn === "any" || (key[0] === c.name && !isRead(draft, table, c.name)));
    const old = pick(table.columns.filter(fits), column);
    if (
      old === undefined ||
      (profile.countsOn === "only of key" && (key.length > 1 || table.options?.withoutRowid === true))
    )
      return table;
    const { autoIncrement: _, ...rest } = old;
    const autoIncrement = pick([...profile.counting, undefined], way);
    // A counted column of SQLite is a plain INTEGER.
    const next: Column = autoIncrement === undefined ? rest : { ...rest, autoIncrement };
    return { ...table, columns: table.columns.map((c) => (c === old ? next : c)) };
  });
};

export const addUnique: Step = (draft, { table: at, column, pick: second, flag }) => {
  const { profile } = draft;
  draft.change(at, (table) => {
    const columns = table.columns.filter((c) => isDistinct(c.type) && mayBeUnique(draft, table, c));
    const first = pick(columns, column);
    if (first === undefined) return table;
    const other = flag ? pick(columns, second) : undefined;
    const names = [...new Set([first.name, ...(other ? [other.name] : [])])];
    const carried = table.columns.find((c) => isPlain(c) && !names.includes(c.name));
    const allHaveValues = table.columns.every((c) => !names.includes(c.name) || hasValues(draft, table, c));
    const unique: Unique = {
      name: draft.constraintName("uq"),
      columns: names,
      ...(profile.include && second % 4 === 0 && carried && { include: [carried.name] }),
      ...(profile.nullsNotDistinct && second % 4 === 1 && allHaveValues && { nullsNotDistinct: true }),
      ...(profile.deferrableUniques &&
        second % 4 === 2 && { deferrable: pick(["immediate", "deferred"] as const, column) }),
    };
    const isThere =
      table.uniques.some((u) => same(u.columns, names)) ||
      same(table.primaryKey?.columns, names) ||
      table.indexes.some((i) =>
        same(
          i.parts.map((p) => p.column),
          names,
        ),
      );
    return isThere ? table : { ...table, uniques: [...table.uniques, unique] };
  });
};

export const dropUnique: Step = (draft, { table: at, pick: which }) => {
  const table = draft.table(at);
  const gone = table && pick(table.uniques, which);
  if (table === undefined || gone === undefined) return;
  dropReferences(draft, table, gone.columns);
  draft.change(at, (now) => ({ ...now, uniques: now.uniques.filter((u) => u !== gone) }));
};
