import { sameForm } from "../model/equal";
import { nameLikeness } from "./name-likeness";
import { pairRenames, type Candidate } from "./pair-renames";
import type { RenameQuestion } from "../plan/plan";
import type { DecidedRenames } from "./decided-renames";
import type { Column, Table } from "../model/schema";
import { typeKey, type EnumsByKey } from "../model/type-key";

export interface ColumnRename {
  readonly from: string;
  readonly to: string;
  /** Why it is taken for a rename, when nobody said so. */
  readonly inferred?: string;
}

/** Which columns of `live` are columns of `wanted` under another name. */
export function findColumnRenames(
  live: Table,
  wanted: Table,
  decided: DecidedRenames,
  enums: { readonly live: EnumsByKey; readonly wanted: EnumsByKey },
): { renames: ColumnRename[]; question?: RenameQuestion } {
  const wantedNames = new Set(wanted.columns.map((c) => c.name));
  const liveNames = new Set(live.columns.map((c) => c.name));
  let gone = live.columns.filter((c) => !wantedNames.has(c.name));
  let come = wanted.columns.filter((c) => !liveNames.has(c.name));
  if (gone.length === 0 || come.length === 0) return { renames: [] };

  const renames: ColumnRename[] = [];
  for (const to of come) {
    const from = gone.find((c) => decided.column(live, c.name, wanted) === to.name || to.renamedFrom === c.name);
    if (from === undefined) continue;
    renames.push({ from: from.name, to: to.name });
    gone = gone.filter((c) => c !== from);
  }
  const taken = new Set(renames.map((r) => r.to));
  come = come.filter((c) => !taken.has(c.name));
  if (!decided.inference) return { renames };

  gone = gone.filter((c) => !decided.forbidsColumn(live, c.name, wanted));
  const sameType = (a: Column, b: Column) => typeKey(a.type, enums.live) === typeKey(b.type, enums.wanted);
  const candidates = gone.flatMap((from) =>
    come.filter((to) => couldBe(from, to, sameType(from, to))).map((to) => candidate(live, from, wanted, to)),
  );
  const { pairs, unclear } = pairRenames(candidates);
  for (const { from, to, reason } of pairs) renames.push({ from, to, inferred: reason });
  return { renames, question: unclear.length > 0 ? questionOf(wanted, unclear) : undefined };
}

function questionOf(table: Table, candidates: readonly Candidate[]): RenameQuestion {
  const { schema, name } = table;
  const gone = [...new Set(candidates.map((c) => c.from))];
  const come = [...new Set(candidates.map((c) => c.to))];
  return { kind: "column", table: { schema, name }, gone, come, candidates };
}

function couldBe(from: Column, to: Column, sameType: boolean): boolean {
  return (
    sameType &&
    sameForm(from.generated, to.generated) &&
    (from.autoIncrement === undefined) === (to.autoIncrement === undefined)
  );
}

function candidate(live: Table, from: Column, wanted: Table, to: Column): Candidate {
  const score =
    0.6 * nameLikeness(from.name, to.name) +
    0.15 * placeLikeness(live, from, wanted, to) +
    0.05 * Number(from.nullable === to.nullable) +
    0.1 * Number(sameForm(from.default, to.default)) +
    0.1 * Number(sameForm(uses(live, from.name), uses(wanted, to.name)));
  return { from: from.name, to: to.name, score };
}

/** The same neighbours speak for the same column: 1 for the column before and the one after it, a half for one of them. */
function placeLikeness(live: Table, from: Column, wanted: Table, to: Column): number {
  const before = (t: Table, c: Column) => t.columns[t.columns.indexOf(c) - 1]?.name;
  const after = (t: Table, c: Column) => t.columns[t.columns.indexOf(c) + 1]?.name;
  return (
    0.5 * Number(before(live, from) === before(wanted, to)) + 0.5 * Number(after(live, from) === after(wanted, to))
  );
}

/** In what kinds of constraint and index the column takes part, and how often. */
function uses(table: Table, name: string): readonly number[] {
  const has = (columns: readonly string[]) => columns.includes(name);
  return [
    Number(table.primaryKey !== undefined && has(table.primaryKey.columns)),
    table.uniques.filter((u) => has(u.columns)).length,
    table.indexes.filter((i) => i.parts.some((p) => p.column === name)).length,
    table.foreignKeys.filter((f) => has(f.columns)).length,
  ];
}
