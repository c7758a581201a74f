import type { ColumnType } from "@stingerloom/schema-diff";

/**
 * Columns of these types take a default only as an expression on MySQL
 * (dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html).
 */
export function needsParentheses(type: ColumnType): boolean {
  return (
    type.kind === "text" ||
    type.kind === "blob" ||
    type.kind === "json" ||
    (type.kind === "native" && /geom|point|line|polygon/i.test(type.sql))
  );
}
