import type { Change, ChangeOf } from "@stingerloom/schema-diff";
import type { RawStatement } from "../sql/raw-statement";

export type AlterColumn = ChangeOf<"alterColumn">;

/** Changes of one table's columns that one statement makes. The fields beside `together` are those of the first. */
export interface AlterColumns extends AlterColumn {
  readonly together: readonly AlterColumn[];
}

/** What the planner orders: changes, and what they became on PostgreSQL alone. */
export type Operation = Change | AlterColumns | RawStatement;

/** The changes that the operation makes. */
export function partsOf(operation: Operation): readonly Change[] {
  return "together" in operation ? operation.together : [operation];
}

/** The changes of columns that one statement makes. */
export function alterationsOf(operation: AlterColumn | AlterColumns): readonly AlterColumn[] {
  return "together" in operation ? operation.together : [operation];
}
