import type { Change } from "@stingerloom/schema-diff";

/**
 * An operation with others that the engine must carry out in the same statement: an AUTO_INCREMENT column and its key,
 * a column's new name and the checks that use it, an index and the one that a foreign key had rested on. Only `refine`
 * makes them.
 */
type CombinedStep = Change & { readonly parts?: readonly Change[] };

export function combine(operation: Change, parts: readonly Change[]): Change {
  const merged: CombinedStep = { ...operation, parts };
  return parts.length === 0 ? operation : merged;
}

/** The operations of a statement, the one that it is for first. */
export function partsOf(operation: Change): readonly Change[] {
  const { parts = [], ...alone }: CombinedStep = operation;
  return [alone, ...parts];
}
