import { nameKey, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { quotedName } from "./quoted-name";

export type Row = Readonly<Record<string, string | null>>;

/** The rows of each table, as texts by column. Keys are made by `nameKey`. */
export type RowsByTable = ReadonlyMap<string, readonly Row[]>;

/** Every table's rows, except of generated columns. */
export async function readRows(driver: Driver, schema: Schema): Promise<RowsByTable> {
  const all = new Map<string, readonly Row[]>();
  for (const table of schema.tables) {
    const columns = table.columns.filter(({ generated }) => generated === undefined);
    if (columns.length === 0) continue;
    const names = columns.map(({ name }) => driver.escapeIdentifier(name)).join(", ");
    const rows = (await driver.execute(`SELECT ${names} FROM ${quotedName(driver, table)}`)) as Record<
      string,
      unknown
    >[];
    all.set(
      nameKey(table),
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]))),
    );
  }
  return all;
}

/** `1`, `1.00` and `"1"` are one value to a person whose column was widened, as are `10:00:00` and `10:00:00.00`. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "invalid date" : value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString("hex");
  if (typeof value === "boolean") return String(Number(value));
  if (Array.isArray(value)) return JSON.stringify(value.map(textOf));
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return /^(-?\d+|.*\d:\d\d)\.\d*$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}
