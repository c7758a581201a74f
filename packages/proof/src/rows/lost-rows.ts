import { displayName } from "@stingerloom/schema-diff";
import type { Later } from "./later";
import type { Row, RowsByTable } from "./read-rows";

/** Rows or values that are not what they were. */
export interface LostRows {
  /** The table, as people read it, by its name before the migration. */
  readonly object: string;
  readonly difference: string;
}

/** Which columns are compared: not those whose values take another form by a change that says so. */
export type IsCompared = (tableKey: string, column: string) => boolean;

/** Rows and values that are gone, or others, though no change dropped their table or column. */
export function lostRows(
  before: RowsByTable,
  after: RowsByTable,
  later: Later,
  way: "up" | "down",
  isCompared: IsCompared = () => true,
): readonly LostRows[] {
  return [...before].flatMap(([key, rows]): LostRows[] => {
    const keyAfter = later.tableKey(key);
    if (keyAfter === undefined) return [];
    const now = after.get(way === "up" ? keyAfter : key);
    const object = displayOf(key);
    if (now?.length !== rows.length)
      return [{ object, difference: `it has ${now?.length ?? "no"} rows, and had ${rows.length}` }];
    const names = new Map(
      Object.keys(rows[0] ?? {}).flatMap((column) => {
        const name = later.columnName(key, column);
        if (name === undefined || !isCompared(key, column)) return [];
        return [[column, way === "up" ? name : column] as const];
      }),
    );
    return differencesOf(rows, now, names).map((difference) => ({ object, difference }));
  });
}

/** Which row is which, the values say that are still there: keys and orders may have changed. */
function differencesOf(rows: readonly Row[], now: readonly Row[], names: ReadonlyMap<string, string>): string[] {
  const textOf = (row: Row, nameOf: (column: string) => string) =>
    JSON.stringify(Object.fromEntries([...names.keys()].map((column) => [column, row[nameOf(column)]])));
  const expected = rows.map((row) => textOf(row, (column) => column)).sort();
  const found = now.map((row) => textOf(row, (column) => names.get(column)!)).sort();
  const missing = expected.filter((row) => !found.includes(row));
  const extra = found.filter((row) => !expected.includes(row));
  if (missing.length === 0) return [];
  const pairs = missing.map((row, i) => `a row was ${short(row)} and is ${short(extra[i] ?? "another one")}`);
  return pairs.slice(0, 3);
}

function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function displayOf(key: string): string {
  const [schema, name] = key.split("\u0000");
  return displayName(name === undefined ? { name: schema! } : { schema, name });
}
