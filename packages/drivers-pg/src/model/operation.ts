import type { AlterEnum, Change, ChangeOf } from "@stingerloom/schema-diff";
import type { RawStatement } from "../sql/raw-statement";

export type AlterColumn = ChangeOf<"alterColumn">;

/** Changes of one table's columns that one statement makes. The fields beside `together` are those of the first. */
export interface AlterColumns extends AlterColumn {
  readonly together: readonly AlterColumn[];
}

/** An enum that is recreated, with the name that the old type has until its columns are converted. */
interface RecreateEnum extends AlterEnum {
  readonly oldName: string;
}

/** What the planner orders: changes, and what they became on PostgreSQL alone. */
export type Operation = Change | AlterColumns | RecreateEnum | RawStatement;

/** The changes that the operation makes. */
export function partsOf(operation: Operation): readonly Change[] {
  return "together" in operation ? operation.together : [operation];
}

/** The changes of columns that one statement makes. */
export function alterationsOf(operation: AlterColumn | AlterColumns): readonly AlterColumn[] {
  return "together" in operation ? operation.together : [operation];
}
