import { sameForm, type Change, type ChangeOf, type Table } from "@stingerloom/schema-diff";
import { readTable, type ReadTable } from "../introspect/table";
import type { ParsedConstraint } from "../parse/parsed-table";

/** New columns in the words of the database that has the table as it is wanted, where these say the same. */
export function useTargetSource(group: readonly Change[], to: Table): ReadonlyMap<Change, Change> {
  const added = group.filter((operation) => operation.kind === "addColumn");
  if (to.targetSource === undefined || added.length === 0) return new Map();
  const read = readTable(to.name, to.targetSource);
  return new Map(
    added.flatMap((operation) => {
      const words = wordsOf(operation, read, to.targetSource ?? "");
      return [[operation, words === undefined ? withoutMadeName(operation) : { ...operation, words }] as const];
    }),
  );
}

function wordsOf(
  { column, foreignKey }: ChangeOf<"addColumn">,
  read: ReadTable,
  targetSource: string,
): string | undefined {
  const parsed = read.parsed.columns.find(({ name }) => name === column.name);
  const same = read.table.columns.find(({ name }) => name === column.name);
  if (parsed === undefined || !sameForm(same, column)) return undefined;
  const brought = read.parsed.constraints.filter((constraint) => constraint.column === parsed.name);
  const isExpected = (constraint: ParsedConstraint) =>
    constraint.kind === "foreignKey" ? foreignKey !== undefined : read.enumChecks.get(constraint) === column.name;
  const foreignKeys = brought.filter((constraint) => constraint.kind === "foreignKey").length;
  if (!brought.every(isExpected) || foreignKeys !== (foreignKey === undefined ? 0 : 1)) return undefined;
  return targetSource.slice(parsed.start, parsed.end);
}

/** What has no name over there gets none here. */
function withoutMadeName(operation: ChangeOf<"addColumn">): Change {
  const { foreignKey } = operation;
  return foreignKey?.implicitName ? { ...operation, foreignKey: { ...foreignKey, name: "" } } : operation;
}
