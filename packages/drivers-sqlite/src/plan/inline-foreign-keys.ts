import type { ForeignKey, Change, ChangeOf, Table } from "@stingerloom/schema-diff";
import { parseTable } from "../parse/parse-table";
import { sameName } from "../sql/tokenize";

/**
 * The operations of a group with a foreign key put into the column that comes or goes with it, and what became of each.
 */
export interface Inlined {
  readonly group: readonly Change[];
  /** Undefined for a foreign key that is now said with its column. */
  readonly replaced: ReadonlyMap<Change, Change | undefined>;
}

/**
 * SQLite adds no foreign key to a table, but a new column may bring one along if it begins as null, and takes it along
 * when it goes (sqlite.org/lang_altertable.html): then the table need not be rebuilt.
 */
export function inlineForeignKeys(group: readonly Change[], before: Table, after: Table): Inlined {
  const replaced = new Map<Change, Change | undefined>();
  for (const operation of group) {
    if (operation.kind === "addForeignKey") join(group, operation, replaced, canBring);
    if (operation.kind === "dropForeignKey" && isWrittenWithColumn(operation.foreignKey, before, after))
      join(group, operation, replaced, isDrop);
  }
  return {
    group: group.flatMap((operation) => (replaced.has(operation) ? (replaced.get(operation) ?? []) : operation)),
    replaced,
  };
}

type OnForeignKey = ChangeOf<"addForeignKey"> | ChangeOf<"dropForeignKey">;
type OnColumn = ChangeOf<"addColumn"> | ChangeOf<"dropColumn">;

function join(
  group: readonly Change[],
  operation: OnForeignKey,
  replaced: Map<Change, Change | undefined>,
  fits: (candidate: Change) => candidate is OnColumn,
): void {
  const { foreignKey } = operation;
  const [name] = foreignKey.columns;
  const owner = group.filter(fits).find((candidate) => candidate.column.name === name);
  if (foreignKey.columns.length !== 1 || owner === undefined || replaced.has(owner)) return;
  replaced.set(owner, { ...owner, foreignKey });
  replaced.set(operation, undefined);
}

function canBring(operation: Change): operation is ChangeOf<"addColumn"> {
  if (operation.kind !== "addColumn") return false;
  const { nullable, default: value, generated } = operation.column;
  return nullable && value === undefined && generated === undefined;
}

function isDrop(operation: Change): operation is ChangeOf<"dropColumn"> {
  return operation.kind === "dropColumn";
}

/**
 * Without a text of the table as it is, it is what the way there made of the one that comes back: that is looked at
 * later.
 */
function isWrittenWithColumn({ columns }: ForeignKey, before: Table, after: Table): boolean {
  if (before.source === undefined) return after.source !== undefined;
  return parseTable(before.source).constraints.every(
    (c) =>
      c.kind !== "foreignKey" || c.column !== undefined || !c.columns.some((name) => sameName(name, columns[0] ?? "")),
  );
}
