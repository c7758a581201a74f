import type { DialectFeatures } from "./dialect-features";
import { applyChanges, applyToDraft } from "../operations/apply";
import { adoptWords } from "../renames/adopt-words";
import { findColumnRenames, type ColumnRename } from "../renames/column-renames";
import { decidedRenames, type DecidedRenames } from "../renames/decided-renames";
import { diffEnums, statedLabels } from "./diff-enums";
import { withFreeImplicitNames } from "./free-implicit-names";
import { diffTable } from "./diff-table";
import { objectsOfDropped, type ObjectChanges } from "../objects/diff-objects";
import { objectChanges } from "./object-changes";
import { byName, draftOf, schemaOf, type Draft } from "../model/draft";
import { sameForm } from "../model/equal";
import { retainPartitions } from "./retain-partitions";
import { retainUnalterableColumns } from "./retain-unalterable-columns";
import { foreignKeysInTheWay } from "./dependent-foreign-keys";
import type { Change } from "../operations/change";
import { orderTables } from "../order/order-tables";
import { rowTypes } from "../model/row-types";
import type { DiffOptions, Plan } from "./plan";
import type { RenameProblem, RenameQuestion } from "../renames/rename-decisions";
import { displayName, nameKey, type QualifiedName, type Schema, type Table } from "../model/schema";
import { findTableRenames, type TableRename } from "../renames/table-renames";
import { findUnsupported } from "./unsupported";

/**
 * The ordered, invertible operations that take `from` to `wanted`. Both must be in normal form (`Dialect.normalize`),
 * with expressions as the engine writes them (`SchemaReader.canonicalizeExpressions`). Pure; linear in the size of the
 * schemas.
 */
export function diffSchemas(from: Schema, wanted: Schema, options: DiffOptions): Plan {
  const { to, unsupported } = options.complete
    ? withKept(from, wanted, options.features)
    : { to: wanted, unsupported: [] };
  const decided = decidedRenames(options.renames, from.tables);
  const draft = draftOf(from);
  const renames = findRenames(draft, from, to, decided, options.detectDroppedTables === true);
  const renamed = schemaOf(draft);
  const objects = objectChanges(from, to, options, renames.operations);
  const changes = diffRenamed(renamed, to, options, decided, objects);
  const planned = [...changes.before, ...renames.operations, ...changes.after];
  const operations = options.features.indexNamesOfSchema
    ? withFreeImplicitNames(planned, applyChanges(from, planned))
    : planned;
  return {
    from,
    to: withGoals(applyChanges(from, operations), to),
    changes: operations,
    ambiguousRenames: renames.questions,
    renameProblems: renames.problems,
    unsupported: [...unsupported, ...changes.unsupported],
  };
}

/** The wanted schema with what stays as it is in `from`, as it cannot become what it should. */
function withKept(from: Schema, wanted: Schema, features: DialectFeatures) {
  const fixed = retainUnalterableColumns(from, wanted, features);
  const children = retainPartitions(from, fixed.to);
  return { to: children.to, unsupported: [...fixed.unsupported, ...children.unsupported] };
}

/**
 * What the operations do not bring along: a table that changes no longer has its text, and the wanted one may have one
 * of its own; whether a view or a trigger fails is known of the wanted ones.
 */
function withGoals(reached: Schema, wanted: Schema): Schema {
  const tables = byName(wanted.tables);
  return {
    ...reached,
    tables: reached.tables.map((table) => withGoal(table, tables.get(nameKey(table)))),
    views: failingAs(reached.views, wanted.views),
  };
}

function withGoal(table: Table, wanted: Table | undefined): Table {
  if (wanted === undefined) return table;
  const triggers = table.triggers && failingAs(table.triggers, wanted.triggers ?? []);
  return {
    ...table,
    ...(table.source === undefined && wanted.source !== undefined && { targetSource: wanted.source }),
    ...(wanted.notNullNames && { notNullNames: wanted.notNullNames }),
    ...(triggers && { triggers }),
  };
}

function failingAs<T extends QualifiedName & { readonly fails?: true }>(
  programs: readonly T[],
  wanted: readonly T[],
): readonly T[] {
  if (programs.length === 0 || wanted.length === 0) return programs;
  const there = byName(wanted);
  return programs.map((program) => {
    const same = there.get(nameKey(program));
    return same === undefined || same.fails === program.fails ? program : { ...program, fails: same.fails };
  });
}

/** Renames come before all else: what follows sees the new names only. The draft is left with them. */
function findRenames(draft: Draft, from: Schema, to: Schema, decided: DecidedRenames, dropsTables: boolean) {
  const operations: Change[] = [];
  const perform = (operation: Change) => {
    operations.push(operation);
    applyToDraft(draft, operation);
  };
  const tables = findTableRenames(from, to, decided, dropsTables);
  const questions: RenameQuestion[] = [...tables.questions];
  const problems: RenameProblem[] = [
    ...tables.swapped.map((move): RenameProblem => ({ kind: "swap", ...move })),
    ...tables.occupied.map((move): RenameProblem => ({ kind: "occupied", ...move })),
  ];
  for (const rename of tables.renames) perform({ kind: "renameTable", ...rename });
  const oldNames = originalNames(tables.renames);
  const enums = { live: byName(from.enums), wanted: byName(to.enums) };
  for (const wanted of to.tables) {
    const live = draft.tables.get(nameKey(wanted));
    if (live === undefined) continue;
    const asWas: Table = { ...live, ...(oldNames.get(nameKey(wanted)) ?? {}) };
    const columns = findColumnRenames(asWas, wanted, decided, enums);
    const table = { schema: wanted.schema, name: wanted.name };
    questions.push(...columns.questions);
    problems.push(...columns.swapped.map((move): RenameProblem => ({ kind: "swap", table, ...move })));
    for (const rename of columns.renames) perform(renameOf(table, draft.tables.get(nameKey(wanted))!, rename));
  }
  adoptWords(draft, to, operations);
  noteLabels(from, to, decided);
  for (const decision of decided.unmatched()) problems.push({ kind: "unmatched", decision });
  return { operations, questions, problems };
}

/** Renames of labels are no operations of their own: `diffEnums` asks for them. */
function noteLabels(from: Schema, to: Schema, decided: DecidedRenames): void {
  if (!decided.any) return;
  const wanted = byName(to.enums);
  for (const type of from.enums)
    for (const { from: label } of statedLabels(type, wanted.get(nameKey(type)) ?? type, decided))
      decided.matched(`${displayName(type)}.${label}`);
}

function renameOf(table: QualifiedName, { columns }: Table, { from, to, inferred }: ColumnRename): Change {
  const column = { ...columns.find((c) => c.name === from)!, name: to };
  return { kind: "renameColumn", table, from, to, column, ...(inferred !== undefined && { inferred }) };
}

/** The name that each renamed table had at first, by its new one; it may have passed through others. */
function originalNames(renames: readonly TableRename[]): ReadonlyMap<string, QualifiedName> {
  const names = new Map<string, QualifiedName>();
  for (const { from, to } of renames) {
    names.set(nameKey(to), names.get(nameKey(from)) ?? from);
    names.delete(nameKey(from));
  }
  return names;
}

/** What goes, but for what is needed. */
function unneeded<T extends QualifiedName>(
  gone: readonly T[],
  needed: ReadonlyMap<string, string> | undefined,
): readonly T[] {
  return needed === undefined ? gone : gone.filter((one) => !needed.has(nameKey(one)));
}

/** What `from` keeps of what `to` has not, as something else needs it, as people read it. */
function keptAsNeeded(from: Schema, needed: ReadonlyMap<string, string> = new Map()): string[] {
  const described = (kind: string, list: readonly QualifiedName[]) =>
    list
      .filter((one) => needed.has(nameKey(one)))
      .map((one) => `${kind} ${displayName(one)}: is kept, as ${needed.get(nameKey(one))} needs it`);
  return needed.size === 0
    ? []
    : [...described("table", from.tables), ...described("enum", from.enums), ...described("sequence", from.sequences)];
}

/** `from` with its new names against `to`: what must run before the renames, and the rest. */
function diffRenamed(
  from: Schema,
  to: Schema,
  options: DiffOptions,
  decided: DecidedRenames,
  objects: ObjectChanges | undefined,
) {
  const dropsTables = options.detectDroppedTables === true;
  const dropsAll = (options.detectDroppedObjects ?? dropsTables) && options.complete === true;
  // What entities describe is views alone: triggers and other objects stay as they are.
  const all = options.complete ? objects : undefined;
  const namespaces = diffNamespaces(from, to, dropsAll, all?.inhabited);
  const enums = diffEnums(from, to, {
    dropsUnused: dropsAll,
    dropsTables,
    decided,
    features: options.features,
    leavesFixed: options.complete === true,
    needed: all?.needed,
  });
  const sequences = diffSequences(from, to, dropsAll, all?.needed);
  const tables = diffTables(applyChanges(from, enums.altered), to, options, all);
  return {
    before: [
      ...namespaces.added,
      ...(objects?.dropped ?? []),
      ...(all === undefined && options.features.manageObjects ? objectsOfDropped(from, droppedTables(tables)) : []),
    ],
    unsupported: options.complete
      ? [
          ...enums.unsupported,
          ...(all?.unsupported ?? []),
          ...(dropsTables || dropsAll ? keptAsNeeded(from, all?.needed) : []),
          ...findUnsupported(from, to, {
            dropsTables,
            dropsObjects: dropsAll,
            managesObjects: all !== undefined,
            features: options.features,
          }),
        ]
      : (objects?.unsupported ?? []),
    after: [
      ...enums.added,
      ...sequences.added,
      ...sequences.altered,
      ...(objects?.early ?? []),
      // An enum changes before the columns that may want its new labels.
      ...enums.altered,
      ...tables,
      ...(objects?.late ?? []),
      ...sequences.dropped,
      ...(objects?.gone ?? []),
      ...enums.dropped,
      ...namespaces.dropped,
    ],
  };
}

function droppedTables(operations: readonly Change[]): readonly Table[] {
  return operations.flatMap((op) => (op.kind === "dropTable" ? [op.table] : []));
}

function diffNamespaces(from: Schema, to: Schema, drops: boolean, inhabited?: ReadonlySet<string>) {
  const live = new Map(from.namespaces.map((n) => [n.name, n]));
  const wanted = new Map(to.namespaces.map((n) => [n.name, n]));
  for (const { schema } of [...to.tables, ...to.enums, ...to.sequences, ...to.views]) {
    if (schema !== undefined && !wanted.has(schema)) wanted.set(schema, { name: schema });
  }
  const added: Change[] = [...wanted.values()]
    .filter((n) => !live.has(n.name))
    .map((namespace) => ({ kind: "addNamespace", namespace }));
  const gone = drops ? from.namespaces.filter((n) => !wanted.has(n.name) && inhabited?.has(n.name) !== true) : [];
  return { added, dropped: gone.map((namespace): Change => ({ kind: "dropNamespace", namespace })) };
}

function diffSequences(from: Schema, to: Schema, drops: boolean, needed?: ReadonlyMap<string, string>) {
  const live = byName(from.sequences);
  const wanted = byName(to.sequences);
  const added: Change[] = [];
  const altered: Change[] = [];
  for (const sequence of to.sequences) {
    const old = live.get(nameKey(sequence));
    if (old === undefined) added.push({ kind: "addSequence", sequence });
    else if (!sameForm(old, sequence)) altered.push({ kind: "alterSequence", from: old, to: sequence });
  }
  const gone = drops
    ? unneeded(
        from.sequences.filter((s) => !wanted.has(nameKey(s))),
        needed,
      )
    : [];
  return { added, altered, dropped: gone.map((sequence): Change => ({ kind: "dropSequence", sequence })) };
}

function diffTables(
  from: Schema,
  to: Schema,
  { features, detectDroppedTables, complete }: DiffOptions,
  objects: ObjectChanges | undefined,
): Change[] {
  const managesTriggers = objects !== undefined;
  const live = byName(from.tables);
  const wanted = byName(to.tables);
  const come = to.tables.filter((t) => !live.has(nameKey(t)));
  const gone = detectDroppedTables
    ? unneeded(
        from.tables.filter((t) => !wanted.has(nameKey(t))),
        objects?.needed,
      )
    : [];
  const changes = to.tables.flatMap((t) => {
    const old = live.get(nameKey(t));
    return old === undefined ? [] : [diffTable(old, t, features, complete)];
  });
  const dropKeys = changes.flatMap((c) => c.dropKeys);
  const dropForeignKeys = [
    ...changes.flatMap((c) => c.dropForeignKeys),
    ...(features.addForeignKey ? gone.flatMap(foreignKeysDropped) : []),
  ];
  const recreatedForeignKeys = features.addForeignKey ? foreignKeysInTheWay(from, dropKeys, dropForeignKeys) : [];
  const goes = (tables: readonly Table[]) =>
    orderTables(tables)
      .reverse()
      .map((t): Change => ({
        kind: "dropTable",
        table: managesTriggers ? withoutTriggers(bare(t, features.addForeignKey)) : bare(t, features.addForeignKey),
      }));
  const held = new Set(
    from.tables
      .filter((table) => wanted.has(nameKey(table)))
      .flatMap(rowTypes)
      .map(nameKey),
  );
  // A table whose rows a column holds goes after the column.
  const isHeld = (table: Table) => held.has(nameKey(table));
  return [
    ...dropForeignKeys,
    ...recreatedForeignKeys.map((f): Change => ({ kind: "dropForeignKey", ...f })),
    ...goes(gone.filter((table) => !isHeld(table))),
    ...dropKeys,
    ...orderTables(come).map((t): Change => ({
      kind: "addTable",
      table: forCreation(bare(t, features.addForeignKey)),
    })),
    ...changes.flatMap((c) => c.columns),
    ...goes(gone.filter(isHeld)),
    ...changes.flatMap((c) => c.addKeys),
    ...recreatedForeignKeys.map((f): Change => ({ kind: "addForeignKey", ...f })),
    ...changes.flatMap((c) => c.addForeignKeys),
    ...(features.addForeignKey ? come.flatMap(foreignKeysAdded) : []),
    ...changes.flatMap((c) => c.table),
  ];
}

function bare(table: Table, withoutForeignKeys: boolean): Table {
  const { renamedFrom: _, ...rest } = table;
  return withoutForeignKeys ? { ...rest, foreignKeys: [] } : rest;
}

/** Owner and privileges of another database's table are none of this one's. */
function forCreation(table: Table): Table {
  return table.restore === undefined ? withoutTriggers(table) : { ...withoutTriggers(table), restore: undefined };
}

/** A trigger may call what is not there yet: it has operations of its own, or is named in `unsupported`. */
function withoutTriggers(table: Table): Table {
  return table.triggers === undefined ? table : { ...table, triggers: undefined };
}

function foreignKeysAdded({ schema, name, foreignKeys }: Table): Change[] {
  return foreignKeys.map((foreignKey) => ({ kind: "addForeignKey", table: { schema, name }, foreignKey }));
}

function foreignKeysDropped({ schema, name, foreignKeys }: Table): Change[] {
  return foreignKeys.map((foreignKey) => ({ kind: "dropForeignKey", table: { schema, name }, foreignKey }));
}
