import type { Column, QualifiedName } from "./schema";

/** How many rows of a table are in the way of a change? Names are those of the database that is asked. */
export type RowQuestion = { readonly table: QualifiedName } & (
  NullsQuestion | DuplicatesQuestion | UnfitQuestion | LabelsQuestion | CheckQuestion | OrphansQuestion
);

/** Rows in which one of the columns is null. */
interface NullsQuestion {
  readonly kind: "nulls";
  readonly columns: readonly string[];
}

/** Rows that share the values of the columns with another one. */
interface DuplicatesQuestion {
  readonly kind: "duplicates";
  readonly columns: readonly string[];
  /** What nulls are: no value at all (default), equal to one another, or in the way themselves, as in a primary key. */
  readonly nulls?: "equal" | "refused";
}

/** Rows whose value does not become one of the new type. */
interface UnfitQuestion {
  readonly kind: "unfit";
  readonly from: Column;
  readonly to: Column;
}

/** Rows that hold one of the labels. */
interface LabelsQuestion {
  readonly kind: "labels";
  readonly column: string;
  readonly labels: readonly string[];
}

/** Rows that do not satisfy the expression. */
interface CheckQuestion {
  readonly kind: "check";
  readonly expression: string;
}

/** Rows that refer to no row of the other table. */
interface OrphansQuestion {
  readonly kind: "orphans";
  readonly columns: readonly string[];
  readonly references: QualifiedName & { readonly columns: readonly string[] };
  /** Is a row in which only some of the columns are null in the way as well? */
  readonly full?: boolean;
}

export type RowAnswer =
  | {
      readonly kind: "counted";
      readonly rows: number;
      /** Up to three of them, as `id = 5`; none where the table has no primary key. */
      readonly keys: readonly string[];
      /** So many rows were looked at, as there was no time for all. */
      readonly sample?: number;
    }
  | { readonly kind: "notAsked"; readonly reason: string };
