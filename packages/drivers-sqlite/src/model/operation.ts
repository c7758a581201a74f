import type { Change, Table } from "@stingerloom/schema-diff";

/** What SQLite's planner works on: changes that a statement can make, and rebuilds for the others. */
export type Operation = Change | RebuildTable;

export type OperationOf<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;

/** One table rebuilt with its rows copied: for what ALTER TABLE cannot do. */
export interface RebuildTable {
  readonly kind: "rebuildTable";
  readonly from: Table;
  readonly to: Table;
  /**
   * What is copied into where, as another type if it says one, one value in the place of another, with SQL for what is
   * null there; a column of `to` that is not named gets its default.
   */
  readonly copy: readonly {
    readonly from: string;
    readonly to: string;
    readonly as?: string;
    readonly renamed?: { readonly from: string; readonly to: string };
    readonly otherwise?: string;
  }[];
  /** SQL for columns of `to` that are new to the table and neither may be null nor have a default. */
  readonly fill?: readonly { readonly to: string; readonly sql: string }[];
  /** The rows wait in a copy while the table is gone, because it cannot be renamed. */
  readonly byCopy?: true;
  /** The changes that it is for. */
  readonly because: readonly Change[];
  /** The name that the old table has in between. Default: `__stingerloom_old_` and its own. */
  readonly temporaryName?: string;
  /** Is the whole transaction undone where a row does not fit? For those who might go on after an error. */
  readonly rollsBack?: true;
}
