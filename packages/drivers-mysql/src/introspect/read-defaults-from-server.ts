import { asInformationSchema } from "../sql/as-information-schema";
import { quoteIdentifier, quoteLiteral, unquoteLiteral } from "../sql/quote";
import type { ColumnRow } from "./catalog";

type Query = (sql: string) => Promise<unknown>;

/** As many tables as one query joins (mariadb.com/kb/en/limitations: 61), but one. */
const batchSize = 60;

/**
 * The columns with their defaults in full: MariaDB tells of a character of four bytes as a question mark, in SHOW
 * CREATE TABLE as well, and before 11 of a byte that is no character. Where one stands, the default's value is asked
 * for, which takes the right to read the table.
 */
export async function readDefaultsFromServer(
  query: Query,
  schema: string,
  columns: readonly ColumnRow[],
): Promise<ColumnRow[]> {
  const open = columns.filter(({ defaultText }) => /^'.*\?.*'$/s.test(defaultText ?? ""));
  const written = new Map<ColumnRow, string>();
  for (let start = 0; start < open.length; start += batchSize) {
    const batch = open.slice(start, start + batchSize);
    const [values = {}] = (await query(valuesQuery(schema, batch))) as readonly Record<string, string | null>[];
    batch.forEach((column, i) => {
      const value = values[`v${i}`];
      const text = value === null || value === undefined ? undefined : fullText(column, value);
      if (text !== undefined) written.set(column, text);
    });
  }
  return columns.map((column) => ({ ...column, defaultText: written.get(column) ?? column.defaultText }));
}

/** The default as SQL, if it is the one that the catalog tells of in part. */
function fullText(column: ColumnRow, hex: string): string | undefined {
  if (isOfBytes(column)) return `x'${hex.toLowerCase()}'`;
  const value = Buffer.from(hex, "hex").toString("utf8");
  return asInformationSchema(value) === unquoteLiteral(column.defaultText!) ? quoteLiteral(value) : undefined;
}

function isOfBytes({ type }: ColumnRow): boolean {
  return /binary|blob/i.test(type);
}

/** One row, whatever the tables hold. */
function valuesQuery(schema: string, columns: readonly ColumnRow[]): string {
  const values = columns.map((column, i) => {
    const value = `DEFAULT(t${i}.${quoteIdentifier(column.name)})`;
    return `HEX(${isOfBytes(column) ? value : `CONVERT(${value} USING utf8mb4)`}) AS v${i}`;
  });
  const joins = columns.map(
    ({ owner }, i) => `LEFT JOIN ${quoteIdentifier(schema)}.${quoteIdentifier(owner)} AS t${i} ON FALSE`,
  );
  return `SELECT ${values.join(", ")} FROM (SELECT 1) AS one ${joins.join(" ")}`;
}
