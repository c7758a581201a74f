import { byName } from "../model/draft";
import { sameForm } from "../model/equal";
import type { DialectFeatures } from "./dialect-features";
import { invertAlterEnum } from "../operations/invert";
import { columnAfterEnum } from "../operations/apply";
import type { DecidedRenames } from "../renames/decided-renames";
import { renamedLabel } from "../operations/renamed-label";
import type { AlterEnum, Change } from "../operations/change";
import {
  displayName,
  nameKey,
  type Column,
  type EnumType,
  type QualifiedName,
  type Schema,
  type Table,
} from "../model/schema";
import type { ColumnType } from "../model/column-type";

export interface EnumChanges {
  readonly added: readonly Change[];
  readonly altered: readonly AlterEnum[];
  readonly dropped: readonly Change[];
  /** Enums that `to` does not have and that are kept. */
  readonly kept: readonly EnumType[];
  /** Those that differ and cannot be changed, with the reason. */
  readonly unsupported: readonly string[];
}

export interface EnumDiffOptions {
  readonly dropsUnused: boolean;
  /** Are tables dropped that `to` does not have? */
  readonly dropsTables: boolean;
  readonly decided: DecidedRenames;
  readonly features: DialectFeatures;
  /** Is one that cannot be changed left as it is? Otherwise the engine is to say so. */
  readonly leavesFixed: boolean;
  /** Those that may not go, by `nameKey`. */
  readonly needed?: ReadonlyMap<string, string>;
}

/**
 * `from` is the live schema with tables and columns already under their new names. An enum goes when the columns that
 * used it did, or when everything that is not wanted is to go.
 */
export function diffEnums(
  from: Schema,
  to: Schema,
  { dropsUnused, dropsTables, decided, features, leavesFixed, needed }: EnumDiffOptions,
): EnumChanges {
  const live = byName(from.enums);
  const wanted = byName(to.enums);
  if (live.size === 0 && wanted.size === 0) return { added: [], altered: [], dropped: [], kept: [], unsupported: [] };
  const wantedTables = byName(to.tables);
  const staying = dropsTables ? [] : from.tables.filter((table) => !wantedTables.has(nameKey(table)));
  const before = enumColumns(from.tables);
  const after = enumColumns(to.tables);
  const come = to.enums.filter((e) => !live.has(nameKey(e)));
  let gone = from.enums.filter((e) => !wanted.has(nameKey(e)));

  const altered: AlterEnum[] = [];
  const added: EnumType[] = [];
  for (const type of come) {
    const old = gone.find((e) => isSameUnderAnotherName(e, type, before, after));
    if (old === undefined) added.push(type);
    else altered.push(alteration(old, type, before, after, staying, decided));
    gone = gone.filter((e) => e !== old);
  }
  for (const type of to.enums) {
    const old = live.get(nameKey(type));
    if (old !== undefined && !sameForm(old, type)) altered.push(alteration(old, type, before, after, staying, decided));
  }
  const unmanaged = enumColumns(from.tables.filter((t) => !wantedTables.has(nameKey(t))));
  const goes = (e: EnumType) =>
    needed?.has(nameKey(e)) !== true && (dropsUnused ? true : before.has(nameKey(e)) && !unmanaged.has(nameKey(e)));
  const reasons = new Map(leavesFixed ? altered.flatMap((op) => reasonOf(op, from, features)) : []);
  return {
    added: added.map((e) => ({ kind: "addEnum", enum: e })),
    altered: altered.filter((op) => !reasons.has(op)).map((op) => withWayBack(op, from, to, features)),
    dropped: gone.filter(goes).map((e) => ({ kind: "dropEnum", enum: e })),
    kept: gone.filter((e) => !goes(e)),
    unsupported: [...reasons].map(
      ([op, reason]) => `enum ${displayName(op.from)}: differs and is not changed: ${reason}`,
    ),
  };
}

function reasonOf(op: AlterEnum, schema: Schema, { unalterableEnum }: DialectFeatures): [AlterEnum, string][] {
  const reason = unalterableEnum?.(op, schema);
  return reason === undefined ? [] : [[op, reason]];
}

function withWayBack(op: AlterEnum, from: Schema, to: Schema, { unalterableEnum }: DialectFeatures): AlterEnum {
  const back = invertAlterEnum(op);
  const reason =
    unalterableEnum?.(back, to) ??
    unalterableEnum?.({ ...back, from: { ...back.from, schema: op.from.schema, name: op.from.name } }, from);
  return reason === undefined ? op : { ...op, keepsLabels: reason };
}

interface EnumColumn {
  readonly table: QualifiedName;
  readonly column: Column;
}

function enumColumns(tables: readonly Table[]): Map<string, EnumColumn[]> {
  const users = new Map<string, EnumColumn[]>();
  for (const table of tables) {
    for (const column of table.columns) {
      const name = enumOf(column.type);
      if (name === undefined) continue;
      const user = { table: { schema: table.schema, name: table.name }, column };
      const list = users.get(nameKey(name));
      if (list === undefined) users.set(nameKey(name), [user]);
      else list.push(user);
    }
  }
  return users;
}

function enumOf(type: ColumnType): QualifiedName | undefined {
  if (type.kind === "array") return enumOf(type.of);
  return type.kind === "enumRef" ? type : undefined;
}

/** The name of an enum follows its column's, unless somebody chose it: the same columns mean the same type. */
function isSameUnderAnotherName(
  old: EnumType,
  type: EnumType,
  before: Map<string, EnumColumn[]>,
  after: Map<string, EnumColumn[]>,
): boolean {
  const users = (list: readonly EnumColumn[] = []) => list.map(columnKey).sort();
  const [were, are] = [users(before.get(nameKey(old))), users(after.get(nameKey(type)))];
  return old.schema === type.schema && were.length > 0 && sameForm(were, are);
}

function columnKey({ table, column }: EnumColumn): string {
  return `${nameKey(table)}\u0000\u0000${column.name}`;
}

function alteration(
  from: EnumType,
  to: EnumType,
  before: Map<string, EnumColumn[]>,
  after: Map<string, EnumColumn[]>,
  staying: readonly Table[],
  decided: DecidedRenames,
): AlterEnum {
  const columns = new Map<string, { table: QualifiedName; from?: Column; to?: Column }>();
  for (const user of before.get(nameKey(from)) ?? [])
    columns.set(columnKey(user), { table: user.table, from: user.column });
  for (const user of after.get(nameKey(to)) ?? []) {
    columns.set(columnKey(user), { ...columns.get(columnKey(user)), table: user.table, to: user.column });
  }
  const stated = statedLabels(from, to, decided);
  const inferred = decided.inference && stated.length === 0 ? renamedLabel(from.values, to.values) : undefined;
  const change: AlterEnum = {
    kind: "alterEnum",
    from,
    to,
    renamedValues: inferred === undefined ? stated : [inferred],
    columns: [...columns.values()],
  };
  return { ...change, columns: withColumnsThatStay(change, staying) };
}

/** Labels that somebody said are others from now on: `mood.happy` becomes `glad`. */
export function statedLabels(from: EnumType, to: EnumType, decided: DecidedRenames): AlterEnum["renamedValues"] {
  return from.values.flatMap((label) => {
    const name = decided.label(from, label);
    const isRename = name !== undefined && !to.values.includes(label) && to.values.includes(name);
    return isRename && !from.values.includes(name) ? [{ from: label, to: name }] : [];
  });
}

/** Columns of tables that only `from` has, and that are kept, stay of the type. */
function withColumnsThatStay(change: AlterEnum, staying: readonly Table[]): AlterEnum["columns"] {
  const kept = new Set(staying.map(nameKey));
  return change.columns.map((column) =>
    column.from !== undefined && column.to === undefined && kept.has(nameKey(column.table))
      ? { ...column, to: columnAfterEnum(column.from, change) }
      : column,
  );
}
