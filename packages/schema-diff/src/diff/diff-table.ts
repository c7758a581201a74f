import { changedColumns, type ChangedColumns, type Replacement } from "./changed-columns";
import { sameForm } from "../model/equal";
import { matchNamed } from "./match-named";
import type { DialectFeatures } from "./dialect-features";
import type { ConstraintKind, Change } from "../operations/change";
import { orderAlterations } from "../order/order-alterations";
import { referencesColumn } from "../sql/references-column";
import type { Check, Column, ForeignKey, Index, Named, QualifiedName, Table, Unique } from "../model/schema";

/** A table's changes, by the phase in which they may run. */
export interface TableChanges {
  readonly dropForeignKeys: readonly Change[];
  /** Checks, indexes, uniques, primary key: before the columns that they use. */
  readonly dropKeys: readonly Change[];
  readonly columns: readonly Change[];
  readonly addKeys: readonly Change[];
  readonly addForeignKeys: readonly Change[];
  readonly table: readonly Change[];
}

/**
 * What takes `live` to `wanted`, both of one name. Columns that were renamed already have their new names. `complete`:
 * see `DiffOptions`.
 */
export function diffTable(live: Table, wanted: Table, features: DialectFeatures, complete = false): TableChanges {
  const table = { schema: wanted.schema, name: wanted.name };
  const unnamed = complete && features.unnamedConstraints === true;
  const columns = changedColumns(live, wanted, features, complete);
  const replaced = columns.replaced.map(({ to }) => to.name);
  const rules: KeyRules = { features, unnamed, replaced, keepsComments: !complete };
  const primaryKey = diffPrimaryKey(table, live, wanted, rules);
  const kinds = [
    diffNamed(table, onChecks, live.checks, wanted.checks, rules),
    diffNamed(table, onIndexes, live.indexes, wanted.indexes, rules),
    diffNamed(table, onUniques, live.uniques, wanted.uniques, rules),
    primaryKey,
  ];
  const foreignKeys = diffNamed(table, onForeignKeys, live.foreignKeys, wanted.foreignKeys, rules);
  return {
    dropForeignKeys: foreignKeys.drops,
    dropKeys: kinds.flatMap((k) => k.drops),
    columns: diffColumns(table, live, wanted, columns),
    addKeys: [...kinds].reverse().flatMap((k) => [...k.renames, ...k.adds]),
    addForeignKeys: [...foreignKeys.renames, ...foreignKeys.adds],
    table: diffTableItself(table, live, wanted, features),
  };
}

interface KeyChanges {
  readonly drops: Change[];
  readonly adds: Change[];
  readonly renames: Change[];
}

interface KeyRules {
  readonly features: DialectFeatures;
  readonly unnamed: boolean;
  /** Does a comment stay that the wanted schema says nothing of? */
  readonly keepsComments: boolean;
  /** Columns that are dropped and added again: what stands on them goes with them, and comes again. */
  readonly replaced: readonly string[];
}

interface KeyOperations<T> {
  readonly kind: Exclude<ConstraintKind, "primaryKey">;
  readonly add: (table: QualifiedName, item: T) => Change;
  readonly drop: (table: QualifiedName, item: T) => Change;
}

const onChecks: KeyOperations<Check> = {
  kind: "check",
  add: (table, check) => ({ kind: "addCheck", table, check }),
  drop: (table, check) => ({ kind: "dropCheck", table, check }),
};
const onIndexes: KeyOperations<Index> = {
  kind: "index",
  add: (table, index) => ({ kind: "addIndex", table, index }),
  drop: (table, index) => ({ kind: "dropIndex", table, index }),
};
const onUniques: KeyOperations<Unique> = {
  kind: "unique",
  add: (table, unique) => ({ kind: "addUnique", table, unique }),
  drop: (table, unique) => ({ kind: "dropUnique", table, unique }),
};
const onForeignKeys: KeyOperations<ForeignKey> = {
  kind: "foreignKey",
  add: (table, foreignKey) => ({ kind: "addForeignKey", table, foreignKey }),
  drop: (table, foreignKey) => ({ kind: "dropForeignKey", table, foreignKey }),
};

function diffNamed<T extends Named & { readonly comment?: string }>(
  table: QualifiedName,
  operations: KeyOperations<T>,
  live: readonly T[],
  wanted: readonly T[],
  { features, unnamed, replaced, keepsComments }: KeyRules,
): KeyChanges {
  const { kind } = operations;
  const { dropped, added, renamed } = matchNamed(live, wanted, {
    canRename: features.renameConstraint[kind] === true,
    unnamed,
    alterComment: features.alterConstraintComment === true,
    keepsComment: keepsComments,
  });
  const goes = new Set(dropped.map((item) => item.name));
  const newNames = new Map(renamed.map(({ from, to }) => [from.name, to]));
  const renewed =
    replaced.length === 0
      ? []
      : live
          .filter((item) => !goes.has(item.name) && replaced.some((column) => referencesColumn(item, column)))
          .reverse();
  const isRenewed = new Set(renewed.map((item) => item.name));
  return {
    // From the last to the first, so that on the way back they come in their order.
    drops: [...[...dropped].reverse(), ...renewed].map((item) => operations.drop(table, item)),
    adds: [...added, ...renewed.map((item) => newNames.get(item.name) ?? item)].map((item) =>
      operations.add(table, item),
    ),
    renames: renamed
      .filter(({ from }) => !isRenewed.has(from.name))
      .map(({ from, to }) => renamedConstraint(table, kind, from, to, features, keepsComments)),
  };
}

type Commented = Partial<Named> & { readonly comment?: string };

function renamedConstraint(
  table: QualifiedName,
  constraint: ConstraintKind,
  from: Commented,
  to: Commented,
  { alterConstraintComment }: DialectFeatures,
  keepsComments: boolean,
): Change {
  const stays = from.comment === to.comment || (keepsComments && to.comment === undefined);
  return {
    kind: "renameConstraint",
    table,
    constraint,
    from: from.name!,
    to: to.name!,
    ...(alterConstraintComment && !stays && { comment: { from: from.comment, to: to.comment } }),
  };
}

function diffPrimaryKey(
  table: QualifiedName,
  live: Table,
  wanted: Table,
  { features, replaced, keepsComments }: KeyRules,
): KeyChanges {
  const [from, to] = [live.primaryKey, wanted.primaryKey];
  const inPlace = features.alterConstraintComment === true;
  const unnamed = (key: typeof from) => key && { ...key, name: undefined, ...(inPlace && { comment: undefined }) };
  const hasOtherComment = inPlace && from?.comment !== to?.comment && !(keepsComments && to?.comment === undefined);
  const none: KeyChanges = { drops: [], adds: [], renames: [] };
  const isRenewed = from !== undefined && replaced.some((column) => from.columns.includes(column));
  if (sameForm(unnamed(from), unnamed(to)) && !isRenewed) {
    const [before, after] = [from?.name, to?.implicitName ? from?.name : to?.name];
    if (before === after && !hasOtherComment) return none;
    if (features.renameConstraint.primaryKey && before !== undefined && after !== undefined) {
      const renamed = { ...to, name: after };
      return { ...none, renames: [renamedConstraint(table, "primaryKey", from!, renamed, features, keepsComments)] };
    }
  }
  return {
    drops: from ? [{ kind: "dropPrimaryKey", table, primaryKey: from }] : [],
    adds: to ? [{ kind: "addPrimaryKey", table, primaryKey: to }] : [],
    renames: [],
  };
}

/**
 * Columns are added before others are dropped (a table may not be without any), except where one takes the place of
 * another of its name. Generated columns read the others: they come last and go first. Drops run from the last column
 * to the first, so that on the way back each finds the column that it stands behind.
 */
function diffColumns(
  table: QualifiedName,
  live: Table,
  wanted: Table,
  { altered, replaced }: ChangedColumns,
): Change[] {
  const liveColumns = new Map(live.columns.map((c) => [c.name, c]));
  const wantedColumns = new Map(wanted.columns.map((c) => [c.name, c]));
  // A generated column in the place of another: what they read may change between the two.
  const isComputed = ({ from, to }: Replacement) => from.generated !== undefined && to.generated !== undefined;
  const computed = replaced.filter(isComputed);
  const renewed = new Set(computed.map((r) => r.to.name));
  const [comeGenerated, come] = split(wanted.columns.filter((c) => !liveColumns.has(c.name) || renewed.has(c.name)));
  const [goneGenerated, gone] = split(
    live.columns.filter((c) => !wantedColumns.has(c.name) || renewed.has(c.name)).reverse(),
  );
  // On the way back these are not yet in their places when the other columns are put back.
  const late = new Set([...goneGenerated, ...replaced.map((r) => r.from)].map((c) => c.name));
  const add = (column: Column): Change => ({ kind: "addColumn", table, column });
  const drop = (column: Column, skipped: ReadonlySet<string>): Change => ({
    kind: "dropColumn",
    table,
    column,
    after: columnBefore(live, column, skipped),
  });
  return [
    ...goneGenerated.map((c) => drop(c, new Set())),
    ...come.map(add),
    ...orderAlterations(altered.map(({ from, to }) => ({ kind: "alterColumn", table, from, to }))),
    ...replaced.filter((r) => !isComputed(r)).flatMap(({ from, to }) => [drop(from, late), add(to)]),
    ...comeGenerated.map(add),
    ...gone.map((c) => drop(c, late)),
  ];
}

function split(columns: readonly Column[]): [generated: Column[], plain: Column[]] {
  return [columns.filter((c) => c.generated !== undefined), columns.filter((c) => c.generated === undefined)];
}

function columnBefore(table: Table, column: Column, skipped: ReadonlySet<string>): string | null {
  let at = table.columns.indexOf(column) - 1;
  while (at >= 0 && skipped.has(table.columns[at]!.name)) at--;
  return table.columns[at]?.name ?? null;
}

function diffTableItself(
  table: QualifiedName,
  live: Table,
  wanted: Table,
  { alterOptions }: DialectFeatures,
): Change[] {
  const operations: Change[] = [];
  const [from, to] = [live.options ?? {}, wanted.options ?? {}];
  if (!sameForm(from, to) && alterOptions?.(from, to) !== false)
    operations.push({ kind: "alterTableOptions", table, from, to });
  if (live.comment !== wanted.comment)
    operations.push({ kind: "alterTableComment", table, from: live.comment, to: wanted.comment });
  return operations;
}
