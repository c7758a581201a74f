import type { Sequence } from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** A sequence of MariaDB is read like a table of one row. */
export function sequencesQuery(schema: string, names: readonly string[]): string {
  const parts = names.map((name) => {
    const columns =
      "start_value AS start, increment AS step, minimum_value AS low, maximum_value AS high, " +
      "cache_size AS cached, cycle_option AS cycles";
    return `SELECT ${quoteLiteral(name)} AS name, ${columns} FROM ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  });
  return parts.join(" UNION ALL ");
}

export function sequencesOf(rows: readonly Readonly<Record<string, unknown>>[]): Sequence[] {
  return rows.map((row) => ({
    name: String(row["name"]),
    start: String(row["start"]),
    increment: String(row["step"]),
    min: String(row["low"]),
    max: String(row["high"]),
    cache: String(row["cached"]),
    ...(Number(row["cycles"]) === 1 && { cycle: true }),
  }));
}
