import { isOfType, type AlterEnum, type Change, type QualifiedName } from "@stingerloom/schema-diff";
import { columnKey } from "../model/column-key";
import { NamesAfterRename } from "./names-after-rename";
import { isSwap } from "../render/render-enum";
import { typeChange } from "../model/type-change";

export interface ChangedColumn {
  readonly table: QualifiedName;
  readonly column: string;
}

/** Columns whose type changes or that are recreated: what reads them is recreated too. By their final names. */
export function changedColumns(operations: readonly Change[]): ChangedColumn[] {
  const added = new Set(
    operations.flatMap((op) => (op.kind === "addColumn" ? [columnKey(op.table, op.column.name)] : [])),
  );
  const names = new NamesAfterRename(operations);
  const changed = (op: Change): ChangedColumn[] => {
    if (op.kind === "alterColumn" && typeChange(op.from, op.to) !== undefined)
      return [{ table: op.table, column: op.to.name }];
    if (op.kind === "dropColumn" && added.has(columnKey(op.table, op.column.name)))
      return [{ table: op.table, column: op.column.name }];
    return op.kind === "alterEnum" && isSwap(op) ? enumColumns(op) : [];
  };
  return operations.flatMap((op, i) => changed(op).map((one) => names.of(one, i)));
}

/** Columns of recreated enums, by their final names. */
export function swappedColumns(operations: readonly Change[]): ChangedColumn[] {
  const names = new NamesAfterRename(operations);
  return operations.flatMap((op, i) =>
    op.kind === "alterEnum" && isSwap(op) ? enumColumns(op).map((one) => names.of(one, i)) : [],
  );
}

/** The columns that are of the enum. */
function enumColumns(op: AlterEnum): ChangedColumn[] {
  return op.columns.flatMap(({ table, from }) =>
    from !== undefined && isOfType(from.type, op.from) ? [{ table, column: from.name }] : [],
  );
}
