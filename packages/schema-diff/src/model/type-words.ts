import type { ColumnType } from "./column-type";

/** An engine's words for types, as descriptions show them. Every `Dialect` has them. */
export interface TypeWords {
  renderType(type: ColumnType): string;
}
