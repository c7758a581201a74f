import type { AlterEnum, Check, Column, Index, Change } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";
import type { Operation } from "../model/operation";
import type { TakenNames } from "./taken-names";
import { isSwap, newLabels } from "../render/render-enum";

/**
 * A label that was added cannot be used before the transaction commits: what the plan creates with it needs a recreated
 * type.
 */
export function forceEnumRecreation(operations: readonly Change[], taken: TakenNames): readonly Operation[] {
  if (!operations.some((op) => op.kind === "alterEnum")) return operations;
  const texts = operations.flatMap(textsOf);
  return operations.map((op) => {
    if (op.kind !== "alterEnum") return op;
    const forced = !isSwap(op) && isUsed(op, texts) ? { ...op, recreate: true as const } : op;
    return isSwap(forced) ? { ...forced, oldName: taken.free(op.to).name } : forced;
  });
}

function isUsed(op: AlterEnum, texts: readonly string[]): boolean {
  const literals = newLabels(op).map((label) => `${quoteLiteral(label)}::`);
  return texts.some((text) => text.includes(op.to.name) && literals.some((literal) => text.includes(literal)));
}

function textsOf(op: Change): readonly string[] {
  switch (op.kind) {
    case "addView":
      return op.view.sql;
    case "addTrigger":
      return [op.trigger.sql];
    case "addObject":
      return (op.object.parts ?? []).flatMap((part) => part.create);
    case "alterObject":
      return (op.to.parts ?? []).flatMap((part) => part.create);
    case "addTable":
      return [
        ...op.table.checks.map(textOfCheck),
        ...op.table.indexes.flatMap(textsOfIndex),
        ...op.table.columns.flatMap(textsOfColumn),
      ];
    case "addCheck":
      return [textOfCheck(op.check)];
    case "addIndex":
      return textsOfIndex(op.index);
    case "addColumn":
      return textsOfColumn(op.column);
    case "alterColumn":
      return textsOfColumn(op.to);
    default:
      return [];
  }
}

function textOfCheck({ expression }: Check): string {
  return expression;
}

function textsOfIndex({ where, parts }: Index): string[] {
  return [where ?? "", ...parts.map((part) => part.expression ?? "")];
}

function textsOfColumn({ default: value, generated }: Column): string[] {
  return [value?.kind === "expression" ? value.sql : "", generated?.expression ?? ""];
}
