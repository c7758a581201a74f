import { sameForm, type Check, type Column, type DefaultValue, type Index, type Table } from "@stingerloom/schema-diff";
import { areSameTime } from "./current-time";
import { asInformationSchema } from "../sql/as-information-schema";
import { expressionKey } from "../sql/expression";
import { isCanonicalLiteral } from "./canonical-literal";

/** Where a text stands that only the server can put into its normal form. */
export interface OpenText {
  readonly kind: "type" | "default" | "generated" | "columnCheck" | "check" | "index";
  /** Of the column, check or index. */
  readonly name: string;
}

/** The texts of the table that no text of the live one is known to be. */
export function uncanonicalExpressions(table: Table, live: Table | undefined): OpenText[] {
  const liveColumns = columnsByName(live);
  const columns = table.columns.flatMap((column): OpenText[] => {
    const old = liveColumns(column);
    const { name } = column;
    return [
      ...(column.type.kind === "native" && !sameForm(column.type, old?.type) ? [{ kind: "type" as const, name }] : []),
      ...(isUncanonicalDefault(column) && !sameForm(column.default, old?.default)
        ? [{ kind: "default" as const, name }]
        : []),
      ...(column.generated && column.generated.expression !== old?.generated?.expression
        ? [{ kind: "generated" as const, name }]
        : []),
      ...(column.check !== undefined && column.check !== old?.check ? [{ kind: "columnCheck" as const, name }] : []),
    ];
  });
  const liveChecks = new Set(live?.checks.map((check) => check.expression));
  const liveParts = new Set(live?.indexes.flatMap(expressionsOf));
  return [
    ...columns,
    ...table.checks
      .filter((check) => !liveChecks.has(check.expression))
      .map(({ name }) => ({ kind: "check" as const, name })),
    ...table.indexes
      .filter((index) => expressionsOf(index).some((text) => !liveParts.has(text)))
      .map(({ name }) => ({ kind: "index" as const, name })),
  ];
}

function isUncanonicalDefault({ default: value, type }: Column): boolean {
  if (value === undefined) return false;
  return value.kind === "literal" ? !isCanonicalLiteral(value.value, type) : !isBits(value.sql, type);
}

/** Bytes and bits have one form, which the catalog may not be able to tell. */
function isBits(sql: string, type: Column["type"]): boolean {
  const isOfBits = type.kind === "native" && /^bit\b/.test(type.sql);
  return (isOfBits || type.kind === "binary" || type.kind === "varbinary") && /^[bx]'[0-9a-f]*'$/.test(sql);
}

/** Is the live default the literal as information_schema writes it? */
function isDictionaryForm(value: DefaultValue | undefined, live: DefaultValue | undefined): boolean {
  if (value?.kind !== "literal" || live?.kind !== "literal" || typeof value.value !== "string") return false;
  return asInformationSchema(value.value) === live.value;
}

/** The table with the live text wherever its own differs only in how it is written. */
export function reuseLiveTexts(table: Table, live: Table | undefined): Table {
  if (live === undefined) return table;
  const liveColumns = columnsByName(live);
  const checks = byKey(live.checks.map((check) => check.expression));
  const parts = byKey(live.indexes.flatMap(expressionsOf));
  return {
    ...table,
    columns: table.columns.map((column) => adoptColumn(column, liveColumns(column))),
    checks: table.checks.map((check): Check => ({ ...check, expression: alike(check.expression, checks) })),
    indexes: table.indexes.map((index) => adoptIndex(index, parts)),
  };
}

function adoptColumn(column: Column, live: Column | undefined): Column {
  if (live === undefined) return column;
  const { default: value, generated, check } = column;
  const isAlike =
    (value?.kind === "expression" && live.default?.kind === "expression" && areAlike(value.sql, live.default.sql)) ||
    isDictionaryForm(value, live.default);
  return {
    ...column,
    ...(isAlike && { default: live.default }),
    ...(generated &&
      live.generated &&
      expressionKey(generated.expression) === expressionKey(live.generated.expression) && {
        generated: { ...generated, expression: live.generated.expression },
      }),
    ...(check !== undefined &&
      live.check !== undefined &&
      expressionKey(check) === expressionKey(live.check) && { check: live.check }),
  };
}

function areAlike(wanted: string, live: string): boolean {
  return expressionKey(wanted) === expressionKey(live) || areSameTime(wanted, live);
}

function adoptIndex(index: Index, live: ReadonlyMap<string, string>): Index {
  if (expressionsOf(index).length === 0) return index;
  return {
    ...index,
    parts: index.parts.map((part) =>
      part.expression === undefined ? part : { ...part, expression: alike(part.expression, live) },
    ),
  };
}

function alike(text: string, live: ReadonlyMap<string, string>): string {
  return live.get(expressionKey(text)) ?? text;
}

function byKey(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(texts.map((text) => [expressionKey(text), text]));
}

function expressionsOf(index: Index): string[] {
  return index.parts.flatMap((part) => (part.expression === undefined ? [] : [part.expression]));
}

function columnsByName(live: Table | undefined): (column: Column) => Column | undefined {
  const columns = new Map(live?.columns.map((column) => [column.name, column]));
  return (column) =>
    columns.get(column.name) ?? (column.renamedFrom === undefined ? undefined : columns.get(column.renamedFrom));
}
