import { byName } from "../model/draft";
import type { DecidedRenames } from "./decided-renames";
import { nameLikeness } from "./name-likeness";
import { pairRenames, type Candidate } from "./pair-renames";
import type { RenameQuestion } from "../plan/plan";
import { displayName, nameKey, type QualifiedName, type Schema, type Table } from "../model/schema";
import { typeKey, type EnumsByKey } from "../model/type-key";

export interface TableRename {
  readonly from: QualifiedName;
  readonly to: QualifiedName;
  readonly inferred?: string;
}

/** So much of the columns must be the same, name and type, before a table is taken for another one. */
const alikeEnough = 0.7;

/**
 * Which tables of `from` are tables of `to` under another name. A table that goes is kept unless drops are asked for, so that
 * an unclear pair is a question only when `dropsTables`: otherwise nothing can be lost by taking the new one for new.
 */
export function findTableRenames(
  from: Schema,
  to: Schema,
  decided: DecidedRenames,
  dropsTables: boolean,
): { renames: TableRename[]; question?: RenameQuestion } {
  const live = byName(from.tables);
  const wanted = byName(to.tables);
  let come = to.tables.filter((t) => !live.has(nameKey(t)));
  if (come.length === 0) return { renames: [] };
  let gone = from.tables.filter((t) => !wanted.has(nameKey(t)));

  const goneByName = new Map(gone.map((t) => [displayName(t), t]));
  const renames: TableRename[] = [];
  const targets = new Map(
    gone.flatMap((t) => (decided.table(t) === undefined ? [] : [[decided.table(t)!, t] as const])),
  );
  for (const table of come) {
    const source =
      targets.get(displayName(table)) ??
      targets.get(table.name) ??
      (table.renamedFrom === undefined ? undefined : hinted(goneByName, table));
    if (source !== undefined) renames.push({ from: nameOf(source), to: nameOf(table) });
  }
  if (!decided.inference) return { renames };

  const usedFrom = new Set(renames.map((r) => nameKey(r.from)));
  const usedTo = new Set(renames.map((r) => nameKey(r.to)));
  gone = gone.filter((t) => !usedFrom.has(nameKey(t)) && !decided.forbidsTable(t));
  come = come.filter((t) => !usedTo.has(nameKey(t)));
  const { pairs, unclear } = pairRenames(candidatesOf(from, gone, to, come));
  const fromByName = new Map(gone.map((t) => [displayName(t), t]));
  const toByName = new Map(come.map((t) => [displayName(t), t]));
  const asked = dropsTables ? [...unclear] : [];
  for (const pair of pairs) {
    const [source, target] = [fromByName.get(pair.from)!, toByName.get(pair.to)!];
    if (telling(source, target)) renames.push({ from: nameOf(source), to: nameOf(target), inferred: pair.reason });
    else if (dropsTables) asked.push(pair);
  }
  return { renames, question: asked.length > 0 ? questionOf(asked) : undefined };
}

function questionOf(candidates: readonly Candidate[]): RenameQuestion {
  return {
    kind: "table",
    gone: [...new Set(candidates.map((c) => c.from))],
    come: [...new Set(candidates.map((c) => c.to))],
    candidates,
  };
}

function hinted(gone: ReadonlyMap<string, Table>, table: Table): Table | undefined {
  const name = table.renamedFrom!;
  return gone.get(displayName({ schema: table.schema, name })) ?? gone.get(name);
}

/** Few columns are alike by chance (`id`, `name`): then the names have to be alike as well. */
function telling(from: Table, to: Table): boolean {
  return to.columns.length >= 3 || nameLikeness(from.name, to.name) >= 0.4;
}

/** Pairs with enough columns in common, found through an index of the columns so that many tables cost no more than their columns. */
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
  const alike = shared / (from.columns.length + to.columns.length - shared);
  if (alike < alikeEnough) return undefined;
  return { from: displayName(from), to: displayName(to), score: 0.6 * alike + 0.4 * nameLikeness(from.name, to.name) };
}

function columnKeys(table: Table, enums: EnumsByKey): readonly string[] {
  return table.columns.map((c) => `${c.name} ${typeKey(c.type, enums)}`);
}

function nameOf({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}
