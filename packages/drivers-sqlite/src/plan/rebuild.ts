import {
  type Change,
  printSql,
  renameIdentifier,
  renamedLabel,
  sameForm,
  type Column,
  type Fill,
  type Named,
  type Table,
  type Trigger,
} from "@stingerloom/schema-diff";
import type { RebuildTable } from "../model/operation";
import { affinityOf } from "../model/affinity";
import { composeTable } from "../render/compose-table";
import { currentIndex } from "../model/index-source";
import { withOwnQualifiers } from "./own-qualifiers";
import { isInCase, type Rename } from "./renames";
import { isTextOf } from "../model/is-text-of";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { renderDefault } from "../render/render-default";
import { renderTable } from "../render/render-table";
import { renderType } from "../render/render-type";

/** The rebuild of one table that stands for all its changes: `from` has its final names already. */
export function rebuildOf(
  because: readonly Change[],
  from: Table,
  wanted: Table,
  renames: readonly Rename[],
): RebuildTable {
  const to = withOwnQualifiers(wanted);
  const earlier = new Map(from.columns.map((column) => [column.name, column]));
  const copied = to.columns.filter((column) => earlier.has(column.name) && column.generated === undefined);
  const isRestored = to.source !== undefined;
  const fill = [...givenFills(because), ...(isRestored ? filled(from, to) : [])];
  return {
    kind: "rebuildTable",
    from,
    to: {
      ...to,
      ...wordsOf(from, to),
      indexes: to.indexes.map((index) => currentIndex(index, to)),
      ...triggersOf(from, to, isRestored ? [] : renames),
    },
    copy: copied.map((column) => ({
      from: column.name,
      to: column.name,
      ...castInto(earlier.get(column.name), column, to),
      ...underNewLabel(earlier.get(column.name), column),
      ...forNulls(earlier.get(column.name), column, because),
    })),
    ...(fill.length > 0 && { fill }),
    because,
  };
}

/**
 * The text of the new table: that of the wanted one if that is what comes out, otherwise from the earlier one where
 * that still says how the table is called and its columns are.
 */
function wordsOf(from: Table, to: Table): Pick<Table, "source"> {
  if (to.source === undefined && to.targetSource !== undefined && isTextOf(to.targetSource, to))
    return { source: to.targetSource };
  if (to.source !== undefined) return {};
  // The same words mean something else in a STRICT table and in one WITHOUT ROWID.
  if (from.source === undefined || !sameForm(from.options ?? {}, to.options ?? {}))
    return to.targetSource === undefined
      ? {}
      : { source: printSql(renderTable(withoutMadeNames(to)), quoteIdentifier) };
  return { source: printSql(composeTable(from.source, to), quoteIdentifier) };
}

/**
 * A STRICT table takes no text for bytes, nor bytes for text, though each is kept as the other
 * (sqlite.org/stricttables.html).
 */
function castInto(from: Column | undefined, to: Column, { options }: Table): { as?: string } {
  if (from === undefined || options?.strict !== true) return {};
  const [before, after] = [renderType(from.type), renderType(to.type)];
  const isEither = after === "TEXT" ? affinityOf(before) === "blob" : after === "BLOB" && affinityOf(before) === "text";
  return isEither ? { as: after } : {};
}

function underNewLabel(from: Column | undefined, to: Column): { renamed?: { from: string; to: string } } {
  const renamed =
    from?.type.kind === "enum" && to.type.kind === "enum" ? renamedLabel(from.type.values, to.type.values) : undefined;
  return renamed === undefined ? {} : { renamed };
}

/** What has no name in the other database gets none here. */
function withoutMadeNames(table: Table): Table {
  const unnamed = <T extends Named>(list: readonly T[]) =>
    list.map((item) => (item.implicitName ? { ...item, name: "" } : item));
  return {
    ...table,
    uniques: unnamed(table.uniques),
    checks: unnamed(table.checks),
    foreignKeys: unnamed(table.foreignKeys),
  };
}

/** Where null is no longer allowed, null becomes what was decided, else the default where there is one. */
function forNulls(from: Column | undefined, to: Column, because: readonly Change[]): { otherwise?: string } {
  const fill = because.find((change) => change.kind === "alterColumn" && change.to.name === to.name && change.fill);
  if (fill?.kind === "alterColumn" && fill.fill !== undefined) return { otherwise: fillSql(fill.fill, to) };
  if (from?.nullable !== true || to.nullable || to.default === undefined || to.autoIncrement !== undefined) return {};
  return { otherwise: renderDefault(to.default, to.type) };
}

/**
 * A column comes back whose values are gone, and it may not be null: its rows get the empty value of its type, so that
 * the way back can be gone at all. Not where that would only break a key.
 */
function filled(from: Table, to: Table): NonNullable<RebuildTable["fill"]> {
  const known = new Set(from.columns.map((column) => column.name));
  const keyed = new Set([to.primaryKey, ...to.uniques, ...to.foreignKeys].flatMap((key) => key?.columns ?? []));
  const empty = to.columns.filter(
    (c) =>
      !known.has(c.name) && !c.nullable && c.default === undefined && c.generated === undefined && !keyed.has(c.name),
  );
  return empty.map((column) => ({ to: column.name, sql: emptyValue(column) }));
}

/** What was decided for rows in columns that are new. */
function givenFills(because: readonly Change[]): NonNullable<RebuildTable["fill"]> {
  return because.flatMap((change) =>
    change.kind === "addColumn" && change.fill !== undefined
      ? [{ to: change.column.name, sql: fillSql(change.fill, change.column) }]
      : [],
  );
}

function fillSql({ value }: Fill, { type, default: own }: Column): string {
  return value === own || value.kind === "literal" ? renderDefault(value, type) : `(${value.sql})`;
}

function emptyValue({ type }: Column): string {
  // The check of an enum takes its labels alone.
  if (type.kind === "enum" && type.values[0] !== undefined) return quoteLiteral(type.values[0]);
  switch (affinityOf(renderType(type))) {
    case "text":
      return "''";
    case "blob":
      return "x''";
    default:
      return "0";
  }
}

/** The triggers that the table has when it is rebuilt, with the names that renames have given by then. */
function triggersOf(from: Table, to: Table, renames: readonly Rename[]): Pick<Table, "triggers"> {
  const later = new Map((to.triggers ?? []).map((trigger) => [trigger.name, trigger]));
  const triggers = (from.triggers ?? to.triggers ?? []).map((trigger) =>
    renamed(later.get(trigger.name) ?? trigger, renames),
  );
  return triggers.length === 0 ? {} : { triggers };
}

function renamed(trigger: Trigger, renames: readonly Rename[]): Trigger {
  const byName = renames.filter((rename) => !isInCase(rename));
  const sql = byName.reduce(
    (text, rename) =>
      rename.kind === "renameTable"
        ? renameIdentifier(text, rename.from.name, rename.to.name)
        : renameIdentifier(text, rename.from, rename.to),
    trigger.sql,
  );
  return { ...trigger, sql };
}
