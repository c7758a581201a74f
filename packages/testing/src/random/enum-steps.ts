import type { Column, EnumType } from "@stingerloom/schema-diff";
import { pick, type Step } from "./edit";
import { enumNames } from "./names";

const labels = ["a", "b b", 'c"d', "E", "ß"];

/** A named enum: columns that come later may be of it. */
export const addEnum: Step = (draft, { pick: at }) => {
  if (!draft.profile.namedEnums) return;
  const type: EnumType = { name: draft.fresh(enumNames, at), values: ["new", pick(labels, at)!, "it's"] };
  draft.enums = [...draft.enums, type];
};

/** Labels come in the middle, go, change their name or their order; those that rows and defaults have stay. */
export const changeLabels: Step = (draft, { pick: at, column, flag }) => {
  const old = pick(draft.enums, at);
  if (old === undefined) return;
  const free = labels.filter((label) => !old.values.includes(label));
  const spare = old.values.filter((label) => label !== "new" && label !== "it's");
  const [come, goes] = [pick(free, column), pick(spare, at)];
  const added = come === undefined ? old.values : [...old.values.slice(0, 1), come, ...old.values.slice(1)];
  const renamed = old.values.flatMap((label) => (label === goes ? (come ?? []) : label));
  const ways = [
    added,
    old.values.filter((label) => label !== goes),
    [...old.values].reverse(),
    renamed,
    come === undefined ? old.values : [...old.values, come],
  ];
  const values = pick(ways, flag ? at : column)!;
  draft.enums = draft.enums.map((e) => (e === old ? { ...e, values } : e));
  draft.tables = draft.tables.map((t) => ({
    ...t,
    columns: t.columns.map((c) => (isOf(c, old) ? withKnownDefault(c, values) : c)),
  }));
};

/** Any label may be the default of a column of the enum. */
export const changeLabelDefault: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const type = pick(draft.enums, edit.pick);
    const old =
      type &&
      pick(
        table.columns.filter((c) => isOf(c, type)),
        edit.column,
      );
    return old === undefined
      ? table
      : {
          ...table,
          columns: table.columns.map((c) =>
            c === old ? { ...c, default: { kind: "literal", value: pick(type!.values, edit.column)! } } : c,
          ),
        };
  });
};

function isOf({ type }: Column, { name }: EnumType): boolean {
  return type.kind === "enumRef" && type.name === name;
}

function withKnownDefault(column: Column, values: readonly string[]): Column {
  const { default: value } = column;
  return value?.kind === "literal" && !values.includes(String(value.value))
    ? { ...column, default: { kind: "literal", value: "it's" } }
    : column;
}

/** A column of an enum becomes a text, or the other way round: the rows' labels stay. */
export const changeEnumType: Step = (draft, edit) => {
  draft.change(edit.table, (table) => {
    const isOfEnum = (c: Column) => c.type.kind === "enum" || c.type.kind === "enumRef";
    const old = pick(table.columns.filter(isOfEnum), edit.column);
    if (old === undefined || draft.enums.length === 0 || !draft.profile.namedEnums) return table;
    const type = pick(draft.enums, edit.pick)!;
    const next = withKnownDefault({ ...old, type: { kind: "enumRef", name: type.name } }, type.values);
    return { ...table, columns: table.columns.map((c) => (c === old ? next : c)) };
  });
};
