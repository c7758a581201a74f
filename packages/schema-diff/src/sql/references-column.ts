import { renameIdentifier } from "./rename-identifier";
import type { Check, ForeignKey, Index, Named, Unique } from "../model/schema";

/** Does the expression name the column? A rename changes its text exactly then. */
export function referencesIdentifier(expression: string, column: string): boolean {
  return renameIdentifier(expression, column, `${column}_`) !== expression;
}

/** Does a constraint or an index of the column's table use the column? */
export function referencesColumn(item: Named & Partial<Unique & Index & ForeignKey & Check>, column: string): boolean {
  const { columns = [], include = [], parts = [], where, expression } = item;
  if (columns.includes(column) || include.includes(column) || parts.some((part) => part.column === column)) return true;
  return [where, expression, ...parts.map((part) => part.expression)].some(
    (text) => text !== undefined && referencesIdentifier(text, column),
  );
}
