import { nameKey, displayName, orderTables, type Operation, type QualifiedName, type Schema, type Table } from "@stingerloom/schema-diff";
import type { TestDriver } from "./driver-of";
import { sampleValue } from "./random-schema";

/** The rows of each table, as texts by column, in the order of the primary key. Keys are made by `nameKey`. */
export type TableRows = ReadonlyMap<string, readonly Readonly<Record<string, string | null>>[]>;

/**
 * Puts two rows into every table; foreign keys point to one each, so that they may become unique.
 * One to a table that is gone `later` is left null: the rows it points to could not come back with the table.
 */
export async function insertSampleRows(driver: TestDriver, schema: Schema, later: Schema = schema): Promise<void> {
  const staying = new Set(later.tables.flatMap((t) => [t.name, t.renamedFrom]));
  for (const table of orderTables(schema.tables)) {
    for (const row of [0, 1]) {
      const columns = table.columns.filter((c) => c.generated === undefined && !isLooping(schema, table, c.name) && !refersTo(table, c.name, (name) => !staying.has(name)));
      const values = columns.map((c) => (isForeign(table, c.name) || c.name === "id" ? row + 1 : sampleValue(enumResolved(schema, c.type), row)));
      const names = columns.map((c) => driver.escapeIdentifier(c.name)).join(", ");
      await driver.execute(`INSERT INTO ${nameOf(driver, table)} (${names}) VALUES (${columns.map(() => "?").join(", ")})`, values.map(bindable(driver)));
    }
  }
}

function enumResolved(schema: Schema, type: Table["columns"][number]["type"]): Table["columns"][number]["type"] {
  if (type.kind !== "enumRef") return type;
  return { kind: "enum", values: schema.enums.find((e) => nameKey(e) === nameKey(type))?.values ?? [] };
}

function bindable(driver: TestDriver): (value: unknown) => unknown {
  // better-sqlite3 binds no booleans: SQLite has none.
  return (value) => (typeof value === "boolean" && driver.type === "sqlite" ? Number(value) : value);
}

/** A foreign key of a cycle points to a table whose rows are not there yet: it is left null. */
function isLooping(schema: Schema, table: Table, column: string): boolean {
  const ordered = orderTables(schema.tables);
  const at = ordered.indexOf(table);
  return table.foreignKeys.some((f) => f.columns.includes(column) && ordered.findIndex((t) => nameKey(t) === nameKey(f.references)) > at);
}

function refersTo(table: Table, column: string, chosen: (target: string) => boolean): boolean {
  return table.foreignKeys.some((f) => f.columns.includes(column) && chosen(f.references.name));
}

function isForeign(table: Table, column: string): boolean {
  return table.foreignKeys.some((f) => f.columns.includes(column));
}

/** Every table's rows, except of generated columns. */
export async function readRows(driver: TestDriver, schema: Schema): Promise<TableRows> {
  const all = new Map<string, readonly Readonly<Record<string, string | null>>[]>();
  for (const table of schema.tables) {
    const columns = table.columns.filter((c) => c.generated === undefined).map((c) => c.name);
    if (columns.length === 0) continue;
    const order = table.primaryKey ? ` ORDER BY ${table.primaryKey.columns.map((c) => driver.escapeIdentifier(c)).join(", ")}` : "";
    const rows: Record<string, unknown>[] = await driver.query(`SELECT ${columns.map((c) => driver.escapeIdentifier(c)).join(", ")} FROM ${nameOf(driver, table)}${order}`);
    all.set(nameKey(table), rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]))));
  }
  return all;
}

function nameOf(driver: TestDriver, { schema, name }: QualifiedName): string {
  return schema === undefined ? driver.escapeIdentifier(name) : `${driver.escapeIdentifier(schema)}.${driver.escapeIdentifier(name)}`;
}

/** `1`, `1.00` and `"1"` are one value to a person whose column was widened. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString("hex");
  if (typeof value === "boolean") return String(Number(value));
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return /^-?\d+\.\d*$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}

/** Rows and values that are gone though no operation dropped their table or column. Names are followed through renames. */
export function lostRows(before: TableRows, after: TableRows, operations: readonly Operation[], way: "up" | "down"): string[] {
  const lost: string[] = [];
  for (const [key, rows] of before) {
    const now = after.get(way === "up" ? tableAfter(key, operations) : key);
    if (isTableDropped(key, operations)) continue;
    if (now === undefined || now.length !== rows.length) {
      lost.push(`${label(key)} has ${now?.length ?? "no"} rows of ${rows.length}`);
      continue;
    }
    rows.forEach((row, i) => lost.push(...lostValues(key, row, now[i]!, operations, way)));
  }
  return lost;
}

function lostValues(key: string, row: Readonly<Record<string, string | null>>, now: Readonly<Record<string, string | null>>, operations: readonly Operation[], way: "up" | "down"): string[] {
  return Object.entries(row).flatMap(([column, value]) => {
    const name = columnAfter(key, column, operations);
    if (name === undefined) return [];
    const found = now[way === "up" ? name : column];
    return found === value ? [] : [`${label(key)}.${column} is ${JSON.stringify(found)}, was ${JSON.stringify(value)}`];
  });
}

function tableAfter(key: string, operations: readonly Operation[]): string {
  const rename = operations.find((op) => op.kind === "renameTable" && nameKey(op.from) === key);
  return rename?.kind === "renameTable" ? nameKey(rename.to) : key;
}

function isTableDropped(key: string, operations: readonly Operation[]): boolean {
  return operations.some((op) => op.kind === "dropTable" && nameKey(op.table) === tableAfter(key, operations));
}

/** The column's name after the operations; undefined when one of them drops it. */
function columnAfter(key: string, column: string, operations: readonly Operation[]): string | undefined {
  const table = tableAfter(key, operations);
  let name = column;
  for (const op of operations) {
    if (op.kind === "renameColumn" && nameKey(op.table) === table && op.from === name) name = op.to;
    if (op.kind === "dropColumn" && nameKey(op.table) === table && op.column.name === name) return undefined;
  }
  return name;
}

function label(key: string): string {
  const [schema, name] = key.split("\u0000");
  return displayName(name === undefined ? { name: schema! } : { schema, name });
}
