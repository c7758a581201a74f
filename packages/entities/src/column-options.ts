/** Types that mean the nearest exact thing on each engine: the table is in `docs/entities.md`. */
export type LogicalTypeName =
  | "int"
  | "integer"
  | "number"
  | "smallint"
  | "tinyint"
  | "mediumint"
  | "bigint"
  | "float"
  | "double"
  | "real"
  | "decimal"
  | "numeric"
  | "boolean"
  | "varchar"
  | "char"
  | "string"
  | "text"
  | "longtext"
  | "uuid"
  | "date"
  | "time"
  | "datetime"
  | "timestamp"
  | "timestamptz"
  | "json"
  | "jsonb"
  | "blob"
  | "bytea"
  | "enum"
  | "array";

/** A logical name, with arguments (`varchar(50)`, `text[]`) or without; or any other text: the engine's own type. */
export type ColumnTypeText = LogicalTypeName | (string & {});

/**
 * A JavaScript value is a literal (objects and arrays for json and array columns). A string in parentheses,
 * `"(now())"`, and what a function gives, `() => "now()"`, is SQL.
 */
export type ColumnDefault =
  string | number | bigint | boolean | null | Date | Uint8Array | readonly unknown[] | object | (() => string);

export interface ColumnOptions {
  /** Default: the property's name, as written. */
  readonly name?: string;
  /** Default: from the property's TypeScript type, if the compiler emits it (`emitDecoratorMetadata`). */
  readonly type?: ColumnTypeText;
  /** In characters; in bytes for binary types. A `varchar` without one has 255. */
  readonly length?: number;
  /** Digits of a decimal; digits after the second of a time. */
  readonly precision?: number;
  readonly scale?: number;
  readonly unsigned?: boolean;
  /** An array of `type`. With `type: "array"`: the elements' type, default text. */
  readonly array?: boolean | ColumnTypeText;
  /** Default false; of a computed column true. */
  readonly nullable?: boolean;
  readonly default?: ColumnDefault;
  /** A unique constraint of this column alone; a text is its name. */
  readonly unique?: boolean | string;
  readonly primary?: boolean;
  /** The engine counts up: serial, AUTO_INCREMENT, AUTOINCREMENT. */
  readonly autoIncrement?: boolean;
  /** The labels, or a TypeScript enum whose values are strings. */
  readonly enum?: readonly string[] | Readonly<Record<string, string>>;
  /** The enum type's name, where enums are types of their own; default `<table>_<column>_enum`. */
  readonly enumName?: string;
  /** The schema that the enum type lies in; default: that of the table (PostgreSQL). */
  readonly enumSchema?: string;
  /** The comment of the enum type, where enums are types of their own (PostgreSQL). */
  readonly enumComment?: string;
  readonly comment?: string;
  readonly charset?: string;
  readonly collation?: string;
  /** MySQL's `ON UPDATE`, as SQL: `CURRENT_TIMESTAMP`. Nothing on other engines. */
  readonly onUpdate?: string | (() => string);
  /** How the value comes about: a strategy of `@PrimaryGeneratedColumn`, or an expression as in `@ComputedColumn`. */
  readonly generated?: boolean | GenerationStrategy | GeneratedOptions;
  /** With the strategy `identity`: GENERATED ALWAYS in place of BY DEFAULT. */
  readonly always?: boolean;
  /** With the strategy `identity`: how its sequence counts (PostgreSQL). */
  readonly sequence?: SequenceOptions;
  /** Left out by `SELECT *` (MySQL, MariaDB). */
  readonly invisible?: boolean;
  /** The check that is a part of the column, as SQL (MariaDB). Elsewhere use `@Check`. */
  readonly check?: string;
  /** The column's earlier name: its values are kept under the new one. */
  readonly renamedFrom?: string;
}

export type GenerationStrategy = "increment" | "identity" | "uuid";

/** Numbers as text may exceed 2^53. */
export interface SequenceOptions {
  readonly start?: number | string;
  readonly increment?: number | string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly cache?: number | string;
  readonly cycle?: boolean;
}

export interface GeneratedOptions {
  /** SQL over the row's other columns. */
  readonly expression: string;
  /** Default true; false: computed when it is read. */
  readonly stored?: boolean;
}

export interface ComputedColumnOptions
  extends
    Omit<ColumnOptions, "default" | "autoIncrement" | "onUpdate" | "generated" | "always" | "sequence">,
    GeneratedOptions {}
