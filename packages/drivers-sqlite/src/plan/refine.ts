import { applyChanges, invertAll, type Schema, type Table, type Change, type ChangeOf } from "@stingerloom/schema-diff";
import type { Operation, RebuildTable } from "../model/operation";
import { currentIndex } from "../model/index-source";
import { areAlterable } from "./alterable";
import { rebuildByCopy } from "./rebuild-by-copy";
import { freeIndexNames } from "./free-index-names";
import { detachBrokenViews } from "./detach-broken-views";
import { inlineForeignKeys } from "./inline-foreign-keys";
import { referencesIdentifier } from "../sql/references-identifier";
import { splitViewOperations, withoutPlanned } from "./split-view-operations";
import { foldName, sameName } from "../sql/tokenize";
import { rebuildOf } from "./rebuild";
import { restoresText } from "./restores-text";
import { restoreAfterRenames } from "./restore-renamed";
import { isRename, renamesOf, tableAfter, tableBefore, type Rename } from "./renames";
import { useTargetSource } from "../canonicalize/use-target-source";
import { usesDoubleQuotes, withoutDoubleQuotes } from "../normalize/without-double-quotes";

/**
 * Gathers what ALTER TABLE cannot do into one rebuild a table. Indexes are dropped and made by statements of their own.
 *
 * Where `after` has the text of a table (on the way back), that text is what must come out, to the letter: a plain
 * ALTER TABLE is taken only if SQLite's edit of the text gives exactly it.
 */
export function refine(operations: readonly Change[], before: Schema, after: Schema): readonly Operation[] {
  const { isPlanned, ...parts } = splitViewOperations(detachBrokenViews(operations, before, after));
  const { early, rest: middle } = freeIndexNames(parts.middle);
  const [lead, tail] = [[...parts.lead, ...early], parts.tail];
  const [from, to] = [applyChanges(withoutPlanned(before, isPlanned), early), withoutPlanned(after, isPlanned)];
  const first = beforeTangledRenames(middle);
  if (first.length === 0) return [...lead, ...refineTables(middle, from, to), ...tail];
  const between = applyChanges(from, first);
  const changed = new Set(
    first.flatMap((op) =>
      op.kind === "addTable" || isTableChange(op) ? [tableAfter(op.table.name, renamesOf(middle))] : [],
    ),
  );
  return [
    ...lead,
    ...refineTables(first, from, between),
    ...refineTables(middle.slice(first.length), between, to, changed),
    ...tail,
  ];
}

/**
 * The operations that have to be done before the renames behind them begin, where a rename takes a name that one of
 * them gives up, or gives one that one of them made: on the way back of a name that was used again.
 */
function beforeTangledRenames(operations: readonly Change[]): readonly Change[] {
  const start = operations.findIndex(isRename);
  if (start <= 0 || renamesFirst(operations)) return [];
  const renames = renamesOf(operations);
  const names = new Set(
    operations
      .slice(0, start)
      .flatMap((op) =>
        op.kind === "addColumn" || op.kind === "dropColumn"
          ? [columnKey(tableAfter(op.table.name, renames), op.column.name)]
          : op.kind === "addTable" || op.kind === "dropTable"
            ? [foldName(op.table.name)]
            : [],
      ),
  );
  const isTangled = (rename: Rename) =>
    rename.kind === "renameTable"
      ? [rename.from.name, rename.to.name].some((name) => names.has(foldName(name)))
      : [rename.from, rename.to].some((name) => names.has(columnKey(tableAfter(rename.table.name, renames), name)));
  return renames.some(isTangled) || arePassedOn(renames) ? operations.slice(0, start) : [];
}

/** Does one of the renames take a name that another gives up? */
function arePassedOn(renames: readonly Rename[]): boolean {
  const given = new Set(renames.map((rename) => renameKey(rename, rename.from)));
  return renames.some((rename) => given.has(renameKey(rename, rename.to)));
}

function renameKey(rename: Rename, name: Rename["from"]): string {
  if (typeof name !== "string") return foldName(name.name);
  return rename.kind === "renameColumn" ? columnKey(rename.table.name, name) : foldName(name);
}

function columnKey(table: string, column: string): string {
  return `${foldName(table)}\u0000${foldName(column)}`;
}

/** `changed`: tables whose text is not yet what `after` has, though none of these operations is on them. */
function refineTables(
  operations: readonly Change[],
  before: Schema,
  after: Schema,
  changed: ReadonlySet<string> = new Set(),
): readonly Operation[] {
  const renames = renamesOf(operations);
  const groups = groupByTable(operations, renamesFirst(operations) ? [] : renames);
  const rebuilt = new Map<string, RebuildTable>();
  const renamed = renames.length === 0 ? before : applyChanges(before, renames);
  const texts = programTexts(before, after);
  const quotes = [before, after].some(usesDoubleQuotes);
  const breaks = quotes || leavesBroken(operations, texts);
  const [starts, froms, ends] = [renamesFirst(operations) ? renamed : before, renamed, after].map(tablesByName);
  const replaced = new Map<Change, Change | undefined>();
  const early = breaks ? undefined : beforeRenames(operations, renames, before, after);
  const first: Operation[] = [];
  for (const [name, group] of groups) {
    const [start, from, to] = [starts?.get(nameIn(group)), froms?.get(name), ends?.get(name)];
    if (start === undefined || from === undefined || to === undefined) continue;
    const inlined = inlineForeignKeys(group, start, to);
    if (isPlain(inlined.group, start, to, texts) && !(breaks && dropsColumn(group))) {
      const inWords = useTargetSource(inlined.group, to);
      inWords.forEach((by, operation) => replaced.set(operation, by));
      inlined.replaced.forEach((by, operation) => replaced.set(operation, by && (inWords.get(by) ?? by)));
    } else if (early?.has(name) && !isFilled(group)) {
      const [was, becomes] = early.get(name) ?? [from, to];
      first.push(...group.filter((operation) => operation.kind === "dropIndex"), rebuildOf(group, was, becomes, []));
      group.forEach((operation) => replaced.set(operation, undefined));
    } else {
      rebuilt.set(name, rebuildOf(group, from, to, renames));
    }
  }
  const restored = restoreAfterRenames(renames, { before, renamed, after, changed, rebuilt: new Set(rebuilt.keys()) });
  const refined = [
    ...first,
    ...placed(operations, { groups, rebuilt, replaced, renames, after: tablesByName(after) }),
    ...restored,
  ];
  return quotes ? withoutDoubleQuotes(refined, before, after) : rebuildByCopy(refined, before);
}

/**
 * On the way there a rebuild runs before the renames, under the old names, so that the triggers that it puts back are
 * renamed by SQLite and not by us: each table as it was and as it becomes, under the name that it ends with. Not where
 * an old name is in use again.
 */
function beforeRenames(
  operations: readonly Change[],
  renames: readonly Rename[],
  before: Schema,
  after: Schema,
): ReadonlyMap<string, readonly [was: Table, becomes: Table]> | undefined {
  const isUsed = usedNames(after);
  if (renames.length === 0 || !renamesFirst(operations) || renames.some((rename) => isUsed(rename))) return undefined;
  const [old, later] = [before, applyChanges(after, invertAll(renames))].map(tablesByName);
  const pairs = after.tables.flatMap(({ name }) => {
    const [was, becomes] = [old?.get(tableBefore(name, renames)), later?.get(tableBefore(name, renames))];
    return was === undefined || becomes === undefined ? [] : [[name, [was, becomes]] as const];
  });
  return new Map(pairs);
}

/** Is the old name of a rename in use again? */
function usedNames(after: Schema): (rename: Rename) => boolean {
  const tables = tablesByName(after);
  const names = new Set(after.tables.map((table) => foldName(table.name)));
  return (rename) => {
    if (rename.kind === "renameTable") return names.has(foldName(rename.from.name));
    return tables.get(rename.table.name)?.columns.some((column) => sameName(column.name, rename.from)) === true;
  };
}

/** The renames run before all else on the way there, and after all else on the way back. */
function renamesFirst(operations: readonly Change[]): boolean {
  const first = operations.find(
    (operation) =>
      operation.kind === "addTable" ||
      operation.kind === "dropTable" ||
      isRename(operation) ||
      isTableChange(operation),
  );
  return first !== undefined && isRename(first);
}

/** The name of a group's table at the moment of its changes. */
function nameIn(group: readonly TableChange[]): string {
  return group[0]?.table.name ?? "";
}

/** The changes of each table, under the name that it ends with: the renames are those behind the changes. */
function groupByTable(operations: readonly Change[], renames: readonly Rename[]): Map<string, TableChange[]> {
  const groups = new Map<string, TableChange[]>();
  for (const operation of operations) {
    if (!isTableChange(operation)) continue;
    const name = tableAfter(operation.table.name, renames);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [operation]);
    else group.push(operation);
  }
  return groups;
}

type TableChange = Exclude<
  Extract<Change, { readonly table: { readonly name: string } }>,
  ChangeOf<"addTrigger" | "dropTrigger">
>;

function isTableChange(operation: Change): operation is TableChange {
  return (
    "table" in operation &&
    !["addTable", "dropTable", "addTrigger", "dropTrigger"].includes(operation.kind) &&
    !isRename(operation)
  );
}

function isPlain(group: readonly Change[], from: Table, to: Table, texts: readonly string[]): boolean {
  return areAlterable(group, from, to, texts) && (to.source === undefined || restoresText(group, from, to, texts));
}

/** Views and triggers: what their words name must not be dropped by ALTER TABLE. */
function programTexts(before: Schema, after: Schema): readonly string[] {
  const texts = [before, after].flatMap(({ tables, views }) => [
    ...tables.flatMap((table) => (table.triggers ?? []).map((trigger) => trigger.sql)),
    ...views.flatMap((view) => view.sql),
  ]);
  return [...new Set(texts)];
}

/**
 * Does a view or a trigger name what goes, or what comes later? Nothing is wrong with that to SQLite until ALTER TABLE
 * DROP COLUMN, on whatever table, reads them all.
 */
function leavesBroken(operations: readonly Change[], texts: readonly string[]): boolean {
  const gone = operations.flatMap((op) =>
    op.kind === "dropColumn"
      ? [op.column.name]
      : op.kind === "dropTable" || op.kind === "addTable"
        ? [op.table.name]
        : [],
  );
  return gone.some((name) => texts.some((text) => referencesIdentifier(text, name)));
}

/** What rows get may name columns, which have their new names. */
function isFilled(group: readonly Change[]): boolean {
  return group.some((change) => (change.kind === "addColumn" || change.kind === "alterColumn") && change.fill);
}

function dropsColumn(group: readonly Change[]): boolean {
  return group.some(({ kind }) => kind === "dropColumn");
}

/**
 * The operations with each rebuild where the last of its own stood, but never before a rename: it uses the final
 * names.
 */
function placed(operations: readonly Change[], { groups, rebuilt, replaced, renames, after }: Decided): Operation[] {
  const owner = new Map(
    [...rebuilt.keys()].flatMap((name) => (groups.get(name) ?? []).map((operation) => [operation, name] as const)),
  );
  const lastRename = renames.length === 0 ? -1 : operations.indexOf(renames.at(-1) as Change);
  const due: Operation[] = [];
  return operations.flatMap((operation, i) => {
    const out: Operation[] = [];
    const name = owner.get(operation);
    // An index that comes back speaks of the table by the name that it will have.
    if (operation.kind === "addIndex" && name === undefined && i < lastRename) {
      due.push(indexAsItWas(operation, renames, after));
    } else if (name === undefined || operation.kind === "dropIndex") {
      const now = replaced.has(operation) ? replaced.get(operation) : operation;
      if (now !== undefined) out.push(asItWas(now, after));
    }
    const rebuild = name !== undefined && groups.get(name)?.at(-1) === operation ? rebuilt.get(name) : undefined;
    if (rebuild !== undefined) due.push(rebuild);
    return i < lastRename ? out : [...out, ...due.splice(0)];
  });
}

interface Decided {
  readonly groups: ReadonlyMap<string, readonly Change[]>;
  /** The rebuild of each table that needs one. */
  readonly rebuilt: ReadonlyMap<string, RebuildTable>;
  /** What became of an operation of a table that needs none; undefined for one that another stands for. */
  readonly replaced: ReadonlyMap<Change, Change | undefined>;
  readonly renames: readonly Rename[];
  readonly after: ReadonlyMap<string, Table>;
}

/** A table that comes back comes back with its text, its indexes and its triggers. */
function asItWas(operation: Change, after: ReadonlyMap<string, Table>): Change {
  if (operation.kind !== "addTable") return operation;
  const table = after.get(operation.table.name);
  if (table?.source !== undefined) return { ...operation, table };
  const indexes = operation.table.indexes.map((index) => currentIndex(index, operation.table));
  return { ...operation, table: { ...operation.table, indexes } };
}

function indexAsItWas(
  operation: ChangeOf<"addIndex">,
  renames: readonly Rename[],
  after: ReadonlyMap<string, Table>,
): Change {
  const name = tableAfter(operation.table.name, renames);
  const index = after.get(name)?.indexes.find((i) => i.name === operation.index.name);
  return { ...operation, table: { name }, index: index ?? operation.index };
}

function tablesByName(schema: Schema): ReadonlyMap<string, Table> {
  return new Map(schema.tables.map((table) => [table.name, table]));
}
