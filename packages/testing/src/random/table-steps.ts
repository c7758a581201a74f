import type { Column, ColumnType, ForeignKey, Table } from "@stingerloom/schema-diff";
import { pointsTo, withColumn, type RandomDraft } from "./draft";
import { pick, type Step } from "./edit";
import { columnNames, keyNames, tableNames } from "./names";
import { hasCollation, isForeign, isReferenced } from "./roles";

const int: ColumnType = { kind: "integer", bits: 32 };
const code: ColumnType = { kind: "varchar", length: 50 };

/** A table with a counted key, a text for a key, a key of two columns, or a key that points to two others. */
export const addTable: Step = (draft, { pick: at, column, flag, table }) => {
  const name = draft.fresh(tableNames, at);
  const counted: Column = { name: "id", type: int, nullable: false, autoIncrement: { kind: "autoIncrement" } };
  const keyed = (...types: readonly ColumnType[]): Column[] =>
    types.map((type, i) => ({ name: draft.fresh(keyNames, column + i), type, nullable: false }));
  const linked = joined(draft, table, column);
  const kinds = [[counted], [counted], keyed(code), keyed(int, code), linked.columns];
  const columns = flag ? kinds[0]! : pick(kinds, at)!;
  const foreignKeys = columns === linked.columns ? linked.foreignKeys : [];
  const made: Table = {
    name,
    columns: columns.length > 0 ? columns : [counted],
    primaryKey: { columns: [] },
    uniques: [],
    indexes: [],
    foreignKeys,
    checks: [],
  };
  draft.tables = [...draft.tables, { ...made, primaryKey: { columns: made.columns.map((c) => c.name) } }];
};

/** The columns of a table between two others, which make its key. */
function joined(
  draft: RandomDraft,
  ...at: readonly number[]
): { readonly columns: readonly Column[]; readonly foreignKeys: readonly ForeignKey[] } {
  const columns: Column[] = [];
  const foreignKeys: ForeignKey[] = [];
  for (const target of at.flatMap((i) => draft.table(i) ?? [])) {
    const key = target.primaryKey?.columns ?? [];
    const [only] = target.columns.filter((c) => c.name === key[0]);
    if (key.length !== 1 || only === undefined) continue;
    const { type, collation } = only;
    const column: Column = {
      name: draft.fresh(columnNames, at[0]!),
      type,
      nullable: false,
      ...(collation !== undefined && { collation }),
    };
    if (target.options?.collation !== undefined) continue;
    columns.push(column);
    foreignKeys.push({
      name: draft.constraintName("fk"),
      columns: [column.name],
      references: { name: target.name, columns: key },
    });
  }
  return { columns, foreignKeys };
}

/** Not where rows of another table could not be without it. */
export const dropTable: Step = (draft, { table }) => {
  const gone = draft.table(table);
  if (gone === undefined || draft.tables.length === 1) return;
  const needs = (tables: readonly Table[], target: Table) =>
    tables.some(
      (t) =>
        t !== target &&
        t.foreignKeys.some(
          (f) => pointsTo(f, target) && t.columns.some((c) => f.columns.includes(c.name) && !c.nullable),
        ),
    );
  const old = draft.originOf(gone);
  if (needs(draft.tables, gone) || (old !== undefined && needs(draft.origin?.tables ?? [], old))) return;
  draft.tables = draft.tables.filter((t) => t !== gone);
  draft.changeForeignKeys((f) => (pointsTo(f, gone) ? undefined : f));
};

export const renameTable: Step = (draft, { table, pick: at }) => {
  const old = draft.table(table);
  if (old !== undefined) renameTo(draft, old.name, draft.fresh(tableNames, at));
};

/** Two tables change names. */
export const exchangeTables: Step = (draft, { table, pick: other }) => {
  const [a, b] = [draft.table(table)?.name, draft.table(other)?.name];
  if (a === undefined || b === undefined || a === b) return;
  const between = draft.fresh(tableNames, 0);
  renameTo(draft, a, between);
  renameTo(draft, b, a);
  renameTo(draft, between, b);
};

/** A name that a table has given up is another table's now. */
export const reuseTableName: Step = (draft, { table, pick: at }) => {
  const names = new Set(draft.tables.map(({ name }) => name));
  const free = draft.tables.flatMap(({ renamedFrom: old }) => (old === undefined || names.has(old) ? [] : [old]));
  const [other, name] = [draft.table(table), pick(free, at)];
  if (other !== undefined && name !== undefined) renameTo(draft, other.name, name);
};

function renameTo(draft: RandomDraft, from: string, to: string): void {
  draft.tables = draft.tables.map((t) => (t.name === from ? { ...t, name: to } : t));
  draft.changeForeignKeys((f) =>
    f.references.name === from ? { ...f, references: { ...f.references, name: to } } : f,
  );
}

/** Options of the engine's own; another collation only where no key of texts goes over the table's edge. */
export const changeOptions: Step = (draft, { table, pick: at }) => {
  draft.change(table, (t) => {
    const options = pick(draft.profile.tableOptions, at);
    if (options === undefined) return t;
    const isTied = (c: Column) => hasCollation(c) && (isForeign(t, c.name) || isReferenced(draft, t, c.name));
    if (options.collation !== undefined && t.columns.some(isTied)) return t;
    const counts = t.columns.some((c) => c.autoIncrement !== undefined);
    if (options.withoutRowid && (counts || t.primaryKey === undefined)) return t;
    return { ...t, options };
  });
};

const comments = [undefined, "plain", "it's \\ `odd` ${x}\nline"];

export const changeComment: Step = (draft, { table, column, pick: at, flag }) => {
  if (!draft.profile.comments) return;
  const comment = pick(comments, at);
  draft.change(table, (t) => {
    if (flag) return { ...t, comment };
    const old = pick(t.columns, column);
    return old === undefined ? t : withColumn(t, old, { ...old, comment });
  });
};
