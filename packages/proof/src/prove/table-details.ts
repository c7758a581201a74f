import { displayName, nameKey, type Change, type Schema, type Table } from "@stingerloom/schema-diff";

interface Difference {
  readonly object: string;
  readonly difference: string;
}

/** Owners, privileges and the like of tables and views that have the same name on both sides. */
export function privilegeDifference(before: Schema, after: Schema): Difference | undefined {
  const found = new Map([...after.tables, ...after.views].map((item) => [nameKey(item), item.restore ?? []]));
  for (const item of [...before.tables, ...before.views]) {
    const now = found.get(nameKey(item));
    const [missing] = (item.restore ?? []).filter((statement) => now !== undefined && !now.includes(statement));
    if (missing !== undefined) return { object: displayName(item), difference: `it has lost what ${missing} gives` };
  }
  return undefined;
}

/** The order of the columns that are on both sides; those that were dropped and come back may stand at the end. */
export function orderDifference(
  before: Schema,
  after: Schema,
  changes: readonly Change[],
  way: "up" | "down" | "second up",
  statements: readonly string[] = [],
): Difference | undefined {
  const found = new Map(after.tables.map((table) => [nameKey(table), table]));
  for (const table of before.tables) {
    const now = found.get(nameKey(table));
    if (now === undefined) continue;
    const [expected, actual] = kept(table, now, changes, statements);
    if (expected.join("\u0000") !== actual.join("\u0000") && way === "down")
      return {
        object: displayName(table),
        difference: `the order of its columns should be ${expected.join(", ")}, and is ${actual.join(", ")}`,
      };
  }
  return undefined;
}

function kept(
  before: Table,
  after: Table,
  changes: readonly Change[],
  statements: readonly string[],
): readonly (readonly string[])[] {
  const moved = new Set(
    changes.flatMap((change) => {
      if (change.kind === "dropColumn") return [change.column.name];
      // What is dropped and added under one name is another column.
      return change.kind === "addColumn" ? [change.column.name] : [];
    }),
  );
  // A generated column is dropped and added for the sake of a column that it reads, which is no change of its own.
  const isAdded = (name: string) => statements.some((sql) => /\bADD COLUMN\b/i.test(sql) && sql.includes(name));
  const names = ({ columns }: Table) =>
    columns.map(({ name }) => name).filter((name) => !moved.has(name) && !isAdded(name));
  return [names(before), names(after)];
}
