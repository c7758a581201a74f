import { createHash } from "node:crypto";
import type { CatalogRow } from "./introspect/catalog";
import { ownTables } from "./introspect/table-filter";
import { foldName } from "./parse/tokenize";

/** Changes whenever the text of one of these tables, or of an index, trigger or view on it, does. Without names: of all but ours. */
export function fingerprintOf(rows: readonly CatalogRow[], tables?: readonly string[]): string {
  const wanted = tables && new Set(tables.map(foldName));
  const counts = (table: string) => (wanted === undefined ? !ownTables.has(table) : wanted.has(foldName(table)));
  const texts = rows
    .filter((row) => counts(row.tableName))
    .map((row) => JSON.stringify([row.type, row.name, row.tableName, row.sql]));
  return createHash("sha256").update(texts.sort().join("\n")).digest("hex").slice(0, 32);
}

/** The same in words: the texts of the table and of what is on it, sorted. */
export function structureOf(rows: readonly CatalogRow[], table: string): readonly string[] {
  const texts = rows.filter((row) => foldName(row.tableName) === foldName(table)).map(({ sql, name }) => sql ?? name);
  return texts.map((text) => text.replace(/\s+/g, " ")).sort();
}
