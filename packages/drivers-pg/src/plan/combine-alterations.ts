import { nameKey, type Change } from "@stingerloom/schema-diff";
import { typeChange } from "../model/type-change";
import type { AlterColumn, Operation } from "../model/operation";

/**
 * The operations with the columns of a table that change their types in one statement: the table is copied once, and a
 * check that compares two of them finds both changed.
 */
export function combineAlterations(operations: readonly Change[]): readonly Operation[] {
  const result: Operation[] = [];
  for (let at = 0; at < operations.length;) {
    const run = runOf(operations, at);
    result.push(run.length > 1 ? { ...run[0]!, together: run } : operations[at]!);
    at += Math.max(run.length, 1);
  }
  return result;
}

/** The changes of types of one table from here on. */
function runOf(operations: readonly Change[], start: number): AlterColumn[] {
  const run: AlterColumn[] = [];
  for (let at = start; at < operations.length && run.length < maxColumns; at++) {
    const op = operations[at]!;
    if (op.kind !== "alterColumn" || !isPlainRetype(op)) break;
    if (run[0] !== undefined && nameKey(run[0].table) !== nameKey(op.table)) break;
    run.push(op);
  }
  return run;
}

/** postgresql.org/docs/current/limits.html */
const maxColumns = 1600;

/** A generated column has to wait for what it reads. */
function isPlainRetype({ from, to }: AlterColumn): boolean {
  return from.generated === undefined && to.generated === undefined && typeChange(from, to) !== undefined;
}
