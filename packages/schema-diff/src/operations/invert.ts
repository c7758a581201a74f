import { assertNever } from "../model/assert-never";
import type { AlterEnum, Change, ChangeOf } from "./change";

/** The operation that undoes this one. */
export function invert(op: Change): Change {
  switch (op.kind) {
    case "addNamespace":
      return { ...op, kind: "dropNamespace" };
    case "dropNamespace":
      return { ...op, kind: "addNamespace" };
    case "addEnum":
      return { ...op, kind: "dropEnum" };
    case "dropEnum":
      return { ...op, kind: "addEnum" };
    case "alterEnum":
      return invertAlterEnum(op);
    case "addSequence":
      return { ...op, kind: "dropSequence" };
    case "dropSequence":
      return { ...op, kind: "addSequence" };
    case "addTable":
      return { ...op, kind: "dropTable" };
    case "dropTable":
      return { ...op, kind: "addTable" };
    case "alterSequence":
    case "alterObject":
    case "renameTable":
    case "alterTableOptions":
    case "alterTableComment":
      return { ...op, from: op.to, to: op.from } as Change;
    case "alterColumn":
      return { kind: op.kind, table: op.table, from: op.to, to: op.from };
    case "renameConstraint":
      return invertRename(op);
    case "renameColumn":
      return { ...op, from: op.to, to: op.from, column: { ...op.column, name: op.from } };
    case "addColumn":
      return {
        kind: "dropColumn",
        table: op.table,
        column: op.column,
        ...(op.after !== undefined && { after: op.after }),
        ...(op.fill !== undefined && { fill: op.fill }),
      };
    case "dropColumn":
      return { ...op, kind: "addColumn", restores: true };
    case "addPrimaryKey":
      return { ...op, kind: "dropPrimaryKey" };
    case "dropPrimaryKey":
      return { ...op, kind: "addPrimaryKey" };
    case "addUnique":
      return { ...op, kind: "dropUnique" };
    case "dropUnique":
      return { ...op, kind: "addUnique" };
    case "addIndex":
      return { ...op, kind: "dropIndex" };
    case "dropIndex":
      return { ...op, kind: "addIndex" };
    case "addForeignKey":
      return { ...op, kind: "dropForeignKey" };
    case "dropForeignKey":
      return { ...op, kind: "addForeignKey" };
    case "addCheck":
      return { ...op, kind: "dropCheck" };
    case "dropCheck":
      return { ...op, kind: "addCheck" };
    case "addView":
      return { ...op, kind: "dropView" };
    case "dropView":
      return { ...op, kind: "addView" };
    case "addObject":
      return { ...op, kind: "dropObject" };
    case "dropObject":
      return { ...op, kind: "addObject" };
    case "addTrigger":
      return { ...op, kind: "dropTrigger" };
    case "dropTrigger":
      return { ...op, kind: "addTrigger" };
    default:
      return assertNever(op);
  }
}

/** The way back: each operation undone, the last one first. */
export function invertAll(operations: readonly Change[]): Change[] {
  return operations.map(invert).reverse();
}

/** The way back; labels that can only come stay. */
export function invertAlterEnum(op: AlterEnum): AlterEnum {
  const old = new Map(op.renamedValues.map(({ from, to }) => [to, from]));
  return {
    ...op,
    from: op.to,
    to:
      op.keepsLabels === undefined
        ? op.from
        : { ...op.from, values: op.to.values.map((label) => old.get(label) ?? label) },
    renamedValues: op.renamedValues.map(({ from, to }) => ({ from: to, to: from })),
    columns: op.columns.map(({ table, from, to }) => ({ table, from: to, to: from })),
  };
}

function invertRename(op: ChangeOf<"renameConstraint">): Change {
  const comment = op.comment && { from: op.comment.to, to: op.comment.from };
  return { ...op, from: op.to, to: op.from, ...(comment && { comment }) };
}
