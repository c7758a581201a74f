import type { Check, Column, Table } from "@stingerloom/schema-diff";
import { withColumn, type RandomDraft } from "./draft";
import { pick, type Edit, type Step } from "./edit";
import { columnNames } from "./names";
import { isForeign, isPlain } from "./roles";

/** Columns that an expression may read: no engine lets it read what counts or what a foreign key writes to. */
function readable(table: Table): readonly Column[] {
  return table.columns.filter(
    (c) =>
      isPlain(c) &&
      c.autoIncrement === undefined &&
      !isForeign(table, c.name) &&
      (c.type.kind === "integer" || c.type.kind === "varchar"),
  );
}

export const addCheck: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const column = pick(readable(table), edit.column);
    if (column === undefined) return table;
    const check: Check = { name: draft.constraintName("ck"), expression: claim(draft, column, edit) };
    return { ...table, checks: [...table.checks, check] };
  });
};

function claim({ profile }: RandomDraft, { name, type }: Column, { pick: at }: Edit): string {
  const quoted = profile.quote(name);
  if (type.kind === "integer")
    return pick(
      [
        `${quoted} > ${-1000 - (at % 5)}`,
        `${quoted} IN (-3, 0, 1, 2, 3, 7) OR ${quoted} > 5`,
        `${quoted} BETWEEN -99 AND ${100 + (at % 5)}`,
      ],
      at,
    )!;
  return pick([`${quoted} <> 'zz${at % 5}'`, `${quoted} NOT IN ('zz', 'it''s not')`, `lower(${quoted}) <> 'zz'`], at)!;
}

export const dropCheck: Step = (draft, { table, pick: which }) => {
  draft.change(table, (t) => ({ ...t, checks: t.checks.filter((c) => c !== pick(t.checks, which)) }));
};

export const addGenerated: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const computed = computation(draft, table, edit);
    const stored = pick(draft.profile.stored, edit.pick);
    if (computed === undefined || stored === undefined) return table;
    const { type, expression } = computed;
    const column: Column = {
      name: draft.fresh(columnNames, edit.pick),
      type,
      nullable: true,
      generated: { expression, stored },
    };
    return { ...table, columns: [...table.columns, column] };
  });
};

function computation(
  { profile }: RandomDraft,
  table: Table,
  { column, pick: at }: Edit,
  fits: (base: Column) => boolean = () => true,
): (Pick<Column, "type"> & { readonly expression: string }) | undefined {
  const base = pick(readable(table).filter(fits), column);
  if (base === undefined) return undefined;
  const quoted = profile.quote(base.name);
  if (base.type.kind === "integer")
    return { type: { kind: "integer", bits: 64 }, expression: `${quoted} + ${1 + (at % 5)}` };
  return { type: { kind: "varchar", length: 350 }, expression: profile.concat(quoted, `x${at % 5}`) };
}

/** Another expression, stored or not, or a plain column with the values that were computed. */
export const changeGenerated: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const old = pick(
      table.columns.filter((c) => c.generated !== undefined),
      edit.column,
    );
    if (old?.generated === undefined) return table;
    const { generated, ...plain } = old;
    if (edit.pick % 4 === 0 && generated.stored) return withColumn(table, old, plain);
    const isTooLate = (c: Column) =>
      !draft.profile.readsLaterDefaults &&
      c.default?.kind === "expression" &&
      table.columns.indexOf(c) > table.columns.indexOf(old);
    const computed = computation(draft, table, edit, (c) => c.type.kind === old.type.kind && !isTooLate(c));
    const isIndexed = table.indexes.some(
      (i) => i.parts.some((p) => p.column === old.name) || i.include?.includes(old.name) === true,
    );
    const stored =
      isIndexed && !draft.profile.indexesVirtual
        ? generated.stored
        : (pick(draft.profile.stored, edit.pick) ?? generated.stored);
    const expression = edit.flag || computed === undefined ? generated.expression : computed.expression;
    return withColumn(table, old, { ...old, generated: { expression, stored } });
  });
};
