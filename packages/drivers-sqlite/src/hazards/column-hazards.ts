import {
  displayName,
  renamedLabel,
  type AddColumn,
  type ChangeOf,
  type Column,
  type Hazard,
  type Table,
} from "@stingerloom/schema-diff";
import { affinityOf } from "../model/affinity";
import { renderType } from "../render/render-type";
import { isRowid } from "./rowid";
import { strictTypeName } from "../model/strict-type";

/** Of a new column in a table with rows. */
export function addedColumn(table: string, { column, fill }: AddColumn): readonly Hazard[] {
  if (
    fill !== undefined ||
    column.nullable ||
    column.default !== undefined ||
    column.generated !== undefined ||
    column.autoIncrement !== undefined
  )
    return [];
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "danger",
      message:
        `${table}.${column.name} may not be null and has no default: adding it fails as soon as the ` +
        `table has rows.`,
      recipe: "Give it a default, or add it nullable, fill it, and take nullable away in a second migration.",
      object: `${table}.${column.name}`,
    },
  ];
}

/** Of a column that changes in a table with rows. */
export function alteredColumn(alteration: ChangeOf<"alterColumn">, owner: Table | undefined): readonly Hazard[] {
  const { from, to } = alteration;
  const table = displayName(alteration.table);
  const isStrict = owner?.options?.strict === true;
  const isNumbered = owner?.primaryKey?.columns.includes(to.name) === true && isRowid([to.name], owner);
  return [
    ...fewerValues(alteration),
    ...(isNumbered ? becomesRowid(table, from, to) : noLongerNull(alteration)),
    ...lostCounter(table, from, to),
    ...(isStrict ? otherStrictType(table, from, to) : otherAffinity(table, from, to)),
  ];
}

/**
 * A column without an affinity holds any value as it is, one of texts any text: another may take them for numbers or
 * texts (sqlite.org/datatype3.html#type_affinity).
 */
function otherAffinity(table: string, from: Column, to: Column): readonly Hazard[] {
  const [before, after] = [affinityOf(renderType(from.type)), affinityOf(renderType(to.type))];
  if (before === after || after === "blob") return [];
  if (after === "real" && (before === "integer" || before === "numeric"))
    return [dataLoss(`${table}.${to.name}`, `Whole numbers in ${table}.${to.name} beyond 2^53 are rounded for good.`)];
  if (before !== "text" && before !== "blob") return [];
  const message =
    after === "text"
      ? `Numbers in ${table}.${to.name} become texts for good.`
      : `Texts in ${table}.${to.name} that look like numbers become numbers: leading zeros, say, are gone for good.`;
  return [dataLoss(`${table}.${to.name}`, message)];
}

function dataLoss(object: string, message: string): Hazard {
  return { code: "DATA_LOSS", severity: "warning", message, object };
}

/** SQLite numbers what is null, and takes nothing but whole numbers. */
function becomesRowid(table: string, from: Column, to: Column): readonly Hazard[] {
  const object = `${table}.${to.name}`;
  if (renderType(from.type).toUpperCase() === "INTEGER" && !from.nullable) return [];
  return [
    ...(from.nullable
      ? [dataLoss(object, `Rows in which ${object} is null get a number of their own, for good.`)]
      : []),
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "warning",
      message: `${object}: values that are no whole numbers make it fail.`,
      recipe: "Look for such rows first.",
      object,
      asks: "only the conversion itself shows that",
    },
  ];
}

function lostCounter(table: string, from: Column, to: Column): readonly Hazard[] {
  if (from.autoIncrement === undefined || to.autoIncrement !== undefined) return [];
  const object = `${table}.${to.name}`;
  const message = `${object} stops counting: numbers of deleted rows are given out again.`;
  return [dataLoss(object, message)];
}

/**
 * A STRICT table refuses what is not of the column's type and cannot be taken for it without loss
 * (sqlite.org/stricttables.html).
 */
function otherStrictType(table: string, from: Column, to: Column): readonly Hazard[] {
  const [before, after] = [from, to].map(({ type }) => strictTypeName(renderType(type)).replace(/^INTEGER$/, "INT"));
  const fits =
    before === after ||
    after === "ANY" ||
    (before === "INT" && after !== "BLOB") ||
    (before === "REAL" && after === "TEXT");
  if (fits) return [];
  const object = `${table}.${to.name}`;
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "warning",
      message: `Rows in which ${object} is not of the type ${after} make it fail.`,
      object,
      asks: "only the conversion itself shows that",
    },
  ];
}

function fewerValues({ table, from, to }: ChangeOf<"alterColumn">): readonly Hazard[] {
  if (to.type.kind !== "enum") return [];
  const { values } = to.type;
  const object = `${displayName(table)}.${to.name}`;
  const renamed = from.type.kind === "enum" ? renamedLabel(from.type.values, values) : undefined;
  if (renamed !== undefined) {
    const message =
      `The label ${renamed.from} of ${object} is treated as renamed to ${renamed.to}: ` +
      "one takes the place of the other.";
    return [
      {
        code: "INFERRED_RENAME",
        severity: "warning",
        message,
        recipe: "If it is another label, drop the old one and add the new one in two migrations.",
        object,
      },
    ];
  }
  const gone = from.type.kind === "enum" ? from.type.values.filter((value) => !values.includes(value)) : undefined;
  if (gone?.length === 0) return [];
  const message =
    gone === undefined
      ? `Rows in which ${object} is not one of ${values.join(", ")} make it fail.`
      : `Rows in which ${object} is ${gone.join(" or ")} make it fail.`;
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "warning",
      message,
      recipe: "Give these rows another value first.",
      object,
      asks:
        gone === undefined
          ? { kind: "unfit", table, from, to }
          : { kind: "labels", table, column: to.name, labels: gone },
    },
  ];
}

function noLongerNull({ table, from, to, fill }: ChangeOf<"alterColumn">): readonly Hazard[] {
  if (!from.nullable || to.nullable || to.autoIncrement !== undefined) return [];
  const object = `${displayName(table)}.${to.name}`;
  const asks: Hazard["asks"] = { kind: "nulls", table, columns: [to.name] };
  if (fill !== undefined) {
    return [
      {
        code: "DATA_LOSS",
        severity: "warning",
        message: `Rows in which ${object} is null get another value: a rollback does not restore the nulls.`,
        object,
        asks,
      },
    ];
  }
  return [
    {
      code: "MAY_FAIL_ON_DATA",
      severity: "warning",
      message: `${object} may no longer be null: rows in which it is make the migration fail.`,
      recipe: "Fill them first.",
      object,
      asks,
    },
  ];
}
