import { invertAll, printSql, type Change, type Table } from "@stingerloom/schema-diff";
import { areAlterable } from "./alterable";
import { quoteIdentifier } from "../sql/quote";
import { renderAddedColumn } from "../render/render-column";
import { textWithColumn, textWithoutColumn } from "./simulate-alter";

/**
 * Do these changes, each by ALTER TABLE, give the text of `to` to the letter? The text that they start from is what the
 * way there made of it, if that was by ALTER TABLE as well.
 */
export function restoresText(group: readonly Change[], from: Table, to: Table, texts: readonly string[]): boolean {
  if (to.source === undefined || !changesText(group)) return true;
  const wayThere = invertAll(group);
  if (!areAlterable(wayThere, to, from, texts)) return false;
  return edited(group, edited(wayThere, to.source)) === to.source;
}

function changesText(group: readonly Change[]): boolean {
  return group.some((operation) => operation.kind === "addColumn" || operation.kind === "dropColumn");
}

function edited(operations: readonly Change[], source: string): string {
  return operations.reduce((text, operation) => {
    if (operation.kind === "addColumn")
      return textWithColumn(text, printSql(renderAddedColumn(operation), quoteIdentifier));
    if (operation.kind === "dropColumn") return textWithoutColumn(text, operation.column.name);
    return text;
  }, source);
}
