import type { StatementRow } from "../history/journal";
import type { Statement } from "./migration-session";
import type { Recording } from "./record-statements";
import type { Selection } from "./replay";
import { tableKey } from "../history/table-key";

export interface PartialRollback {
  /** For each statement of `down` that changes something, in order. */
  readonly selections: readonly Selection[];
  /** Statements of `down` of which nobody can tell whether they undo something that was done. */
  readonly uncertain: readonly string[];
}

/**
 * Which statements of `down` undo the part of `up` that is done. Pure.
 *
 * Where both have as many statements, and those that are done stand in `up` where the journal has them, the last of
 * `down` undoes the first of `up`, and so on: that is how generated files are made. Otherwise a statement of `down` is
 * judged by the tables that it touches: none that was changed, it is left out; only such as were changed by done
 * statements alone, or came with one, it runs, and a refusal that changes nothing is passed over; anything else is
 * uncertain.
 */
export function planPartialRollback(rows: readonly StatementRow[], up: Recording, down: Recording): PartialRollback {
  const ups = changes(up);
  const downs = changes(down);
  const done = rows.filter(({ state }) => state === "done");
  if (ups.length === downs.length && !down.dependsOnResults && done.every((row) => stands(row, ups[row.number - 1]))) {
    const numbers = new Set(done.map(({ number }) => downs.length + 1 - number));
    return { selections: downs.map((_, index) => (numbers.has(index + 1) ? "run" : "skip")), uncertain: [] };
  }
  return byTables(done, undone(ups, done), downs);
}

/** The text of a statement that changes rows may hold what was read before; its place is enough. */
function stands(row: StatementRow, statement: Statement | undefined): boolean {
  if (statement === undefined) return false;
  return statement.hash === row.hash || (statement.kind === "write" && row.fingerprint === "");
}

function byTables(
  done: readonly StatementRow[],
  undoneUps: readonly Statement[],
  downs: readonly Statement[],
): PartialRollback {
  const changed = new Set(done.flatMap(({ tables }) => tables.map(({ table }) => tableKey(table))));
  const created = new Set(
    done.flatMap(({ tables }) => tables.filter(({ existed }) => !existed).map(({ table }) => tableKey(table))),
  );
  const untouched = new Set(undoneUps.flatMap(({ tables }) => tables.map(tableKey)));
  const uncertain: string[] = [];
  const selections = downs.map(({ tables, sql }): Selection => {
    const keys = tables.map(tableKey);
    if (keys.length > 0 && !keys.some((key) => changed.has(key))) return "skip";
    if (keys.length === 0 || keys.some((key) => untouched.has(key) && !created.has(key))) uncertain.push(sql);
    return "tolerate";
  });
  return { selections, uncertain };
}

function undone(ups: readonly Statement[], done: readonly StatementRow[]): readonly Statement[] {
  const hashes = new Set(done.map(({ hash }) => hash));
  return ups.filter(({ hash }) => !hashes.has(hash));
}

function changes({ statements }: Recording): readonly Statement[] {
  return statements.filter(({ kind }) => kind === "write" || kind === "ddl");
}
