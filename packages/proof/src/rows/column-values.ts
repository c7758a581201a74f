import { nameKey, sameForm, type Column, type ColumnType, type Schema, type Table } from "@stingerloom/schema-diff";
import { awkwardValues } from "./awkward-values";
import { checkHints } from "./check-hints";
import type { Later } from "./later";
import type { Literal, LiteralWriter } from "./literal";
import { nativeValues } from "./native-values";
import { sharedValue } from "./shared-value";

/** What a column of a table may be given. */
export interface ColumnValues {
  readonly column: Column;
  /** Another one for each number, as far as the type has so many. */
  readonly plain: (i: number) => Literal | undefined;
  /** Edges of the type, and NULL where that is taken before and after; none where each row needs a value of its own. */
  readonly awkward: readonly Literal[];
  /** What to look through where a check or an unknown type refuses ordinary values; empty where nothing does. */
  readonly search: readonly Literal[];
}

/** What the values of a table have to fit. */
export interface ValueContext {
  readonly schema: Schema;
  readonly later: Later;
  readonly write: LiteralWriter;
}

export function columnValues(table: Table, column: Column, { schema, later, write }: ValueContext): ColumnValues {
  const then = later.column(table, column.name);
  const from = withLabels(column.type, schema, later);
  const to = then === undefined || sameForm(column.type, then.type) ? from : withLabels(then.type, schema, later);
  const isSame = then === undefined || sameForm({ ...column, name: "" }, { ...then, name: "" });
  const isUnique = isKeyPart(table, column) || (then !== undefined && isKeyPart(later.table(table), then));
  const place = table.columns.indexOf(column);
  const plain = (i: number): Literal | undefined => sharedValue(from, to, i + (isUnique ? 0 : 3 * place), write);
  const takesNull = column.nullable && (then === undefined || then.nullable) && !isUnique;
  const hints = checkHints(column, checksOn(table, column, later), write);
  return {
    column,
    plain,
    awkward: isUnique ? [] : [...(takesNull ? ["NULL"] : []), ...(isSame ? awkwardValues(from, write) : [])],
    search: searched(from, hints, plain, write),
  };
}

function searched(
  type: ColumnType,
  hints: readonly Literal[],
  plain: (i: number) => Literal | undefined,
  write: LiteralWriter,
): readonly Literal[] {
  const own = type.kind === "native" ? nativeValues(type.sql, write) : [];
  if (hints.length + own.length === 0) return [];
  const usual = [0, 1, 2].map(plain).filter((value) => value !== undefined);
  return [...new Set([...own, ...hints, ...usual])];
}

/** The checks of the table that name the column, before and after, and the column's own. */
function checksOn(table: Table, column: Column, later: Later): readonly string[] {
  const now = later.column(table, column.name)?.name ?? column.name;
  const named = (one: Table | undefined, name: string): string[] =>
    (one?.checks ?? []).map(({ expression }) => expression).filter((text) => mentions(text, name));
  return [...named(table, column.name), ...named(later.table(table), now), ...(column.check ? [column.check] : [])];
}

function mentions(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}

function isKeyPart(table: Table | undefined, { name }: Column): boolean {
  if (table === undefined) return false;
  const { primaryKey, uniques, indexes } = table;
  return (
    primaryKey?.columns.includes(name) === true ||
    uniques.some(({ columns }) => columns.includes(name)) ||
    indexes.some(
      ({ unique, parts }) =>
        unique === true &&
        parts.some(({ column, expression }) => column === name || (expression && mentions(expression, name))),
    )
  );
}

/** The type with the labels of its enum that stay. */
function withLabels(type: ColumnType, schema: Schema, later: Later): ColumnType {
  if (type.kind === "array") return { kind: "array", of: withLabels(type.of, schema, later) };
  if (type.kind !== "enumRef") return type;
  const found = schema.enums.find((one) => nameKey(one) === nameKey(type));
  return { kind: "enum", values: found === undefined ? [] : later.labels(found) };
}
