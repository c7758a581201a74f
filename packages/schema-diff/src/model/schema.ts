import type { ColumnType } from "./column-type";

/**
 * A database's structure as plain data.
 *
 * Names without `schema` lie in the connection's default schema; `Dialect.normalize` removes a `schema` that names it.
 * A list's order carries no meaning, but for `Table.columns` (the order of a new table) and the columns of keys and
 * indexes.
 */
export interface Schema {
  /** Schemas (PostgreSQL) beside the default one. */
  readonly namespaces: readonly Namespace[];
  readonly enums: readonly EnumType[];
  /** Sequences that stand on their own: those of serial and identity columns belong to the column. */
  readonly sequences: readonly Sequence[];
  readonly tables: readonly Table[];
  /**
   * Compared where both sides are databases, or where entities describe them. Others are seen, so that changes in their
   * way can drop and recreate them.
   */
  readonly views: readonly View[];
  /**
   * Functions, domains, policies, … : known by their statements alone. Compared only where both sides are databases.
   */
  readonly opaqueObjects: readonly OpaqueObject[];
}

/** A name that may lie in a schema other than the default. */
export interface QualifiedName {
  readonly schema?: string;
  readonly name: string;
}

export interface Namespace {
  readonly name: string;
  readonly comment?: string;
}

export interface EnumType extends QualifiedName {
  readonly values: readonly string[];
  readonly comment?: string;
}

export interface Sequence extends QualifiedName {
  /** The engine's word for the value's type, where it has several. */
  readonly type?: string;
  /** Numbers as decimal text: they may exceed 2^53. */
  readonly start?: string;
  readonly increment?: string;
  readonly min?: string;
  readonly max?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
  readonly comment?: string;
}

export interface Table extends QualifiedName {
  readonly columns: readonly Column[];
  readonly primaryKey?: PrimaryKey;
  readonly uniques: readonly Unique[];
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly Check[];
  readonly comment?: string;
  readonly options?: TableOptions;
  /** Seen, so that a rebuild puts them back. */
  readonly triggers?: readonly Trigger[];
  /** The engine's own text of the table, where it keeps one (SQLite): what a way back must restore to the letter. */
  readonly source?: string;
  /**
   * The text that another database has of the table as it is wanted (SQLite): what a rebuild writes. Never compared.
   */
  readonly targetSource?: string;
  /** Statements that give it back its owner and privileges when a live one is made again. Never compared. */
  readonly restore?: readonly string[];
  /**
   * The names of its NOT NULL constraints by column, where the engine has such names (PostgreSQL 18). Never compared:
   * they follow of themselves.
   */
  readonly notNullNames?: Readonly<Record<string, string>>;
  /** The table's earlier name: a hint for `diffSchemas`, never compared. */
  readonly renamedFrom?: string;
}

export interface TableOptions {
  /** MySQL, MariaDB. */
  readonly engine?: string;
  readonly charset?: string;
  readonly collation?: string;
  /** SQLite. */
  readonly strict?: boolean;
  readonly withoutRowid?: boolean;
  /** Other options in the engine's words, carried through. */
  readonly native?: Readonly<Record<string, string>>;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly default?: DefaultValue;
  /** How the engine counts this column up. */
  readonly autoIncrement?: AutoIncrement;
  readonly generated?: Generated;
  /**
   * In normal form only where the column names the one that it would have from its table as well, or names none and has
   * another than its table's (MySQL).
   */
  readonly charset?: string;
  readonly collation?: string;
  /** MySQL's `ON UPDATE`, as SQL. */
  readonly onUpdate?: string;
  readonly comment?: string;
  /** MySQL's invisible columns. */
  readonly invisible?: boolean;
  /** MariaDB's check that is part of the column, as opposed to one of the table; as SQL. */
  readonly check?: string;
  /** The column's earlier name: a hint for `diffSchemas`, never compared. */
  readonly renamedFrom?: string;
  /**
   * How a live database has written a default that has other forms as well, so that it comes back to the letter. Never
   * compared.
   */
  readonly source?: DefaultSource;
}

export interface DefaultSource {
  readonly sql: string;
  /** The default that `sql` is a form of: it holds as long as the column has this one. */
  readonly default?: DefaultValue;
}

/**
 * `autoIncrement` is the engine's common way: AUTO_INCREMENT on MySQL, `serial` on PostgreSQL, on SQLite AUTOINCREMENT
 * (an INTEGER PRIMARY KEY counts up without it). `identity` is the standard's.
 */
export type AutoIncrement =
  | { readonly kind: "autoIncrement" }
  | {
      readonly kind: "identity";
      readonly always: boolean;
      readonly sequence?: Partial<Omit<Sequence, "name" | "schema">>;
    };

/** A literal's value is what the column would hold; an expression is SQL that the engine evaluates for each row. */
export type DefaultValue =
  { readonly kind: "literal"; readonly value: Json } | { readonly kind: "expression"; readonly sql: string };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Generated {
  readonly expression: string;
  readonly stored: boolean;
}

/**
 * A constraint or index whose `implicitName` is true was named by us, not by the user: it matches one of the same
 * content whatever that one is called.
 */
export interface Named {
  readonly name: string;
  readonly implicitName?: true;
}

export interface PrimaryKey extends Partial<Named> {
  readonly columns: readonly string[];
  /** The same columns as an index holds them, where it does not hold each whole and ascending (MySQL). */
  readonly parts?: readonly IndexPart[];
  /** See `Index`. */
  readonly using?: string;
  /** See `Index`. */
  readonly with?: Readonly<Record<string, string>>;
  readonly include?: readonly string[];
  readonly deferrable?: Deferrable;
  /** PostgreSQL's WITHOUT OVERLAPS: the last column is a range, and ranges of one key do not overlap. */
  readonly withoutOverlaps?: boolean;
  readonly comment?: string;
}

export interface Unique extends Named {
  readonly columns: readonly string[];
  readonly deferrable?: Deferrable;
  readonly nullsNotDistinct?: boolean;
  /** Columns that the index carries along without their being unique (PostgreSQL's INCLUDE). */
  readonly include?: readonly string[];
  /** See `PrimaryKey`. */
  readonly withoutOverlaps?: boolean;
  /** See `Index`. */
  readonly using?: string;
  readonly comment?: string;
}

export type Deferrable = "immediate" | "deferred";

export interface Index extends Named {
  readonly parts: readonly IndexPart[];
  readonly unique?: boolean;
  /** Access method (`btree`, `gin`, …) or kind (`fulltext`, `spatial`); without one: the engine's default. */
  readonly using?: string;
  /** Predicate of a partial index, as SQL. */
  readonly where?: string;
  readonly include?: readonly string[];
  readonly nullsNotDistinct?: boolean;
  /** MySQL's invisible, MariaDB's ignored indexes. */
  readonly invisible?: boolean;
  /** Full-text parser (MySQL). */
  readonly parser?: string;
  /** Storage parameters in the engine's words, carried through. */
  readonly with?: Readonly<Record<string, string>>;
  /** The engine's own text of the index, where it keeps one (SQLite). Never compared. */
  readonly source?: string;
  readonly comment?: string;
}

export interface IndexPart {
  /** Exactly one of `column` and `expression`. */
  readonly column?: string;
  readonly expression?: string;
  readonly descending?: boolean;
  /** Where nulls come; without one: the engine's default for the direction. */
  readonly nulls?: "first" | "last";
  readonly operatorClass?: string;
  readonly collation?: string;
  /** Prefix length (MySQL), in characters. */
  readonly length?: number;
}

export interface ForeignKey extends Named {
  readonly columns: readonly string[];
  readonly references: QualifiedName & { readonly columns: readonly string[] };
  /** Without one: NO ACTION. */
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  /** The columns that SET NULL or SET DEFAULT on delete concerns, where it is not all (PostgreSQL). */
  readonly onDeleteColumns?: readonly string[];
  readonly deferrable?: Deferrable;
  readonly match?: "full";
  /** PostgreSQL's PERIOD: the last column is a range, which ranges over there have to cover. */
  readonly period?: boolean;
  /** PostgreSQL's NOT ENFORCED: rows are never checked. */
  readonly notEnforced?: boolean;
  /** PostgreSQL's NOT VALID: rows that were there are not checked. */
  readonly notValid?: boolean;
  readonly comment?: string;
}

/**
 * NO ACTION is the absence of an action, and said only where the engine keeps that it was (MariaDB). RESTRICT differs
 * from it where the engine tells them apart.
 */
export type ReferentialAction = "cascade" | "restrict" | "set null" | "set default" | "no action";

export interface Check extends Named {
  readonly expression: string;
  readonly notValid?: boolean;
  readonly noInherit?: boolean;
  /** MySQL's NOT ENFORCED. */
  readonly notEnforced?: boolean;
  readonly comment?: string;
}

export interface Trigger {
  readonly name: string;
  /** The statement that creates it. */
  readonly sql: string;
  /** The trigger of the same table that `sql` names, as this one fires behind it (MySQL). */
  readonly follows?: string;
  readonly session?: SessionSettings;
  /** Does it name what is not there, and the engine lets that be until it is used? Never compared. */
  readonly fails?: true;
}

/** Settings of the session that the engine keeps with what is made under them (MySQL's `sql_mode`), by name. */
export type SessionSettings = Readonly<Record<string, string>>;

export interface View extends QualifiedName {
  readonly materialized?: boolean;
  /** The statements that create it, indexes and comment included, in order. */
  readonly sql: readonly string[];
  /** Tables, columns, views and functions that it reads, where the engine tells. */
  readonly dependsOn?: readonly Reference[];
  /** Statements that give it back its owner and privileges when a live one is made again. Never compared. */
  readonly restore?: readonly string[];
  /** Is a column of a table of its row type? Then it cannot be recreated. */
  readonly inUse?: boolean;
  readonly session?: SessionSettings;
  /** As of a trigger. */
  readonly fails?: true;
  /**
   * The query as entities state it, one SELECT: `SchemaReader.canonicalizeExpressions` asks the engine how it writes
   * it, sets `sql` and takes this away.
   */
  readonly query?: string;
  /** The view's earlier name: a hint for `diffSchemas`, never compared. */
  readonly renamedFrom?: string;
}

/**
 * What something needs: a table, a view, a function (with its argument types), a type; or one column or the key of a
 * table.
 */
export interface Reference extends QualifiedName {
  readonly column?: string;
  /** Does it rely on the table's primary key (a view that groups by it)? */
  readonly primaryKey?: true;
}

/** An object of which we know no more than its statements. */
export interface OpaqueObject extends QualifiedName {
  /** The engine's word: `function`, `domain`, `policy`, `partition`, … */
  readonly kind: string;
  /**
   * The table that it belongs to and goes with (of a policy, a rule, an exclusion constraint). `name` is then
   * `table.name`.
   */
  readonly table?: QualifiedName;
  /** What tells two of them apart where there are no `parts`. */
  readonly definition?: string;
  /**
   * The statements that make and undo it, the object itself first. Without them it can only be named as unsupported.
   */
  readonly parts?: readonly ObjectPart[];
  readonly dependsOn?: readonly Reference[];
  /** Statements that give it back its owner and privileges when a live one is made again. Never compared. */
  readonly restore?: readonly string[];
  /** Does a default, check, index, generated column or column type of a table need it? Then it cannot be recreated. */
  readonly inUse?: boolean;
  /** What is made and dropped with it and is no object of its own (an extension's functions and types). */
  readonly provides?: readonly QualifiedName[];
  /** Are there rows in it (a partition)? Then it is never recreated. */
  readonly holdsRows?: boolean;
  /**
   * Is it a table but for its parent (a partition)? Then a table of its name does not take its place, nor it that of a
   * table.
   */
  readonly isTable?: boolean;
}

/**
 * The object itself, or something of it that can come and go on its own: a comment, a domain's check, a partition's
 * index.
 */
export interface ObjectPart {
  /** Tells the parts of an object apart; that of the object itself is empty. */
  readonly name: string;
  readonly create: readonly string[];
  /**
   * In place of `create` where the object is made: with what cannot be given to it later (names of a partition's NOT
   * NULL constraints). Never compared.
   */
  readonly targetSource?: readonly string[];
  /** That of the object itself undoes the other parts with it, unless it is empty: then these are mere settings. */
  readonly drop: readonly string[];
  /** The statements that put this in the place of another of the same `shape`. Without them: `drop` and `create`. */
  readonly replace?: readonly string[];
  /** What `replace` cannot change (a function's arguments and result). */
  readonly shape?: string;
  /**
   * Does the object's own `create` make it (a composite type's attribute)? Its statements are for where it comes or
   * goes alone, behind those that stay.
   */
  readonly within?: boolean;
  /** Those of `create`. */
  readonly session?: SessionSettings;
}

export const emptySchema: Schema = {
  namespaces: [],
  enums: [],
  sequences: [],
  tables: [],
  views: [],
  opaqueObjects: [],
};

/** The key under which a name is found: unique in a database. */
export function nameKey({ schema, name }: QualifiedName): string {
  return schema === undefined ? name : `${schema}\u0000${name}`;
}

/** The name as people write it, for messages and comments. */
export function displayName({ schema, name }: QualifiedName): string {
  return schema === undefined ? name : `${schema}.${name}`;
}
