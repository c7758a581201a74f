import type { AutoIncrement, ColumnType, ReferentialAction, TableOptions } from "@stingerloom/schema-diff";

/** What random schemas of an engine are made of. */
export interface SchemaProfile {
  /** Types by family: a column may change from any of a family into any other, with short values kept. */
  readonly families: readonly (readonly ColumnType[])[];
  /** Enums that are types of their own. */
  readonly namedEnums: boolean;
  readonly comments: boolean;
  /** How columns may be computed; `true` is stored. */
  readonly stored: readonly boolean[];
  readonly indexesVirtual: boolean;
  /** May a generated column read one behind it whose default is an expression? */
  readonly readsLaterDefaults: boolean;
  readonly partialIndexes: boolean;
  readonly descendingIndexes: boolean;
  readonly expressionIndexes: boolean;
  readonly prefixIndexes: boolean;
  readonly include: boolean;
  readonly nullsNotDistinct: boolean;
  readonly deferrableUniques: boolean;
  readonly deferrableForeignKeys: boolean;
  /** Can a text without a greatest length stand in a key? */
  readonly keysOnText: boolean;
  readonly actions: readonly ReferentialAction[];
  readonly collations: readonly string[];
  /** How columns count up, and which may: any, the first of a key, or the only one of a key of a table with rowids. */
  readonly counting: readonly AutoIncrement[];
  readonly countsOn: "any" | "first of key" | "only of key";
  /** `ON UPDATE CURRENT_TIMESTAMP`. */
  readonly onUpdate: boolean;
  readonly tableOptions: readonly TableOptions[];
  /** Expressions that may be a default of the type. */
  readonly expressionDefaults: (type: ColumnType) => readonly string[];
  /** An identifier of this engine, quoted: for expressions. */
  readonly quote: (name: string) => string;
  /** The expression's text with another behind it. */
  readonly concat: (text: string, literal: string) => string;
}
