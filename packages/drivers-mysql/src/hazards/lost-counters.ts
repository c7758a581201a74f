import { displayName, type Change, type Hazard, type TableStatistics } from "@stingerloom/schema-diff";
import type { ServerFacts } from "../model/server";
import { isEmpty } from "./is-empty";

/**
 * MariaDB forgets where a table's counter stands when no column counts any more; it keeps it where another column
 * begins to in the same statement. MySQL keeps it either way.
 */
export function lostCounters(
  parts: readonly Change[],
  { flavour }: ServerFacts,
  statistics: TableStatistics | undefined,
): readonly Hazard[] {
  if (flavour === "mysql" || parts.some((part) => countsAfter(part))) return [];
  return parts.flatMap((part): Hazard[] => {
    if (part.kind !== "alterColumn" || part.from.autoIncrement === undefined || isEmpty(part.table, statistics))
      return [];
    const object = `${displayName(part.table)}.${part.to.name}`;
    return [
      {
        code: "DATA_LOSS",
        severity: "warning",
        message: `${object} stops counting: when it counts again, numbers of deleted rows are given out again.`,
        recipe: "Note the table's AUTO_INCREMENT first, and set it again with ALTER TABLE.",
        object,
      },
    ];
  });
}

function countsAfter(part: Change): boolean {
  if (part.kind === "alterColumn") return part.to.autoIncrement !== undefined;
  return part.kind === "addColumn" && part.column.autoIncrement !== undefined;
}
