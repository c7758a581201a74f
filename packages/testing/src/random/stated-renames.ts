import type { RenameDecision, RenameDecisions, Schema } from "@stingerloom/schema-diff";
import type { SchemaPair } from "./build-pair";

/** What a pair asks of the diff: hints where they can say it, flags where names change places or are used again. */
export interface StatedPair extends SchemaPair {
  readonly renames: RenameDecisions;
}

/**
 * The pair with its renames stated. `renamedFrom` stays in the code, so it cannot say of names that are on both sides
 * whether it has been applied: such pairs get flags.
 */
export function statedPair({ from, to }: SchemaPair): StatedPair {
  const decisions = decisionsOf(from, to);
  if (!decisions.some((decision) => isTaken(decision, from, to))) return { from, to, renames: {} };
  return { from, to: withoutHints(to), renames: { renamed: decisions } };
}

function decisionsOf(from: Schema, to: Schema): RenameDecision[] {
  return to.tables.flatMap((table) => {
    const old = table.renamedFrom ?? (from.tables.some(({ name }) => name === table.name) ? table.name : undefined);
    if (old === undefined) return [];
    const columns = table.columns.flatMap(({ name, renamedFrom }) =>
      renamedFrom === undefined ? [] : [{ from: `${old}.${renamedFrom}`, to: name }],
    );
    return table.renamedFrom === undefined ? columns : [{ from: old, to: table.name }, ...columns];
  });
}

function isTaken({ from: name, to: target }: RenameDecision, from: Schema, to: Schema): boolean {
  const [table, column] = name.split(".");
  if (column === undefined)
    return from.tables.some((t) => t.name === target) || to.tables.some((t) => t.name === table);
  const live = from.tables.find((t) => t.name === table);
  const wanted = to.tables.find((t) => (t.renamedFrom ?? t.name) === table);
  return (
    live?.columns.some((c) => c.name === target) === true || wanted?.columns.some((c) => c.name === column) === true
  );
}

function withoutHints(schema: Schema): Schema {
  return {
    ...schema,
    tables: schema.tables.map((table) => ({
      ...table,
      renamedFrom: undefined,
      columns: table.columns.map((column) => ({ ...column, renamedFrom: undefined })),
    })),
  };
}
