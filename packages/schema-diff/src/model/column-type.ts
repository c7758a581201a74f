/**
 * What a column can hold. A closed union: every dialect maps it to its own words and back.
 *
 * `native` is the way out: a type that this model has no word for is carried through as the engine writes it, never
 * dropped and never guessed.
 */
export type ColumnType =
  | IntegerType
  | { readonly kind: "decimal"; readonly precision?: number; readonly scale?: number; readonly unsigned?: boolean }
  | { readonly kind: "float"; readonly bits: 32 | 64; readonly unsigned?: boolean }
  | { readonly kind: "boolean" }
  /** Fixed length, in characters. */
  | { readonly kind: "char"; readonly length?: number }
  /** `length` in characters; without one: as long as the engine allows. */
  | { readonly kind: "varchar"; readonly length?: number }
  | { readonly kind: "text"; readonly size?: "tiny" | "medium" | "long" }
  /** Fixed length, in bytes. */
  | { readonly kind: "binary"; readonly length?: number }
  | { readonly kind: "varbinary"; readonly length: number }
  | { readonly kind: "blob"; readonly size?: "tiny" | "medium" | "long" }
  | { readonly kind: "uuid" }
  | { readonly kind: "date" }
  /** `precision`: digits after the second. */
  | { readonly kind: "time"; readonly precision?: number; readonly withTimeZone?: boolean }
  /** Date and time without a time zone, as it hangs on the wall. */
  | { readonly kind: "datetime"; readonly precision?: number }
  /**
   * A moment: date and time with a time zone, or the engine's nearest (`TIMESTAMP` on MySQL, `timestamptz` on
   * PostgreSQL).
   */
  | { readonly kind: "timestamp"; readonly precision?: number }
  | { readonly kind: "json"; readonly binary?: boolean }
  /**
   * One of `values`. Where enums are types of their own (PostgreSQL), `normalize` turns this into an `enumRef` and an
   * entry in `Schema.enums`; `name` is the type's name, by default `<table>_<column>_enum`; where there are no enums
   * (SQLite), that of the check that keeps other values out, empty for one without.
   */
  | { readonly kind: "enum"; readonly values: readonly string[]; readonly name?: string; readonly schema?: string }
  /** A named enum that stands in `Schema.enums`. */
  | { readonly kind: "enumRef"; readonly name: string; readonly schema?: string }
  | { readonly kind: "set"; readonly values: readonly string[] }
  | { readonly kind: "array"; readonly of: ColumnType }
  /** The engine's own words. */
  | { readonly kind: "native"; readonly sql: string };

export interface IntegerType {
  readonly kind: "integer";
  readonly bits: 8 | 16 | 24 | 32 | 64;
  readonly unsigned?: boolean;
  /**
   * How wide clients print it, where that is not the engine's default and the engine keeps it (MariaDB). It changes no
   * value.
   */
  readonly displayWidth?: number;
}
