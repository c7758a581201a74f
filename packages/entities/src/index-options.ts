import type { DeferrableOption } from "./relation-options";

export interface IndexPartOptions {
  readonly order?: "asc" | "desc" | "ASC" | "DESC";
  readonly nulls?: "first" | "last";
  readonly operatorClass?: string;
  readonly collation?: string;
  /** Characters of the column that are indexed (MySQL). */
  readonly length?: number;
}

export interface IndexOptions extends IndexPartOptions {
  /** Default: made from the table and its columns, and matched by content. */
  readonly name?: string;
  readonly unique?: boolean;
  /** Predicate of a partial index, as SQL. */
  readonly where?: string;
  /** Access method (`btree`, `gin`, …) or kind (`fulltext`, `spatial`). */
  readonly using?: string;
  /** Properties that the index carries along (PostgreSQL). */
  readonly include?: readonly string[];
  readonly nullsNotDistinct?: boolean;
  /** Invisible (MySQL), ignored (MariaDB). */
  readonly invisible?: boolean;
  /** Full-text parser (MySQL). */
  readonly parser?: string;
  /** Storage parameters in the engine's words. */
  readonly with?: Readonly<Record<string, string>>;
  readonly comment?: string;
}

export interface ExpressionIndexOptions extends IndexOptions {
  readonly name: string;
  /** SQL: `lower(email)`. */
  readonly expression: string;
}

/** A property, alone or with its order and other options; or an expression. */
export type IndexPartInput =
  string | (IndexPartOptions & ({ readonly property: string } | { readonly expression: string }));

export interface UniqueOptions {
  readonly name?: string;
  readonly deferrable?: DeferrableOption;
  readonly nullsNotDistinct?: boolean;
  /** Properties that the constraint's index carries along (PostgreSQL). */
  readonly include?: readonly string[];
  /** Access method of its index. */
  readonly using?: string;
  /** The last property is a range, and ranges of one key do not overlap (PostgreSQL 18). */
  readonly withoutOverlaps?: boolean;
  readonly comment?: string;
}

export interface PrimaryKeyOptions extends UniqueOptions {
  /** Storage parameters in the engine's words. */
  readonly with?: Readonly<Record<string, string>>;
}

export interface CheckOptions {
  readonly name?: string;
  /** Rows that were there are not checked (PostgreSQL). */
  readonly notValid?: boolean;
  /** Tables that inherit do not have it (PostgreSQL). */
  readonly noInherit?: boolean;
  /** Rows are never checked (MySQL, PostgreSQL 18). */
  readonly notEnforced?: boolean;
  readonly comment?: string;
}
