import type { ColumnType, TableOptions } from "@stingerloom/schema-diff";
import type { ArgumentObject } from "./argument";

/** How things are called that nobody named: of what has this name, no name is written. */
export interface EntityNaming {
  tableName(className: string): string;
  columnName(property: string): string;
  joinColumnName(property: string, referencedColumn: string): string;
  joinTableName(ownerTable: string, property: string, targetTable: string): string;
  joinTableColumnName(className: string, referencedColumn: string): string;
  uniqueName(table: string, columns: readonly string[]): string;
  indexName(table: string, parts: readonly string[]): string;
  foreignKeyName(table: string, columns: readonly string[], referencedTable: string): string;
  /** The name cut as every engine can hold it. */
  shortName(name: string): string;
}

export interface DescribeOptions {
  readonly naming: EntityNaming;
  /** Properties in camelCase, or named as their columns. Default `camel`. */
  readonly case?: "camel" | "keep";
  /** Enums as unions of texts, or as TypeScript enums. Default `union`. */
  readonly enums?: "union" | "enum";
  /** The engine's words for a type that no word of ours means. */
  renderType(type: ColumnType): string;
  /** Does a column with this `type` and these options have exactly that type? Default: yes. */
  typeMeans?(written: { readonly word?: string; readonly options: ArgumentObject }, type: ColumnType): boolean;
  readonly defaultSchema?: string;
  /** What a table has that says nothing: of such options nothing is written. */
  readonly tableDefaults?: TableOptions;
  /** SQL of the default by which the engine makes a uuid. */
  readonly generatedUuid?: string;
}
