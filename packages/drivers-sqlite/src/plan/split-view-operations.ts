import type { Change, Schema } from "@stingerloom/schema-diff";
import { foldName } from "../sql/tokenize";

/** A plan that has operations for views, triggers and virtual tables, cut in three. */
export interface SplitOperations {
  /** What goes before all else. */
  readonly lead: readonly Change[];
  readonly middle: readonly Change[];
  /** What comes after all else. */
  readonly tail: readonly Change[];
  /** Is the view or trigger gone while tables change? Then no rebuild has to put it back. */
  readonly isPlanned: (name: string) => boolean;
}

export function splitViewOperations(operations: readonly Change[]): SplitOperations {
  const start = operations.findIndex((op) => !drops.has(op.kind));
  const lead = operations.slice(0, start < 0 ? operations.length : start);
  let end = operations.length;
  while (end > lead.length && ends.has(operations[end - 1]!.kind)) end--;
  const names = new Set(
    operations.flatMap((op) =>
      "view" in op ? [foldName(op.view.name)] : "trigger" in op ? [foldName(op.trigger.name)] : [],
    ),
  );
  return {
    lead,
    middle: operations.slice(lead.length, end),
    tail: operations.slice(end),
    isPlanned: (name) => names.has(foldName(name)),
  };
}

const drops: ReadonlySet<Change["kind"]> = new Set(["dropTrigger", "dropView", "dropObject"]);
const ends: ReadonlySet<Change["kind"]> = new Set(["addTrigger", "addView", "addObject", "dropObject"]);

/** The schema without the views and triggers that the plan itself takes down or puts up. */
export function withoutPlanned(schema: Schema, isPlanned: (name: string) => boolean): Schema {
  return {
    ...schema,
    tables: schema.tables.map((table) =>
      table.triggers?.some(({ name }) => isPlanned(name))
        ? { ...table, triggers: table.triggers.filter(({ name }) => !isPlanned(name)) }
        : table,
    ),
    views: schema.views.filter(({ name }) => !isPlanned(name)),
  };
}
