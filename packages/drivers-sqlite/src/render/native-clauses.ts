import type { Column, PrimaryKey, Table, Unique } from "@stingerloom/schema-diff";
import { parseType } from "./parse-type";
import type { ParsedColumn, ParsedKey, ParsedTable } from "../parse/parsed-table";
import { foldName, sameName } from "../sql/tokenize";
import { quoteIdentifier } from "../sql/quote";
import { renderType } from "./render-type";

/**
 * What the model has no place for and changes what a table does: ON CONFLICT clauses, and collations and directions in
 * keys. Carried in `TableOptions.native` in SQLite's words, under the constraint that they belong to, with names in
 * small letters: SQLite knows them by any case.
 */
export type NativeClauses = Readonly<Record<string, string>>;

export function readNativeWords(table: ParsedTable): NativeClauses | undefined {
  const words: Record<string, string> = {};
  for (const { name, notNullConflict } of table.columns) {
    if (notNullConflict !== undefined) words[notNullKey(name)] = `ON CONFLICT ${notNullConflict}`;
  }
  const rowid = rowidColumn(table);
  if (rowid?.notNull) words[rowidKey] = "NOT NULL";
  for (const constraint of table.constraints) {
    if (constraint.kind !== "primaryKey" && constraint.kind !== "unique") continue;
    const text = keyWords(constraint);
    if (text !== "") words[constraint.kind === "primaryKey" ? primaryKeyKey : uniqueKey(constraint.columns)] = text;
  }
  return Object.keys(words).length === 0 ? undefined : words;
}

/**
 * The column that is another name of the rowid: the key, if it is exactly INTEGER
 * (sqlite.org/lang_createtable.html#rowid).
 */
export function rowidColumn({ columns, constraints, withoutRowid }: ParsedTable): ParsedColumn | undefined {
  const key = constraints.find((constraint) => constraint.kind === "primaryKey");
  const [name, ...more] = key?.kind === "primaryKey" && key.descending !== true && !withoutRowid ? key.columns : [];
  const column = name === undefined || more.length > 0 ? undefined : columns.find((c) => sameName(c.name, name));
  return column !== undefined && renderType(parseType(column.type)) === "INTEGER" ? column : undefined;
}

/** Those of the words that still have their constraint. */
export function wordsThatHold(words: NativeClauses, table: Table, live: Table): NativeClauses | undefined {
  const samePrimaryKey = table.primaryKey?.columns.join("\0") === live.primaryKey?.columns.join("\0");
  const keys = new Set([
    ...table.columns.filter((column) => !column.nullable).map(({ name }) => notNullKey(name)),
    ...table.uniques.map(({ columns }) => uniqueKey(columns)),
    ...(samePrimaryKey ? [primaryKeyKey] : []),
    ...(samePrimaryKey && hasRowidColumn(table) ? [rowidKey] : []),
  ]);
  const held = Object.entries(words).filter(([key]) => keys.has(key));
  return held.length === 0 ? undefined : Object.fromEntries(held);
}

function hasRowidColumn({ columns, primaryKey, options }: Table): boolean {
  const [name] = primaryKey?.columns ?? [];
  const type = columns.find((column) => column.name === name)?.type;
  return type !== undefined && renderType(type) === "INTEGER" && options?.withoutRowid !== true;
}

export function notNullWords(table: Pick<Table, "options">, column: Column): string | undefined {
  return table.options?.native?.[notNullKey(column.name)];
}

/** NOT NULL that is written with the rowid, of which it is true without. */
export function rowidWords(table: Pick<Table, "options">): string | undefined {
  return table.options?.native?.[rowidKey];
}

export function primaryKeyWords(table: Pick<Table, "options">): string | undefined {
  return table.options?.native?.[primaryKeyKey];
}

export function uniqueWords(table: Pick<Table, "options">, unique: Unique | PrimaryKey): string | undefined {
  return table.options?.native?.[uniqueKey(unique.columns)];
}

const primaryKeyKey = "PRIMARY KEY";
const rowidKey = "ROWID";

function notNullKey(column: string): string {
  return `NOT NULL ${quoteIdentifier(foldName(column))}`;
}

function uniqueKey(columns: readonly string[]): string {
  return `UNIQUE (${columns.map((column) => quoteIdentifier(foldName(column))).join(", ")})`;
}

/**
 * `("a" DESC, "b") ON CONFLICT FAIL`, of which either may be missing; `DESC` alone for a key that is written with its
 * column.
 */
function keyWords({ columns, modifiers, conflict, descending }: ParsedKey): string {
  const list =
    modifiers &&
    `(${columns.map((name, i) => `${quoteIdentifier(foldName(name))} ${modifiers[i] ?? ""}`.trim()).join(", ")})`;
  return [list, descending && "DESC", conflict !== undefined && `ON CONFLICT ${conflict}`].filter(Boolean).join(" ");
}
