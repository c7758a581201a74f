import type { TableStatistics } from "../model/hazard";
import { nameKey, type Column, type QualifiedName } from "../model/schema";
import type { MigrationPlan } from "../plan/plan-migration";
import { fillName, isFillable } from "../plan/fills";

/** A column that becomes or is added NOT NULL, with nothing for the rows that are in the way. */
export interface OpenFill {
  /** As it is named in a decision: `users.phone`. */
  readonly name: string;
  readonly column: Column;
  /** How many rows are in the way, where that is known. */
  readonly rows?: number;
}

/**
 * What has to be decided before the plan can run: columns that become or are added NOT NULL, without a default and a
 * fill, while rows are in the way. `statistics` are those of the live tables, and the plan has its facts.
 */
export function openFills(plan: MigrationPlan, statistics: TableStatistics): readonly OpenFill[] {
  const liveNames = new Map<string, QualifiedName>();
  for (const change of plan.changes)
    if (change.kind === "renameTable")
      liveNames.set(nameKey(change.to), liveNames.get(nameKey(change.from)) ?? change.from);
  return plan.changes.flatMap((change): OpenFill[] => {
    if (!isFillable(change) || change.fill !== undefined) return [];
    if (change.kind === "alterColumn") {
      const rows = nullsOf(plan, change.table, change.to.name);
      return rows === 0 ? [] : [{ name: fillName(change), column: change.to, rows }];
    }
    const table = liveNames.get(nameKey(change.table)) ?? change.table;
    const isEmpty = (statistics.rows.get(nameKey(table)) ?? 0) === 0;
    return change.column.default !== undefined || isEmpty ? [] : [{ name: fillName(change), column: change.column }];
  });
}

/** The nulls that were found in the column. */
function nullsOf({ hazards }: MigrationPlan, table: QualifiedName, column: string): number {
  const hazard = hazards.find(
    ({ asks }) =>
      typeof asks === "object" &&
      asks.kind === "nulls" &&
      nameKey(asks.table) === nameKey(table) &&
      asks.columns.includes(column),
  );
  return hazard?.facts?.rows ?? 0;
}
