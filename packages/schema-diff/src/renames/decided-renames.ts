import type { RenameDecisions } from "../plan/plan";
import { displayName, type QualifiedName } from "../model/schema";

/** The decisions from outside, ready to be asked. A table's columns may be named under its old or its new name. */
export interface DecidedRenames {
  readonly inference: boolean;
  table(from: QualifiedName): string | undefined;
  forbidsTable(from: QualifiedName): boolean;
  column(live: QualifiedName, column: string, wanted: QualifiedName): string | undefined;
  forbidsColumn(live: QualifiedName, column: string, wanted: QualifiedName): boolean;
}

export function decidedRenames({
  renamed = [],
  notRenamed = [],
  inference = "auto",
}: RenameDecisions = {}): DecidedRenames {
  const renames = new Map(renamed.map(({ from, to }) => [from, to]));
  const forbidden = new Set(notRenamed);
  const names = (live: QualifiedName, column: string, wanted: QualifiedName) => [
    `${displayName(wanted)}.${column}`,
    `${displayName(live)}.${column}`,
  ];
  return {
    inference: inference === "auto",
    table: (from) => renames.get(displayName(from)),
    forbidsTable: (from) => forbidden.has(displayName(from)),
    column: (live, column, wanted) =>
      names(live, column, wanted)
        .map((n) => renames.get(n))
        .find((to) => to !== undefined),
    forbidsColumn: (live, column, wanted) => names(live, column, wanted).some((n) => forbidden.has(n)),
  };
}
