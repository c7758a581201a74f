import { nameKey, displayName, type Column, type QualifiedName, type Schema } from "../model/schema";
import type { Change, ChangeOf, Fill } from "../operations/change";

/** What rows get in a column that becomes or is added NOT NULL: `--fill users.phone='none'`. */
export interface FillDecision {
  /** `table.column` by the names after the change. A schema may stand before the table. */
  readonly column: string;
  /** SQL for the value; it may name other columns of the row. */
  readonly sql: string;
}

type FillableChange = ChangeOf<"addColumn" | "alterColumn">;

export interface FilledChanges {
  readonly changes: readonly Change[];
  /** The decisions that name no column that becomes or is added NOT NULL, as they were given. */
  readonly unmatched: readonly string[];
}

/**
 * The changes with what rows get where a column becomes or is added NOT NULL: what was decided, else, where nulls may
 * be there, the column's default.
 */
export function withFills(
  changes: readonly Change[],
  decisions: readonly FillDecision[],
  schemas: readonly Schema[],
): FilledChanges {
  const decided = new Map(decisions.map(({ column, sql }) => [column, sql]));
  const matched = new Set<string>();
  const filled = changes.map((change): Change => {
    if (!isFillable(change)) return change;
    const name = fillName(change);
    const given = decided.get(name);
    if (given !== undefined) matched.add(name);
    const value = given === undefined ? defaultFor(change) : { kind: "expression" as const, sql: given };
    return value === undefined ? change : { ...change, fill: fillOf(change, value, schemas) };
  });
  return {
    changes: filled,
    unmatched: decisions.filter(({ column }) => !matched.has(column)).map(({ column, sql }) => `${column}=${sql}`),
  };
}

/** The column as it is named in a decision. */
export function fillName(change: FillableChange): string {
  return `${displayName(change.table)}.${columnOf(change).name}`;
}

/** Becomes, or is, a column NOT NULL to which rows that are there have no value yet? */
export function isFillable(change: Change): change is FillableChange {
  if (change.kind === "addColumn") return change.restores !== true && takesFill(change.column);
  return change.kind === "alterColumn" && change.from.nullable && takesFill(change.to);
}

function takesFill({ nullable, generated, autoIncrement }: Column): boolean {
  return !nullable && generated === undefined && autoIncrement === undefined;
}

function columnOf(change: FillableChange): Column {
  return change.kind === "addColumn" ? change.column : change.to;
}

/** A column that is added with a default gets it by itself. */
function defaultFor(change: FillableChange): Fill["value"] | undefined {
  return change.kind === "alterColumn" && change.from.generated === undefined ? change.to.default : undefined;
}

function fillOf(change: FillableChange, value: Fill["value"], schemas: readonly Schema[]): Fill {
  const { name } = columnOf(change);
  return schemas.some((schema) => isDeferred(schema, change.table, name)) ? { value, deferred: true } : { value };
}

function isDeferred({ tables }: Schema, table: QualifiedName, column: string): boolean {
  const owner = tables.find((one) => nameKey(one) === nameKey(table));
  return owner?.foreignKeys.some((key) => key.deferrable === "deferred" && key.columns.includes(column)) === true;
}
