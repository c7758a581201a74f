import { sql, type Column, type Change, type Schema, type SqlText } from "@stingerloom/schema-diff";

/** Statements around those of a plan. */
interface SessionFrame {
  readonly first: readonly SqlText[];
  readonly last: readonly SqlText[];
}

/**
 * MySQL's usual sql_mode refuses every change of a table with a zero date for a default, and new columns that give one
 * to rows (dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sqlmode_no_zero_date). The session of our driver is in no such
 * mode.
 */
export function sessionFrame(operations: readonly Change[], before: Schema, after: Schema): SessionFrame {
  const touched = new Set(operations.flatMap((op) => ("table" in op ? [op.table.name] : [])));
  const isConcerned =
    operations.some((op) => op.kind === "addColumn" && fillsWithZero(op.column)) ||
    [...before.tables, ...after.tables].some(({ name, columns }) => touched.has(name) && columns.some(startsAtZero));
  if (!isConcerned) return { first: [], last: [] };
  const modes = ["NO_ZERO_IN_DATE", "NO_ZERO_DATE", "TRADITIONAL"];
  const without = modes.reduce((text, mode) => `REPLACE(${text}, '${mode}', '')`, "@@SESSION.sql_mode");
  return {
    first: [sql`SET @stingerloom_strict_dates = @@SESSION.sql_mode, SESSION sql_mode = ${without}`],
    last: [sql`SET SESSION sql_mode = @stingerloom_strict_dates`],
  };
}

function startsAtZero({ type, default: value }: Column): boolean {
  const isDated = type.kind === "date" || type.kind === "datetime" || type.kind === "timestamp";
  return isDated && value?.kind === "literal" && /^\d+-(00|\d\d-00)/.test(String(value.value));
}

function fillsWithZero({ type, nullable, default: value, generated }: Column): boolean {
  const isDated = type.kind === "date" || type.kind === "datetime" || type.kind === "timestamp";
  return isDated && !nullable && value === undefined && generated === undefined;
}
