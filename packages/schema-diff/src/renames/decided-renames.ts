import type { RenameDecisions } from "./rename-decisions";
import { displayName, type QualifiedName } from "../model/schema";

/** The decisions from outside, ready to be asked. They keep count of which of them meant something. */
export interface DecidedRenames {
  /** Are renames inferred at all? */
  readonly inference: boolean;
  /** Did anybody decide anything? */
  readonly any: boolean;
  /** The new name of the table, if somebody gave it one. */
  table(from: QualifiedName): string | undefined;
  forbidsTable(from: QualifiedName): boolean;
  /** The new name of the column, if somebody gave it one. Its table may be named under its old or its new name. */
  column(live: QualifiedName, column: string, wanted: QualifiedName): string | undefined;
  forbidsColumn(live: QualifiedName, column: string, wanted: QualifiedName): boolean;
  /** The new name of the enum's label, if somebody gave it one. */
  label(type: QualifiedName, label: string): string | undefined;
  /** Takes it that the table or the column is there, so that a decision on it names something. */
  matched(name: string): void;
  /** The decisions that name nothing, as they were given. */
  unmatched(): string[];
}

export function decidedRenames(
  { renamed = [], notRenamed = [], inference = "auto" }: RenameDecisions = {},
  live: readonly QualifiedName[] = [],
): DecidedRenames {
  const liveNames = renamed.length + notRenamed.length === 0 ? new Set<string>() : new Set(live.map(displayName));
  const renames = new Map(renamed.map(({ from, to }) => [from, to]));
  const forbidden = new Set(notRenamed);
  const used = new Set<string>();
  // Where another live table has the new name, that one is meant by it.
  const names = (live: QualifiedName, column: string, wanted: QualifiedName) =>
    [live, ...(liveNames.has(displayName(wanted)) ? [] : [wanted])].map((table) => `${displayName(table)}.${column}`);
  const isForbidden = (name: string) => forbidden.has(name) && used.add(name) !== undefined;
  return {
    inference: inference === "auto",
    any: renamed.length + notRenamed.length > 0,
    table: (from) => renames.get(displayName(from)),
    forbidsTable: (from) => isForbidden(displayName(from)),
    column: (live, column, wanted) =>
      names(live, column, wanted)
        .map((n) => renames.get(n))
        .find((to) => to !== undefined),
    forbidsColumn: (live, column, wanted) => names(live, column, wanted).some(isForbidden),
    label: (type, label) => renames.get(`${displayName(type)}.${label}`),
    matched: (name) => void used.add(name),
    unmatched: () => [
      ...renamed.filter(({ from }) => !used.has(from)).map(({ from, to }) => `${from}:${to}`),
      ...notRenamed.filter((name) => !used.has(name)),
    ],
  };
}
