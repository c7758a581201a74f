import type { ColumnType } from "@stingerloom/schema-diff";

/** Types of the server itself that have no kind of their own in the model. */
const natives = new Set([
  "bit",
  "bit varying",
  "varbit",
  "interval",
  "inet",
  "cidr",
  "macaddr",
  "macaddr8",
  "money",
  "tsvector",
  "tsquery",
  "xml",
  "oid",
]);

/**
 * Is the type the server's own, and so are its operators and casts? Those of another type may call functions of the
 * database.
 */
export function isBuiltIn(type: ColumnType): boolean {
  if (type.kind === "array") return isBuiltIn(type.of);
  return type.kind === "native"
    ? natives.has(type.sql.toLowerCase().replace(/\s*\(\d+\)$/, ""))
    : type.kind !== "enumRef" && type.kind !== "enum";
}
