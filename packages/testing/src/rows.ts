import {
  nameKey,
  displayName,
  orderTables,
  type Column,
  type ForeignKey,
  type Json,
  type Change,
  type QualifiedName,
  type RenameDecision,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import type { TestDriver } from "./driver-of";
import { sampleValue } from "./random/values";

type Row = Readonly<Record<string, string | null>>;

/** The rows of each table, as texts by column. Keys are made by `nameKey`. */
export type TableRows = ReadonlyMap<string, readonly Row[]>;

/**
 * Puts two rows into every table; a foreign key points to one each, so that it may become unique.
 * One to a table that is gone `later`, and not among those that are `renamed`, is left null: the rows that it points to
 * could not come back with the table. A table is gone as well where another one gets its name.
 *
 * `skipsRefused`: a row that the server refuses, be it for a check or a trigger, is left out.
 */
export async function insertSampleRows(
  driver: TestDriver,
  schema: Schema,
  later: Schema = schema,
  renamed: readonly RenameDecision[] = [],
  { skipsRefused = false }: { readonly skipsRefused?: boolean } = {},
): Promise<void> {
  const staying = tablesStaying(schema, later, renamed);
  const given = new Map<string, readonly Given[]>();
  for (const table of insertionOrder(schema.tables)) {
    const rows: Given[] = [];
    given.set(nameKey(table), rows);
    for (const row of [0, 1]) {
      const values = new Map<string, Json>();
      rows.push(values);
      const columns = table.columns.filter((c) => c.generated === undefined);
      // What a table's key for itself points to comes before it.
      for (const column of [...columns].sort(
        (a, b) => Number(isForeign(table, a.name)) - Number(isForeign(table, b.name)),
      )) {
        const key = table.foreignKeys.find((f) => f.columns.includes(column.name));
        values.set(
          column.name,
          key === undefined
            ? sampleValue(enumResolved(schema, column.type), row, placeOf(table, column, schema, later))
            : referred(key, column, given, row, staying),
        );
      }
      await insert(driver, table, values).catch((error: unknown) => {
        if (!skipsRefused) throw error;
      });
    }
  }
}

/** The column's own place, or that of the column to which a foreign key is to make it refer. */
function placeOf(table: Table, column: Column, { tables }: Schema, later: Schema): number {
  const keys = later.tables.find((other) => nameKey(other) === nameKey(table))?.foreignKeys ?? [];
  const key = keys.find(({ columns }) => columns.includes(column.name));
  const target = tables.find((other) => key !== undefined && nameKey(other) === nameKey(key.references));
  const name = key?.references.columns[key.columns.indexOf(column.name)];
  const place = target?.columns.findIndex((other) => other.name === name) ?? -1;
  return place < 0 ? table.columns.indexOf(column) : place;
}

function tablesStaying(
  { tables }: Schema,
  later: Schema,
  renamed: readonly RenameDecision[],
): ReadonlySet<string | undefined> {
  const live = new Set(tables.map(({ name }) => name));
  const moved = renamed.filter(({ from }) => live.has(from));
  const taken = new Set(moved.map(({ to }) => to));
  return new Set([
    ...later.tables.flatMap((table) => (taken.has(table.name) ? [] : [table.name, table.renamedFrom])),
    ...moved.map(({ from }) => from),
  ]);
}

type Given = ReadonlyMap<string, Json>;

/**
 * The value that the foreign key's target has in its row; null for a table whose rows are not there yet, or are not to
 * stay.
 */
function referred(
  { columns, references }: ForeignKey,
  { name }: Column,
  given: ReadonlyMap<string, readonly Given[]>,
  row: number,
  staying: ReadonlySet<string | undefined>,
): Json {
  if (!staying.has(references.name)) return null;
  return given.get(nameKey(references))?.[row]?.get(references.columns[columns.indexOf(name)]!) ?? null;
}

/** Targets first, and in a cycle those without which a row could not be. */
function insertionOrder(tables: readonly Table[]): readonly Table[] {
  const ordered = orderTables(tables);
  const at = new Map(ordered.map((t, i) => [nameKey(t), i]));
  const needed = (table: Table) =>
    table.foreignKeys.filter((f) => table.columns.some((c) => f.columns.includes(c.name) && !c.nullable));
  const isInOrder = ordered.every((t) =>
    needed(t).every((f) => (at.get(nameKey(f.references)) ?? -1) <= at.get(nameKey(t))!),
  );
  if (isInOrder) return ordered;
  const whole = new Map(tables.map((t) => [nameKey(t), t]));
  return orderTables(tables.map((t) => ({ ...t, foreignKeys: needed(t) }))).map((t) => whole.get(nameKey(t))!);
}

async function insert(driver: TestDriver, table: Table, values: Given): Promise<void> {
  const names = [...values.keys()].map((c) => driver.escapeIdentifier(c)).join(", ");
  // Without it PostgreSQL takes no value for what is GENERATED ALWAYS AS IDENTITY.
  const overriding = driver.type === "postgres" ? " OVERRIDING SYSTEM VALUE" : "";
  const sql =
    `INSERT INTO ${nameOf(driver, table)} (${names})${overriding} VALUES ` +
    `(${[...values.keys()].map(() => "?").join(", ")})`;
  await driver.execute(sql, [...values.values()].map(bindable(driver)));
}

function enumResolved(schema: Schema, type: Column["type"]): Column["type"] {
  if (type.kind === "array") return { kind: "array", of: enumResolved(schema, type.of) };
  if (type.kind !== "enumRef") return type;
  return { kind: "enum", values: schema.enums.find((e) => nameKey(e) === nameKey(type))?.values ?? [] };
}

function bindable(driver: TestDriver): (value: unknown) => unknown {
  // better-sqlite3 binds no booleans: SQLite has none.
  return (value) => (typeof value === "boolean" && driver.type === "sqlite" ? Number(value) : value);
}

function isForeign(table: Table, column: string): boolean {
  return table.foreignKeys.some((f) => f.columns.includes(column));
}

/** Every table's rows, except of generated columns. */
export async function readRows(driver: TestDriver, schema: Schema): Promise<TableRows> {
  const all = new Map<string, readonly Row[]>();
  for (const table of schema.tables) {
    const stored = table.columns.filter((c) => c.generated === undefined);
    const columns = stored.map((c) => c.name);
    if (columns.length === 0) continue;
    // Spaces that fill up a fixed length are no part of the value.
    const padded = new Set(stored.flatMap(({ name, type }) => (type.kind === "char" ? [name] : [])));
    const rows: Record<string, unknown>[] = await driver.query(
      `SELECT ${columns.map((c) => driver.escapeIdentifier(c)).join(", ")} FROM ${nameOf(driver, table)}`,
    );
    all.set(
      nameKey(table),
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => {
            const text = asText(value);
            return [name, padded.has(name) ? (text?.replace(/ +$/, "") ?? null) : text];
          }),
        ),
      ),
    );
  }
  return all;
}

function nameOf(driver: TestDriver, { schema, name }: QualifiedName): string {
  return schema === undefined
    ? driver.escapeIdentifier(name)
    : `${driver.escapeIdentifier(schema)}.${driver.escapeIdentifier(name)}`;
}

/** `1`, `1.00` and `"1"` are one value to a person whose column was widened, as are `10:00:00` and `10:00:00.00`. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString("hex");
  if (typeof value === "boolean") return String(Number(value));
  if (Array.isArray(value)) return JSON.stringify(value.map(asText));
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return /^(-?\d+|.*\d:\d\d)\.\d*$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}

/**
 * Rows and values that are gone though no operation dropped their table or column. Names are followed through renames.
 */
export function lostRows(
  before: TableRows,
  after: TableRows,
  operations: readonly Change[],
  way: "up" | "down",
): string[] {
  const lost: string[] = [];
  for (const [key, rows] of before) {
    const keyAfter = tableAfter(key, operations);
    if (keyAfter === undefined) continue;
    const now = after.get(way === "up" ? keyAfter : key);
    if (now === undefined || now.length !== rows.length) {
      lost.push(`${label(key)} has ${now?.length ?? "no"} rows of ${rows.length}`);
      continue;
    }
    lost.push(...lostValues(key, rows, now, operations, way));
  }
  return lost;
}

/** Which row is which the values tell that are still there: keys and orders may have changed. */
function lostValues(
  key: string,
  rows: readonly Row[],
  now: readonly Row[],
  operations: readonly Change[],
  way: "up" | "down",
): string[] {
  const names = new Map<string, string>();
  for (const column of Object.keys(rows[0] ?? {})) {
    const name = columnAfter(key, column, operations);
    if (name !== undefined) names.set(column, way === "up" ? name : column);
  }
  const textOf = (row: Row, column: (from: string) => string) =>
    [...names.keys()].map((from) => JSON.stringify(row[column(from)])).join();
  const expected = rows.map((row) => textOf(row, (from) => from)).sort();
  const found = now.map((row) => textOf(row, (from) => names.get(from)!)).sort();
  return expected.flatMap((row, i) =>
    row === found[i] ? [] : [`${label(key)} (${[...names.values()].join()}) is ${found[i]}, was ${row}`],
  );
}

/** The table's key after the operations, which may rename it more than once; undefined when one of them drops it. */
function tableAfter(key: string, operations: readonly Change[]): string | undefined {
  let now = key;
  for (const op of operations) {
    if (op.kind === "renameTable" && nameKey(op.from) === now) now = nameKey(op.to);
    if (op.kind === "dropTable" && nameKey(op.table) === now) return undefined;
  }
  return now;
}

/** The column's name after the operations; undefined when one of them drops it, or gives its nulls a value. */
function columnAfter(key: string, column: string, operations: readonly Change[]): string | undefined {
  let table = key;
  let name = column;
  for (const op of operations) {
    if (op.kind === "renameTable" && nameKey(op.from) === table) table = nameKey(op.to);
    if (op.kind === "renameColumn" && nameKey(op.table) === table && op.from === name) name = op.to;
    if (op.kind === "dropColumn" && nameKey(op.table) === table && op.column.name === name) return undefined;
    if (op.kind === "alterColumn" && op.fill !== undefined && nameKey(op.table) === table && op.to.name === name)
      return undefined;
  }
  return name;
}

function label(key: string): string {
  const [schema, name] = key.split("\u0000");
  return displayName(name === undefined ? { name: schema! } : { schema, name });
}
