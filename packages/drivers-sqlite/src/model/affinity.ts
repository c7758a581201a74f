export type Affinity = "integer" | "text" | "blob" | "real" | "numeric";

/**
 * How SQLite stores what a column of this declared type is given: the rules of
 * sqlite.org/datatype3.html#determination_of_column_affinity.
 */
export function affinityOf(declared: string): Affinity {
  const type = declared.toUpperCase();
  if (type.includes("INT")) return "integer";
  if (/CHAR|CLOB|TEXT/.test(type)) return "text";
  if (type === "" || type.includes("BLOB")) return "blob";
  if (/REAL|FLOA|DOUB/.test(type)) return "real";
  return "numeric";
}
