import { unalterableColumn, unalterableEnum } from "./unalterable-reason";
import { partitioning } from "../model/table-options";
import type { Column, DialectFeatures } from "@stingerloom/schema-diff";

export function featuresOf(version: number): DialectFeatures {
  return {
    renameConstraint: { primaryKey: true, unique: true, index: true, foreignKey: true, check: true },
    alterConstraintComment: true,
    alterColumn: (from, to) => canAlter(from, to, version),
    // A table is partitioned, or not, for good.
    alterOptions: (from, to) => from.native?.[partitioning] === to.native?.[partitioning],
    unalterableColumn,
    unalterableEnum,
    indexNamesOfSchema: true,
    addForeignKey: true,
    manageObjects: true,
  };
}

/**
 * A generated column's expression can be set since 17 (SET EXPRESSION); before, and wherever a column becomes generated
 * or moves between stored and virtual, it is recreated: its values are computed, so that nothing is lost. A generated
 * column can become a plain one.
 */
function canAlter({ generated: from }: Column, { generated: to }: Column, version: number): boolean {
  if (to === undefined) return from === undefined || from.stored;
  if (from === undefined || from.stored !== to.stored) return false;
  return from.expression === to.expression || (version >= 17 && to.stored);
}
