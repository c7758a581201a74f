import { createHash } from "node:crypto";
import type { CatalogRow } from "../introspect/catalog";
import { ownTables } from "../introspect/table-filter";
import { foldName } from "../sql/tokenize";

/**
 * Changes whenever the text of one of these tables, or of an index, trigger or view on it, does. Without names: of all
 * but ours.
 */
export function fingerprintOf(rows: readonly CatalogRow[], tables?: readonly string[]): string {
  const wanted = tables && new Set(tables.map(foldName));
  const counts = (table: string) => (wanted === undefined ? !ownTables.has(table) : wanted.has(foldName(table)));
  const texts = rows
    .filter((row) => counts(row.tableName))
    .map((row) => JSON.stringify([row.type, row.name, row.tableName, row.sql]));
  return createHash("sha256").update(texts.sort().join("\n")).digest("hex").slice(0, 32);
}

/** The texts of the table and of what is on it, without asking for what else there is. */
export const structureQuery = `
  SELECT coalesce(sql, name) AS line FROM sqlite_schema
  WHERE tbl_name = ? COLLATE NOCASE AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;

/** The same in words, sorted. */
export function structureOf(rows: readonly { readonly line: string }[]): readonly string[] {
  return rows.map(({ line }) => line.replace(/\s+/g, " ")).sort();
}
