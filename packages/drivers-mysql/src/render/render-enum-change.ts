import { id, qualified, sql, type Column, type ChangeOf, type SqlText } from "@stingerloom/schema-diff";
import { renamedValue } from "../model/enum-change";
import { keptTimes } from "../model/preserve-on-update-columns";
import { quoteLiteral } from "../sql/quote";

/**
 * A changed column: one MODIFY, but for an enum of which a value gets another name. There both names stand side by side while the rows
 * change over.
 */
export function renderAlteredColumn(
  operation: ChangeOf<"alterColumn">,
  modify: (column: Column) => SqlText,
): readonly SqlText[] {
  const { table, from, to } = operation;
  const value = renamedValue(from, to);
  if (value === undefined || from.type.kind !== "enum") return [modify(to)];
  const both: Column = { ...from, type: { kind: "enum", values: [...from.type.values, value.to] } };
  const name = id(to.name);
  return [
    modify(both),
    sql`UPDATE ${qualified(table)} SET ${name} = ${quoteLiteral(value.to)}${keptTimes(operation)} WHERE ${name} = ${quoteLiteral(value.from)}`,
    modify(to),
  ];
}
