import { nameKey, sameForm, type ForeignKey, type Table } from "@stingerloom/schema-diff";
import { isKeyPlain } from "./describe-constraints";
import type { DescribeOptions } from "./entity-options";

/** A table that is nothing but the relation of two others. */
export interface JoinTable {
  readonly table: Table;
  /** The side that describes it. */
  readonly near: ForeignKey;
  readonly far: ForeignKey;
}

/** The tables that `@ManyToMany` says whole: they need no class. */
export function joinTablesOf(tables: readonly Table[], options: DescribeOptions): readonly JoinTable[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const referred = new Set(
    tables.flatMap(({ foreignKeys }) => foreignKeys.map(({ references }) => nameKey(references))),
  );
  const found = tables.flatMap((table) => {
    if (referred.has(nameKey(table))) return [];
    const pair = pairOf(table, byName);
    return pair !== undefined && saysNoMore(table, pair, byName, options) ? [{ table, ...pair }] : [];
  });
  // A relation to a table that has no class would have no end.
  const joins = new Set(found.map(({ table }) => nameKey(table)));
  return found.filter(({ near, far }) => ![near, far].some(({ references }) => joins.has(nameKey(references))));
}

function pairOf({ foreignKeys, columns, primaryKey }: Table, tables: ReadonlyMap<string, Table>) {
  const [first, second] = foreignKeys;
  if (first === undefined || second === undefined || foreignKeys.length !== 2) return undefined;
  const names = columns.map(({ name }) => name).join("\u0000");
  if (primaryKey?.columns.join("\u0000") !== names) return undefined;
  const inOrder = ([near, far]: readonly [ForeignKey, ForeignKey]) =>
    [...near.columns, ...far.columns].join("\u0000") === names;
  const pair = ([first, second] as const).every((key) => refersToKey(key, tables))
    ? (
        [
          [first, second],
          [second, first],
        ] as const
      ).find(inOrder)
    : undefined;
  return pair && { near: pair[0], far: pair[1] };
}

function refersToKey({ references }: ForeignKey, tables: ReadonlyMap<string, Table>): boolean {
  const key = tables.get(nameKey(references))?.primaryKey;
  return key !== undefined && key.columns.join("\u0000") === references.columns.join("\u0000");
}

/** Has the table, beside its two ends, nothing of its own? */
function saysNoMore(
  table: Table,
  { near, far }: Pick<JoinTable, "near" | "far">,
  tables: ReadonlyMap<string, Table>,
  { naming, tableDefaults = {} }: DescribeOptions,
): boolean {
  if (!isKeyPlain(table, naming) || table.uniques.length + table.checks.length > 0) return false;
  if (table.comment !== undefined || (table.triggers ?? []).length > 0) return false;
  const ownIndexes = table.indexes.filter(({ name }) => name !== near.name && name !== far.name);
  if (ownIndexes.length > 0 || !hasPlainOptions(table, tableDefaults)) return false;
  const actions = ({ onDelete, onUpdate }: ForeignKey) => [onDelete, onUpdate];
  if (!sameForm(actions(near), actions(far)) || [near, far].some(isSpecial)) return false;
  return [near, far].every((key) => copiesKey(table, key, tables));
}

function hasPlainOptions({ options = {} }: Table, defaults: NonNullable<Table["options"]>): boolean {
  const { native: _n, ...own } = options;
  const { native: _d, ...usual } = defaults;
  return sameForm(own, usual);
}

function isSpecial(key: ForeignKey): boolean {
  const { deferrable, match, onDeleteColumns, period, notEnforced, notValid, comment } = key;
  return [deferrable, match, onDeleteColumns, period, notEnforced, notValid, comment].some(
    (value) => value !== undefined,
  );
}

/** Are the referring columns what `@ManyToMany` would make of the referenced ones? */
function copiesKey(table: Table, { columns, references }: ForeignKey, tables: ReadonlyMap<string, Table>): boolean {
  const target = tables.get(nameKey(references))!;
  return columns.every((name, i) => {
    const own = table.columns.find((column) => column.name === name)!;
    const referenced = target.columns.find((column) => column.name === references.columns[i])!;
    const { type, collation, charset } = referenced;
    return sameForm({ ...own, source: undefined }, { name, type, nullable: false, collation, charset });
  });
}
