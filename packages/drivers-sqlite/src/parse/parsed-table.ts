/** A CREATE TABLE as written, with everything that a pragma does not tell. */
export interface ParsedTable {
  readonly name: string;
  readonly columns: readonly ParsedColumn[];
  /** Of columns and of the table, in the order of the text. */
  readonly constraints: readonly ParsedConstraint[];
  readonly strict: boolean;
  readonly withoutRowid: boolean;
  /** Where ALTER TABLE ADD COLUMN puts a new column: behind the last one, before the first table constraint. */
  readonly addColumnOffset: number;
}

export interface ParsedColumn {
  readonly name: string;
  /** As written; empty without one. */
  readonly type: string;
  readonly notNull: boolean;
  /** What its NOT NULL does to a row that breaks it, if not the usual ABORT. */
  readonly notNullConflict?: string;
  readonly collation?: string;
  /** As written: a literal, a word, or an expression in parentheses. */
  readonly default?: string;
  readonly generated?: { readonly expression: string; readonly stored: boolean };
  /** Where its definition starts and ends in the text. */
  readonly start: number;
  readonly end: number;
}

export type ParsedConstraint = ParsedKey | ParsedCheck | ParsedForeignKey;

interface Parsed {
  readonly name?: string;
  /** The column that it was written with; undefined for one of the table. */
  readonly column?: string;
  /** Where it starts and ends in the text, with its name. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedKey extends Parsed {
  readonly kind: "primaryKey" | "unique";
  readonly columns: readonly string[];
  /** Collation and direction of each column, as `COLLATE NOCASE DESC`; empty without. */
  readonly modifiers?: readonly string[];
  /** What it does to a row that breaks it, if not the usual ABORT. */
  readonly conflict?: string;
  readonly autoIncrement?: boolean;
  /**
   * `INTEGER PRIMARY KEY DESC` is, by an old mistake, no alias of the rowid (sqlite.org/lang_createtable.html#rowid).
   */
  readonly descending?: boolean;
}

interface ParsedCheck extends Parsed {
  readonly kind: "check";
  readonly expression: string;
}

export interface ParsedForeignKey extends Parsed {
  readonly kind: "foreignKey";
  readonly columns: readonly string[];
  readonly table: string;
  /** Undefined: the primary key of the table. */
  readonly references?: readonly string[];
  readonly onDelete?: string;
  readonly onUpdate?: string;
  readonly deferred: boolean;
}
