import {
  id,
  qualified,
  sameForm,
  sql,
  type Column,
  type ColumnType,
  type ChangeOf,
  type SqlText,
} from "@stingerloom/schema-diff";
import { renamedValue } from "../model/enum-change";
import { keptTimes } from "../model/preserve-on-update-columns";
import type { Flavour } from "../model/server";
import { quoteLiteral } from "../sql/quote";
import { renderFill } from "./render-fill";

type AlterColumn = ChangeOf<"alterColumn">;
type Modify = (column: Column) => SqlText;

/** A changed column: one MODIFY, but where that alone would lose values or refuse them, or where nulls are filled. */
export function renderAlteredColumn(operation: AlterColumn, modify: Modify, flavour: Flavour): readonly SqlText[] {
  const { fill, ...plain } = operation;
  if (fill === undefined) return renderChange(operation, modify);
  const nullable = { ...plain, to: { ...plain.to, nullable: true } };
  const first = sameForm(plain.from.type, plain.to.type) ? [] : renderChange(nullable, modify);
  return [...first, renderFill(operation, plain.to, fill, flavour, { isNew: false }), modify(plain.to)];
}

function renderChange(operation: AlterColumn, modify: Modify): readonly SqlText[] {
  const { from, to } = operation;
  const text = from.generated || to.generated ? undefined : labelText(from, to);
  if (text !== undefined) return [modify(text), modify(to)];
  return renderRelabelled(operation, modify) ?? renderShortened(operation, modify) ?? [modify(to)];
}

/** An enum of which a value gets another name: both names are there while the rows change over. */
function renderRelabelled(operation: AlterColumn, modify: Modify): readonly SqlText[] | undefined {
  const { table, from, to } = operation;
  const value = renamedValue(from, to);
  if (value === undefined || from.type.kind !== "enum") return undefined;
  const both: Column = { ...from, type: { kind: "enum", values: [...from.type.values, value.to] } };
  const name = id(to.name);
  const assignment = sql`${name} = ${quoteLiteral(value.to)}${keptTimes(operation)}`;
  return [
    modify(both),
    sql`UPDATE ${qualified(table)} SET ${assignment} WHERE ${name} = ${quoteLiteral(value.from)}`,
    modify(to),
  ];
}

/**
 * Bytes of a fixed length that become shorter: MODIFY refuses every value, as each fills its length. So values lose
 * the zero bytes that fill them up; one with other bytes there is refused as before.
 */
function renderShortened(operation: AlterColumn, modify: Modify): readonly SqlText[] | undefined {
  const { table, from, to } = operation;
  if (from.type.kind !== "binary" || to.type.kind !== "binary" || from.generated || to.generated) return undefined;
  const [was, is] = [from.type.length ?? 1, to.type.length ?? 1];
  if (was <= is) return undefined;
  const name = id(to.name);
  const assignment = sql`${name} = LEFT(${name}, ${String(is)})${keptTimes(operation)}`;
  const padding = String(was - is);
  const isPadded = sql`RIGHT(${name}, ${padding}) = REPEAT(0x00, ${padding})`;
  return [
    modify({ ...from, type: { kind: "varbinary", length: was } }),
    sql`UPDATE ${qualified(table)} SET ${assignment} WHERE ${isPadded}`,
    modify(to),
  ];
}

/**
 * The column as text, on the way between labels and numbers or moments: MODIFY alone takes the number of a label for
 * its value (dev.mysql.com/doc/refman/8.4/en/enum.html).
 */
function labelText(from: Column, to: Column): Column | undefined {
  const [labels, other] = isOfLabels(from.type) ? [from, to] : [to, from];
  if (!isOfLabels(labels.type) || !isOfNumbers(other.type)) return undefined;
  const { name, nullable } = from;
  const { collation, charset } = labels;
  const length = isOfLabels(from.type) ? Math.max(...lengthsOf(from.type), 1) : longestNumber;
  return {
    name,
    type: { kind: "varchar", length },
    nullable,
    ...(collation !== undefined && { collation }),
    ...(charset !== undefined && { charset }),
  };
}

/** With a sign and a point. */
const longestNumber = 67;

type Labels = Extract<ColumnType, { readonly kind: "enum" | "set" }>;

function isOfLabels(type: ColumnType): type is Labels {
  return type.kind === "enum" || type.kind === "set";
}

function isOfNumbers({ kind }: ColumnType): boolean {
  return ["boolean", "integer", "decimal", "float", "date", "time", "datetime", "timestamp"].includes(kind);
}

function lengthsOf({ kind, values }: Labels): readonly number[] {
  return kind === "set" ? [values.join().length] : values.map((value) => value.length);
}
