import { isOfType, nameKey, type AlterEnum, type Operation, type QualifiedName } from "@stingerloom/schema-diff";
import { isSwap } from "./render-enum";
import { typeChange } from "./type-change";

export interface ChangedColumn {
  readonly table: QualifiedName;
  readonly column: string;
}

/** Columns whose type changes or that are made anew: what reads them has to step aside. */
export function changedColumns(operations: readonly Operation[]): ChangedColumn[] {
  const added = new Set(operations.flatMap((op) => (op.kind === "addColumn" ? [columnKey(op.table, op.column.name)] : [])));
  return operations.flatMap((op) => {
    if (op.kind === "alterColumn" && typeChange(op.from, op.to) !== undefined) return [{ table: op.table, column: op.to.name }];
    if (op.kind === "dropColumn" && added.has(columnKey(op.table, op.column.name))) return [{ table: op.table, column: op.column.name }];
    if (op.kind === "alterEnum" && isSwap(op)) return enumColumns(op);
    return [];
  });
}

/** The columns that are of the enum. */
export function enumColumns(op: AlterEnum): ChangedColumn[] {
  return op.columns.flatMap(({ table, from }) => (from !== undefined && isOfType(from.type, op.from) ? [{ table, column: from.name }] : []));
}

export function columnKey(table: QualifiedName, column: string): string {
  return `${nameKey(table)}\u0000\u0000${column}`;
}
