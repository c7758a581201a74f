/** A function, so that classes may refer to each other before both exist. */
export type RelationTarget<T = object> = () => Function & { readonly prototype: T };

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
  /** What happens to a row between the two when an end is deleted; default `cascade`. */
  readonly onDelete?: ReferentialActionText;
  readonly onUpdate?: ReferentialActionText;
}
