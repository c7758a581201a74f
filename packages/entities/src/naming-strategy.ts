import { createHash } from "node:crypto";
import { snakeCase } from "./snake-case";

/**
 * How things are called that nobody named. Names of constraints and indexes that come from here are matched by content:
 * one of the same content that lives under another name keeps that.
 */
export interface NamingStrategy {
  tableName(className: string): string;
  columnName(property: string): string;
  /** The column of a relation. */
  joinColumnName(property: string, referencedColumn: string): string;
  /** The table between two entities; `ownerTable` is the one of the describing side. */
  joinTableName(ownerTable: string, property: string, targetTable: string): string;
  /** A column of the table between. `className` is the end that it refers to. */
  joinTableColumnName(className: string, referencedColumn: string): string;
  uniqueName(table: string, columns: readonly string[]): string;
  indexName(table: string, parts: readonly string[]): string;
  foreignKeyName(table: string, columns: readonly string[], referencedTable: string): string;
  checkName(table: string, expression: string): string;
}

export const defaultNamingStrategy: NamingStrategy = {
  tableName: snakeCase,
  columnName: (property) => property,
  joinColumnName: (property, referencedColumn) => property + capitalised(referencedColumn),
  joinTableName: (ownerTable, property) => `${ownerTable}_${snakeCase(property)}`,
  joinTableColumnName: (className, referencedColumn) =>
    className.charAt(0).toLowerCase() + className.slice(1) + capitalised(referencedColumn),
  uniqueName: (table, columns) => [table, ...columns, "key"].join("_"),
  indexName: (table, parts) => [table, ...parts, "idx"].join("_"),
  foreignKeyName: (table, columns) => [table, ...columns, "fkey"].join("_"),
  checkName: (table, expression) => `${table}_${shortHash(expression)}_check`,
};

/** The strategy with the default's methods where it has none. */
export function completeNaming(given: Partial<NamingStrategy> = {}): NamingStrategy {
  const pick = <K extends keyof NamingStrategy>(key: K): NamingStrategy[K] =>
    (given[key] === undefined ? defaultNamingStrategy[key] : given[key].bind(given)) as NamingStrategy[K];
  return {
    tableName: pick("tableName"),
    columnName: pick("columnName"),
    joinColumnName: pick("joinColumnName"),
    joinTableName: pick("joinTableName"),
    joinTableColumnName: pick("joinTableColumnName"),
    uniqueName: pick("uniqueName"),
    indexName: pick("indexName"),
    foreignKeyName: pick("foreignKeyName"),
    checkName: pick("checkName"),
  };
}

/** PostgreSQL keeps 63 bytes of a name (postgresql.org/docs/current/sql-syntax-lexical.html); MySQL 64 characters. */
const longestName = 63;

/** The name itself if every engine can hold it, else its beginning and a hash of the whole. */
export function shortName(name: string): string {
  if (Buffer.byteLength(name) <= longestName) return name;
  return withHash(name, name);
}

/** The name with a hash of `content` at its end, as short as every engine can hold. */
export function withHash(name: string, content: string): string {
  const room = longestName - 9;
  let start = "";
  for (const character of name) {
    if (Buffer.byteLength(start + character) > room) break;
    start += character;
  }
  return `${start}_${shortHash(content)}`;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
