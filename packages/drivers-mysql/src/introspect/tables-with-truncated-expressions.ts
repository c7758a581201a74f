import type { Flavour } from "../model/server";
import type { Catalog, CheckRow, ColumnRow } from "./catalog";
import type { CreatedTable } from "./created-table";

/** The tables whose checks or generated columns may have more in them than the catalog tells. */
export function tablesWithTruncatedExpressions({ columns, checks }: Catalog, flavour: Flavour): ReadonlySet<string> {
  if (flavour === "mysql") return new Set();
  return new Set([
    ...columns.filter(({ expression }) => expression?.includes("?")).map(({ owner }) => owner),
    ...checks.filter(({ clause }) => clause.includes("?")).map(({ owner }) => owner),
  ]);
}

/**
 * MariaDB's catalog has question marks for characters of four bytes. SHOW CREATE TABLE tells those of checks and
 * generated columns.
 */
export function withWholeExpressions(
  columns: readonly ColumnRow[],
  checks: readonly CheckRow[],
  created: CreatedTable | undefined,
): { readonly columns: readonly ColumnRow[]; readonly checks: readonly CheckRow[] } {
  if (created === undefined) return { columns, checks };
  const whole = (text: string | null, said: string | undefined) =>
    text?.includes("?") && said !== undefined ? said : text;
  return {
    columns: columns.map((row) => ({ ...row, expression: whole(row.expression, created.generated.get(row.name)) })),
    checks: checks.map((row) => ({ ...row, clause: whole(row.clause, created.checks.get(row.name)) ?? "" })),
  };
}
