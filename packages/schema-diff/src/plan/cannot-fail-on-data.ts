import { sameForm } from "../model/equal";
import type { Change, ChangeOf } from "../operations/change";
import { nameKey, type ForeignKey, type QualifiedName } from "../model/schema";

/**
 * Can no row break the key that comes, as those of `operations` that run before it leave it? Rows have null in a
 * column that is new, and where a key of the same columns is dropped in the same plan, they have kept to that.
 */
export function cannotFailOnData(operation: Change, operations: readonly Change[]): boolean {
  switch (operation.kind) {
    case "addForeignKey":
      return (
        (operations.some((other) => isSameReference(other, operation)) &&
          !isAltered(operation.foreignKey.columns, operation.table, operations)) ||
        isNull(operation.foreignKey.columns, operation.table, operations, operation.foreignKey.match === "full")
      );
    case "addPrimaryKey":
      return isCounted(operation.primaryKey.columns, operation.table, operations);
    case "addUnique":
      return (
        isCounted(operation.unique.columns, operation.table, operations) ||
        (operations.some((other) => isSameUnique(other, operation)) &&
          !isAltered(operation.unique.columns, operation.table, operations)) ||
        (!operation.unique.nullsNotDistinct && isNull(operation.unique.columns, operation.table, operations))
      );
    default:
      return false;
  }
}

/** Is one of the columns new and numbered by the engine? Then each row has a value of its own. */
function isCounted(columns: readonly string[], table: QualifiedName, operations: readonly Change[]): boolean {
  return operations.some(
    (op) =>
      op.kind === "addColumn" &&
      op.column.autoIncrement !== undefined &&
      isOn(op.table, table) &&
      columns.includes(op.column.name),
  );
}

/** Another type or collation may make two values one. */
function isAltered(columns: readonly string[], table: QualifiedName, operations: readonly Change[]): boolean {
  return operations.some((op) => op.kind === "alterColumn" && isOn(op.table, table) && columns.includes(op.to.name));
}

/** Have all rows null in one of the columns, or in every one? */
function isNull(
  columns: readonly string[],
  table: QualifiedName,
  operations: readonly Change[],
  inEvery = false,
): boolean {
  const isNew = (name: string) =>
    operations.some(
      (op) =>
        op.kind === "addColumn" &&
        isOn(op.table, table) &&
        op.column.name === name &&
        op.column.nullable &&
        op.column.default === undefined &&
        op.column.generated === undefined &&
        op.column.autoIncrement === undefined,
    );
  return inEvery ? columns.every(isNew) : columns.some(isNew);
}

function isSameReference(other: Change, { table, foreignKey }: ChangeOf<"addForeignKey">): boolean {
  if (
    other.kind !== "dropForeignKey" ||
    !isOn(other.table, table) ||
    other.foreignKey.notValid ||
    other.foreignKey.notEnforced
  )
    return false;
  const rule = ({ columns, references, match }: ForeignKey) => ({ columns, references, match });
  return sameForm(rule(other.foreignKey), rule(foreignKey));
}

function isSameUnique(other: Change, { table, unique }: ChangeOf<"addUnique">): boolean {
  if (other.kind !== "dropUnique" || !isOn(other.table, table)) return false;
  const { columns, nullsNotDistinct, withoutOverlaps } = other.unique;
  return (
    !withoutOverlaps &&
    !unique.withoutOverlaps &&
    (nullsNotDistinct === true || !unique.nullsNotDistinct) &&
    columns.every((column) => unique.columns.includes(column))
  );
}

function isOn(a: QualifiedName, b: QualifiedName): boolean {
  return nameKey(a) === nameKey(b);
}
