import { sameForm } from "../model/equal";
import { isSameName, nameLikeness } from "./name-likeness";
import { pairRenames, type Candidate, type Pairing } from "./pair-renames";
import type { RenameQuestion } from "./rename-decisions";
import type { DecidedRenames } from "./decided-renames";
import { displayName, type Column, type Table } from "../model/schema";
import { sequenceRenames, type Move } from "./sequence-renames";
import { typeFamily } from "./type-family";
import { statedRenames, type StatedRenames } from "./stated-renames";
import { typeKey, type EnumsByKey } from "../model/type-key";

export interface ColumnRename {
  readonly from: string;
  readonly to: string;
  /** Why it is taken for a rename, when nobody said so. */
  readonly inferred?: string;
}

export interface ColumnRenames {
  /** In an order in which they can run; one may pass through a temporary name. */
  readonly renames: readonly ColumnRename[];
  readonly questions: readonly RenameQuestion[];
  /** Columns that change places by `renamedFrom`. */
  readonly swapped: readonly Move[];
}

/** Which columns of `live` are columns of `wanted` under another name. */
export function findColumnRenames(
  live: Table,
  wanted: Table,
  decided: DecidedRenames,
  enums: { readonly live: EnumsByKey; readonly wanted: EnumsByKey },
): ColumnRenames {
  if (!decided.any && !mayRename(live, wanted)) return { renames: [], questions: [], swapped: [] };
  const stated = statedColumns(live, wanted, decided);
  const inferred = decided.inference ? inferColumns(live, wanted, decided, enums, stated) : { pairs: [], unclear: [] };
  const reasons = new Map(inferred.pairs.map(({ from, to, reason }) => [`${from}\u0000${to}`, reason]));
  const all = [...stated.renames, ...inferred.pairs.map(({ from, to }) => ({ from, to }))];
  if (all.length + stated.unclear.length + stated.swapped.length + inferred.unclear.length === 0)
    return { renames: [], questions: [], swapped: [] };
  const { moves } = sequenceRenames(
    all,
    live.columns.map((column) => column.name),
  );
  return {
    renames: moves.map((move) => {
      const reason = reasons.get(`${move.from}\u0000${move.to}`);
      return reason === undefined ? move : { ...move, inferred: reason };
    }),
    questions: [
      ...stated.unclear.map((move) => questionOf(wanted, [{ ...move, score: 1 }])),
      ...(inferred.unclear.length > 0 ? [questionOf(wanted, inferred.unclear)] : []),
    ],
    swapped: stated.swapped,
  };
}

function mayRename(live: Table, wanted: Table): boolean {
  if (wanted.columns.some((column) => column.renamedFrom !== undefined)) return true;
  const names = new Set(wanted.columns.map((column) => column.name));
  return live.columns.some((column) => !names.has(column.name));
}

function statedColumns(live: Table, wanted: Table, decided: DecidedRenames): StatedRenames {
  const names = new Set(wanted.columns.map((column) => column.name));
  const flags = new Map<string, string>();
  const forbidden = new Set<string>();
  for (const { name } of live.columns) {
    const to = decided.column(live, name, wanted);
    if (to !== undefined && names.has(to)) {
      flags.set(name, to);
      for (const table of [live, wanted]) decided.matched(`${displayName(table)}.${name}`);
    }
    if (decided.forbidsColumn(live, name, wanted)) forbidden.add(name);
  }
  return statedRenames(
    live.columns.map((column) => column.name),
    wanted.columns,
    flags,
    (name) => forbidden.has(name),
  );
}

function inferColumns(
  live: Table,
  wanted: Table,
  decided: DecidedRenames,
  enums: { readonly live: EnumsByKey; readonly wanted: EnumsByKey },
  { renames, unclear }: StatedRenames,
): Pairing {
  const settled = [...renames, ...unclear];
  const [from, to] = [new Set(settled.map((move) => move.from)), new Set(settled.map((move) => move.to))];
  const wantedNames = new Set(wanted.columns.map((c) => c.name));
  const liveNames = new Set(live.columns.map((c) => c.name).filter((name) => !from.has(name)));
  const gone = traitsOf(live).filter(
    ({ column: { name } }) => !wantedNames.has(name) && !from.has(name) && !decided.forbidsColumn(live, name, wanted),
  );
  const come = traitsOf(wanted).filter(({ column: { name } }) => !liveNames.has(name) && !to.has(name));
  const typeOf = new Map([
    ...gone.map(({ column }) => [column, typeKey(column.type, enums.live)] as const),
    ...come.map(({ column }) => [column, typeKey(column.type, enums.wanted)] as const),
  ]);
  return pairRenames(
    gone.flatMap((a) =>
      come.flatMap((b) => {
        const sameType = typeOf.get(a.column) === typeOf.get(b.column);
        if (!couldBe(a.column, b.column)) return [];
        if (sameType) return [candidate(a, b)];
        return isAlike(a.column, b.column) ? [{ ...candidate(a, b), isQuestion: true }] : [];
      }),
    ),
  );
}

function questionOf(table: Table, candidates: readonly Candidate[]): RenameQuestion {
  const { schema, name } = table;
  const gone = [...new Set(candidates.map((c) => c.from))];
  const come = [...new Set(candidates.map((c) => c.to))];
  return { kind: "column", table: { schema, name }, gone, come, candidates };
}

/** Names this alike, with types of one family, are worth a question, though never an inference. */
const alike = 0.6;

function isAlike(from: Column, to: Column): boolean {
  return typeFamily(from.type) === typeFamily(to.type) && nameLikeness(from.name, to.name) >= alike;
}

function couldBe(from: Column, to: Column): boolean {
  return (
    sameForm(from.generated, to.generated) && (from.autoIncrement === undefined) === (to.autoIncrement === undefined)
  );
}

function candidate(from: Traits, to: Traits): Candidate {
  const [a, b] = [from.column, to.column];
  if (isSameName(a.name, b.name)) return { from: a.name, to: b.name, score: 1 };
  const score =
    0.6 * nameLikeness(a.name, b.name) +
    // The same neighbours speak for the same column.
    0.075 * Number(from.before === to.before) +
    0.075 * Number(from.after === to.after) +
    0.05 * Number(a.nullable === b.nullable) +
    0.1 * Number(sameForm(a.default, b.default)) +
    0.1 * Number(from.uses === to.uses);
  return { from: a.name, to: b.name, score };
}

/** What speaks for a column being another one, beside the column itself. */
interface Traits {
  readonly column: Column;
  /** The names of the neighbours. */
  readonly before?: string;
  readonly after?: string;
  /** In what kinds of constraint and index it takes part, and how often. */
  readonly uses: string;
}

function traitsOf(table: Table): Traits[] {
  return table.columns.map((column, i) => ({
    column,
    before: table.columns[i - 1]?.name,
    after: table.columns[i + 1]?.name,
    uses: usesOf(table, column.name),
  }));
}

function usesOf(table: Table, name: string): string {
  const has = (columns: readonly string[]) => columns.includes(name);
  return [
    Number(table.primaryKey !== undefined && has(table.primaryKey.columns)),
    table.uniques.filter((u) => has(u.columns)).length,
    table.indexes.filter((i) => i.parts.some((p) => p.column === name)).length,
    table.foreignKeys.filter((f) => has(f.columns)).length,
  ].join(" ");
}
