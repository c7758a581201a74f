/** A function, so that classes may refer to each other before both exist. */
export type RelationTarget<T = object> = () => Function & { readonly prototype: T };

/**
 * The type of a property that holds a related entity: `author!: Relation<User>`. It is the class itself; but the
 * compiler emits no reference to the class for it, so that files may import each other in a circle.
 */
export type Relation<T> = T;

/** `(post) => post.author`: the property at the other end. */
export type InverseSide<T = object> = (target: T) => unknown;

export type ReferentialActionText = ActionName | Uppercase<ActionName>;
type ActionName = "cascade" | "restrict" | "set null" | "set default" | "no action";

/** `true` and `"immediate"`: may be deferred; `"deferred"`: is, until the transaction commits. */
export type DeferrableOption = boolean | "immediate" | "deferred";

/** A column's name, or the names of several; `{ name }` is the same as the name. */
export type JoinColumnOption = JoinColumnName | readonly JoinColumnName[];
export type JoinColumnName = string | { readonly name: string };

export interface ManyToOneOptions {
  /**
   * The column or columns that refer, in the order of `references`. One that names a declared column (or its property)
   * uses it; otherwise the column comes into being, of the referenced type. Default: `<property>` + the referenced
   * column.
   */
  readonly joinColumn?: JoinColumnOption;
  /** Columns (or properties) of the target; default: its primary key. */
  readonly references?: string | readonly string[];
  readonly onDelete?: ReferentialActionText;
  readonly onUpdate?: ReferentialActionText;
  readonly deferrable?: DeferrableOption;
  /** The constraint's name. */
  readonly name?: string;
  /** Either all referring columns are null or none is (PostgreSQL). */
  readonly match?: "full";
  /** The properties that SET NULL or SET DEFAULT concerns when the target is deleted, where not all (PostgreSQL). */
  readonly onDeleteColumns?: readonly string[];
  /** The last column is a range, which ranges of the target have to cover (PostgreSQL 18). */
  readonly period?: boolean;
  /** Rows are never checked (PostgreSQL 18). */
  readonly notEnforced?: boolean;
  /** Rows that were there are not checked (PostgreSQL). */
  readonly notValid?: boolean;
  /** The comment of the constraint; `comment` is that of the column. */
  readonly constraintComment?: string;
  /** Of the columns that come into being; default true, false where `primary`. */
  readonly nullable?: boolean;
  /** The columns belong to the primary key. */
  readonly primary?: boolean;
  readonly comment?: string;
  /** The earlier name of the column that comes into being. */
  readonly renamedFrom?: string;
  /** False: columns, but no constraint. Default true. */
  readonly createForeignKeyConstraints?: boolean;
}

export interface OneToOneOptions extends ManyToOneOptions {
  /** The property of the target that holds the column: this side has none. */
  readonly mappedBy?: string | InverseSide<never>;
}

export interface OneToManyOptions {
  /** The property of the target that points back. */
  readonly mappedBy?: string | InverseSide<never>;
}

export interface ManyToManyOptions {
  /** The table between the two; `true` or a name make this side the one that describes it. */
  readonly joinTable?: boolean | string | JoinTableOptions;
  /** The property of the target that describes the table between the two. */
  readonly mappedBy?: string | InverseSide<never>;
}

export interface JoinTableOptions {
  /** Default: the table's name, `_`, and the property in snake_case. */
  readonly name?: string;
  /** Default: the schema of the describing entity. */
  readonly schema?: string;
  /** The column that refers to this side; default: the class + the referenced column: `postId`. */
  readonly joinColumn?: JoinColumnOption;
  /** The column that refers to the other side. */
  readonly inverseJoinColumn?: JoinColumnOption;
  /** The name of the foreign key to this side. */
  readonly foreignKeyName?: string;
  /** The name of the foreign key to the other side. */
  readonly inverseForeignKeyName?: string;
  /** What happens to a row between the two when an end is deleted; default `cascade`. */
  readonly onDelete?: ReferentialActionText;
  readonly onUpdate?: ReferentialActionText;
}
