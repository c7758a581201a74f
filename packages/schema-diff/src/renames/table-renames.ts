import { byName } from "../model/draft";
import type { DecidedRenames } from "./decided-renames";
import { isSameName, nameLikeness, plainName } from "./name-likeness";
import { pairRenames, type Candidate, type Pairing } from "./pair-renames";
import type { RenameQuestion } from "./rename-decisions";
import { displayName, nameKey, type QualifiedName, type Schema, type Table } from "../model/schema";
import { typeKey, type EnumsByKey } from "../model/type-key";
import { sequenceRenames, type Move } from "./sequence-renames";
import { statedRenames, type StatedRenames } from "./stated-renames";

export interface TableRename {
  readonly from: QualifiedName;
  readonly to: QualifiedName;
  readonly inferred?: string;
}

/**
 * So much of the columns of both tables must be the same, name and type, before one is taken for the other. Names may
 * be written in another way (`first_name`, `firstName`).
 */
const alikeEnough = 0.7;
/** Less is enough where the tables' names are the same, written in another way. */
const alikeEnoughForSameName = 0.5;

export interface TableRenames {
  /** In an order in which they can run; one may pass through a temporary name. */
  readonly renames: readonly TableRename[];
  readonly questions: readonly RenameQuestion[];
  /** Tables that change places by `renamedFrom`. */
  readonly swapped: readonly Move[];
  /** Tables that a stated rename would have to drop, though tables are not dropped. */
  readonly occupied: readonly Move[];
}

/**
 * Which tables of `from` are tables of `to` under another name. A table that goes is kept unless drops are asked for,
 * so that an unclear pair is a question only when `dropsTables`: otherwise nothing can be lost by taking the new one
 * for new.
 */
export function findTableRenames(
  from: Schema,
  to: Schema,
  decided: DecidedRenames,
  dropsTables: boolean,
): TableRenames {
  const names: ReadonlyMap<string, QualifiedName> = new Map(
    [...from.tables, ...to.tables].map((table) => [displayName(table), nameOf(table)]),
  );
  const live = new Map(from.tables.map((table) => [displayName(table), table]));
  const stated = statedTables(live, to.tables, decided);
  const inferred = decided.inference ? inferTables(from, to, decided, stated, dropsTables) : { pairs: [], unclear: [] };
  const reasons = new Map(inferred.pairs.map(({ from, to, reason }) => [`${from}\u0000${to}`, reason]));
  const all = [...stated.renames, ...inferred.pairs.map(({ from, to }) => ({ from, to }))];
  const { moves, displaced } = sequenceRenames(all, all.length > 0 ? [...live.keys()] : []);
  const named = (name: string, like: string) => names.get(name) ?? { schema: names.get(like)?.schema, name };
  return {
    renames: moves.map(({ from, to }) => {
      const reason = reasons.get(`${from}\u0000${to}`);
      return { from: named(from, to), to: named(to, from), ...(reason !== undefined && { inferred: reason }) };
    }),
    questions: [
      ...stated.unclear.map((move) => questionOf([{ ...move, score: 1 }])),
      ...(inferred.unclear.length > 0 ? [questionOf(inferred.unclear)] : []),
    ],
    swapped: stated.swapped,
    occupied: dropsTables ? [] : stated.renames.filter(({ to }) => displaced.has(to)),
  };
}

function statedTables(
  live: ReadonlyMap<string, Table>,
  wanted: readonly Table[],
  decided: DecidedRenames,
): StatedRenames {
  const byDisplay = new Map(wanted.map((table) => [displayName(table), table]));
  const byBareName = new Map(wanted.map((table) => [table.name, table]));
  const flags = new Map<string, string>();
  const forbidden = new Set<string>();
  for (const [name, table] of live) {
    const to = decided.table(table);
    const target = to === undefined ? undefined : (byDisplay.get(to) ?? byBareName.get(to));
    if (target !== undefined) {
      flags.set(name, displayName(target));
      decided.matched(name);
    }
    if (decided.forbidsTable(table)) forbidden.add(name);
  }
  const hinted = wanted.map((table) => ({ name: displayName(table), renamedFrom: hintOf(table, live) }));
  return statedRenames([...live.keys()], hinted, flags, (name) => forbidden.has(name));
}

/** The live table's name where `renamedFrom` names one, in the table's own schema or with one. */
function hintOf({ schema, renamedFrom }: Table, live: ReadonlyMap<string, Table>): string | undefined {
  if (renamedFrom === undefined) return undefined;
  const own = displayName({ schema, name: renamedFrom });
  return live.has(own) ? own : renamedFrom;
}

function inferTables(
  from: Schema,
  to: Schema,
  decided: DecidedRenames,
  { renames, unclear }: StatedRenames,
  dropsTables: boolean,
): Pairing {
  const stated = [...renames, ...unclear];
  const [usedFrom, usedTo] = [new Set(stated.map((move) => move.from)), new Set(stated.map((move) => move.to))];
  const live = byName(from.tables);
  const wanted = byName(to.tables);
  const gone = from.tables.filter(
    (t) => !wanted.has(nameKey(t)) && !usedFrom.has(displayName(t)) && !decided.forbidsTable(t),
  );
  const come = to.tables.filter((t) => !live.has(nameKey(t)) && !usedTo.has(displayName(t)));
  const { pairs, unclear: asked } = pairRenames(candidatesOf(from, gone, to, come));
  const fromByName = new Map(gone.map((t) => [displayName(t), t]));
  const toByName = new Map(come.map((t) => [displayName(t), t]));
  const isTelling = (pair: Candidate) => telling(fromByName.get(pair.from)!, toByName.get(pair.to)!);
  return {
    pairs: pairs.filter(isTelling),
    unclear: dropsTables ? [...asked, ...pairs.filter((pair) => !isTelling(pair))] : [],
  };
}

function questionOf(candidates: readonly Candidate[]): RenameQuestion {
  return {
    kind: "table",
    gone: [...new Set(candidates.map((c) => c.from))],
    come: [...new Set(candidates.map((c) => c.to))],
    candidates,
  };
}

/** Few columns are alike by chance (`id`, `name`): then the names have to be alike as well. */
function telling(from: Table, to: Table): boolean {
  return to.columns.length >= 3 || nameLikeness(from.name, to.name) >= 0.4;
}

/**
 * Pairs with enough columns in common, found through an index of the columns so that many tables cost no more than
 * their columns.
 */
function candidatesOf(
  fromSchema: Schema,
  gone: readonly Table[],
  toSchema: Schema,
  come: readonly Table[],
): Candidate[] {
  const fromEnums = byName(fromSchema.enums);
  const toEnums = byName(toSchema.enums);
  const keys = new Map(gone.map((table) => [table, columnKeys(table, fromEnums)]));
  const holders = new Map<string, Table[]>();
  for (const table of gone) for (const key of keys.get(table)!) holders.set(key, [...(holders.get(key) ?? []), table]);
  return come.flatMap((to) => {
    const shared = new Map<Table, number>();
    const toKeys = columnKeys(to, toEnums);
    for (const key of toKeys)
      for (const table of rare(holders.get(key))) shared.set(table, (shared.get(table) ?? 0) + 1);
    return [...shared.keys()].flatMap((from) => candidate(from, new Set(keys.get(from)), to, toKeys) ?? []);
  });
}

/** A column that very many tables have (`id`) finds none of them: the others do. */
function rare(tables: readonly Table[] | undefined): readonly Table[] {
  return tables !== undefined && tables.length <= 50 ? tables : [];
}

function candidate(
  from: Table,
  fromKeys: ReadonlySet<string>,
  to: Table,
  toKeys: readonly string[],
): Candidate | undefined {
  if (from.schema !== to.schema && from.name !== to.name) return undefined;
  const shared = toKeys.filter((key) => fromKeys.has(key)).length;
  const alike = (2 * shared) / (from.columns.length + to.columns.length);
  const isSame = isSameName(from.name, to.name);
  if (alike < (isSame ? alikeEnoughForSameName : alikeEnough)) return undefined;
  if (isSame) return { from: displayName(from), to: displayName(to), score: 1 };
  return { from: displayName(from), to: displayName(to), score: 0.6 * alike + 0.4 * nameLikeness(from.name, to.name) };
}

function columnKeys(table: Table, enums: EnumsByKey): readonly string[] {
  return table.columns.map((c) => `${plainName(c.name)} ${typeKey(c.type, enums)}`);
}

function nameOf({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}
