import {
  nameKey,
  type ForeignKey,
  type Index,
  type Change,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import type { Recreation } from "./recreation";
import { swappedColumns, type ChangedColumn } from "./changed-columns";
import { columnKey } from "../model/column-key";
import { renamesLast } from "./in-order";
import { NamesAfterRename } from "./names-after-rename";
import { recreatedColumns, referencesIdentifier } from "./recreate-generated-columns";
import { NamesBeforeRename } from "./names-before-rename";

/** A trigger may name a column in its OF list or its condition. */
export function recreateDependentTriggers(
  operations: readonly Change[],
  changed: readonly ChangedColumn[],
  before: Schema,
  after: Schema,
): Recreation[] {
  const names = new NamesBeforeRename(operations);
  const tables = new Map(before.tables.map((table) => [nameKey(table), table]));
  const stays = new Set(after.tables.map(nameKey));
  // Triggers that are not compared keep the names of the schema from which the way up starts, where the way down ends.
  const isLate = renamesLast(operations);
  const key = (table: QualifiedName, trigger: string) => `${nameKey(table)}\u0000\u0000${trigger}`;
  const seen = new Set(operations.flatMap((op) => (op.kind === "dropTrigger" ? [key(op.table, op.trigger.name)] : [])));
  return changed.flatMap(({ table, column }) => {
    const old = names.oldTable(tables, table);
    if (old === undefined || !stays.has(nameKey(table))) return [];
    const word = isLate ? column : names.column(table, column);
    const naming = (old.triggers ?? []).filter(
      ({ name, sql }) => !seen.has(key(old, name)) && referencesIdentifier(sql.split(/\bEXECUTE\b/i)[0]!, word),
    );
    for (const { name } of naming) seen.add(key(old, name));
    const first = isLate ? table : names.table(table);
    return naming.map((trigger): Recreation => ({
      down: { kind: "dropTrigger", table: first, trigger },
      up: { kind: "addTrigger", table, trigger: isLate ? trigger : names.renewedTrigger(trigger) },
      original: { kind: "addTrigger", table: first, trigger },
    }));
  });
}

/**
 * What compares with labels of an enum is bound to the type itself; what depends on a column is dropped with it when it
 * is recreated.
 */
export function recreateDependentConstraints(
  operations: readonly Change[],
  before: Schema,
  after: Schema,
): Recreation[] {
  const names = new NamesBeforeRename(operations);
  const final = new NamesAfterRename(operations);
  const dropped = new Set(operations.flatMap((op, i) => droppedNames(op, (table) => final.table(table, i))));
  const swapped = swappedColumns(operations);
  const recreated = recreatedColumns(operations);
  if (swapped.length + recreated.size === 0) return [];
  const tables = new Map(before.tables.map((table) => [nameKey(table), table]));
  return after.tables.flatMap((now) => {
    const table = { schema: now.schema, name: now.name };
    const old = names.oldTable(tables, table);
    if (old === undefined) return [];
    const ofEnum = swapped
      .filter((one) => nameKey(one.table) === nameKey(table))
      .map(({ column }) => names.column(table, column));
    const gone = now.columns
      .filter(({ name }) => recreated.has(columnKey(table, name)))
      .map(({ name }) => names.column(table, name));
    return ofEnum.length + gone.length === 0
      ? []
      : dependentsOf(old, now, { texts: [...ofEnum, ...gone], columns: gone }, dropped, names.table(table), table);
  });
}

interface Standing {
  /** Columns that checks, foreign keys and the texts of indexes may name. */
  readonly texts: readonly string[];
  /** Columns that keys and indexes may stand on. */
  readonly columns: readonly string[];
}

function dependentsOf(
  old: Table,
  now: Table,
  { texts, columns }: Standing,
  dropped: ReadonlySet<string>,
  before: QualifiedName,
  after: QualifiedName,
): Recreation[] {
  const stays = ({ name }: { readonly name: string }) => !dropped.has(`${nameKey(after)}\u0000\u0000${name}`);
  const says = (text: string | undefined) =>
    text !== undefined && texts.some((column) => referencesIdentifier(text, column));
  const has = (list: readonly string[] = []) => list.some((column) => columns.includes(column));
  const referencesColumn = (index: Index) =>
    says(index.where) ||
    index.parts.some((p) => says(p.expression)) ||
    has([...index.parts.flatMap((p) => p.column ?? []), ...(index.include ?? [])]);
  const later = <T extends { readonly name: string }>(list: readonly T[], item: T): T =>
    list.find(({ name }) => name === item.name) ?? item;
  return [
    ...old.checks
      .filter((c) => stays(c) && says(c.expression))
      .map((check): Recreation => ({
        down: { kind: "dropCheck", table: before, check },
        up: { kind: "addCheck", table: after, check: later(now.checks, check) },
      })),
    ...old.indexes
      .filter((i) => stays(i) && referencesColumn(i))
      .map((index): Recreation => ({
        down: { kind: "dropIndex", table: before, index },
        up: { kind: "addIndex", table: after, index: later(now.indexes, index) },
      })),
    ...old.uniques
      .filter((u) => stays(u) && has([...u.columns, ...(u.include ?? [])]))
      .map((unique): Recreation => ({
        down: { kind: "dropUnique", table: before, unique },
        up: { kind: "addUnique", table: after, unique: later(now.uniques, unique) },
      })),
    ...old.foreignKeys
      .filter((f) => stays(f) && f.columns.some((column) => texts.includes(column)))
      .map((foreignKey: ForeignKey): Recreation => ({
        down: { kind: "dropForeignKey", table: before, foreignKey },
        up: { kind: "addForeignKey", table: after, foreignKey: later(now.foreignKeys, foreignKey) },
      })),
  ];
}

/** What the plan drops anyway must not be dropped twice. */
function droppedNames(op: Change, final: (table: QualifiedName) => QualifiedName): string[] {
  const of = (table: QualifiedName, { name }: { readonly name: string }) => [
    `${nameKey(final(table))}\u0000\u0000${name}`,
  ];
  switch (op.kind) {
    case "dropCheck":
      return of(op.table, op.check);
    case "dropIndex":
      return of(op.table, op.index);
    case "dropUnique":
      return of(op.table, op.unique);
    case "dropForeignKey":
      return of(op.table, op.foreignKey);
    default:
      return [];
  }
}
