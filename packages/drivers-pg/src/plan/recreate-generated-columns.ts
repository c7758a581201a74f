import {
  nameKey,
  renameIdentifier,
  type Column,
  type Change,
  type QualifiedName,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { changedColumns, type ChangedColumn } from "./changed-columns";
import { columnKey } from "../model/column-key";
import { NamesAfterRename } from "./names-after-rename";
import { renamesLast } from "./in-order";
import { renameIdentifiers } from "../sql/rename-identifiers";
import { Rearrangement } from "./rearrangement";
import { NamesBeforeRename } from "./names-before-rename";

/**
 * The operations with generated columns recreated where a column that they read changes its type: the server refuses to
 * change it under them (postgresql.org/docs/current/ddl-generated-columns.html). Their values are computed again.
 */
export function recreateGeneratedColumns(
  operations: readonly Change[],
  before: Schema,
  after: Schema,
): readonly Change[] {
  const all = columnsByTable(changedColumns(operations));
  if (all.size === 0) return operations;
  const names = new NamesBeforeRename(operations);
  const tables = new Map(before.tables.map((table) => [nameKey(table), table]));
  const isLate = renamesLast(operations);
  const places = placesByTable(operations);
  const plan = new Rearrangement(operations);
  for (const table of after.tables) {
    const changed = all.get(nameKey(table));
    const old = names.oldTable(tables, table);
    if (changed === undefined || old === undefined || !hasGenerated(old, table)) continue;
    const target = isLate ? asBefore(names, old, table) : table;
    recreateReaders(
      { operations, places: places.get(nameKey(target)) ?? [], plan, names, old, table, target },
      changed,
    );
  }
  return plan.operations();
}

interface TablePlan {
  readonly operations: readonly Change[];
  /** Where the table's columns change. */
  readonly places: readonly number[];
  readonly plan: Rearrangement;
  readonly names: NamesBeforeRename;
  readonly old: Table;
  readonly table: Table;
  /** The table as it becomes, under the names that it has when its columns change. */
  readonly target: Table;
}

function recreateReaders(own: TablePlan, changed: readonly string[]): void {
  const { names, old, table, target } = own;
  const were = changed.map((column) => names.column(table, column));
  const isReader = ({ generated }: Column, columns: readonly string[]) =>
    generated !== undefined && columns.some((column) => referencesIdentifier(generated.expression, column));
  const done = new Set<string>();
  for (const from of old.columns.filter((column) => isReader(column, were))) {
    const at = table.columns.findIndex(({ name }) => names.column(table, name) === from.name);
    dropAndAdd(own, from, target.columns[at]);
    done.add(target.columns[at]?.name ?? from.name);
  }
  // What reads them from now on comes last.
  for (const to of target.columns.filter((_, i) => isReader(table.columns[i]!, changed)))
    if (!done.has(to.name)) addLast(own, to);
}

function placesByTable(operations: readonly Change[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const add = (table: QualifiedName, at: number) => {
    const list = places.get(nameKey(table));
    if (list === undefined) places.set(nameKey(table), [at]);
    else if (list.at(-1) !== at) list.push(at);
  };
  operations.forEach((op, at) => {
    if (op.kind === "alterColumn" || op.kind === "addColumn" || op.kind === "dropColumn") add(op.table, at);
    else if (op.kind === "alterEnum") for (const { table } of changedColumns([op])) add(table, at);
  });
  return places;
}

function hasGenerated(...tables: readonly Table[]): boolean {
  return tables.some(({ columns }) => columns.some(({ generated }) => generated !== undefined));
}

function columnsByTable(columns: readonly ChangedColumn[]): ReadonlyMap<string, readonly string[]> {
  const byTable = new Map<string, string[]>();
  for (const { table, column } of columns) {
    const list = byTable.get(nameKey(table));
    if (list === undefined) byTable.set(nameKey(table), [column]);
    else list.push(column);
  }
  return byTable;
}

/** The table as it becomes, under the names that it has until then. */
function asBefore(names: NamesBeforeRename, { schema, name }: QualifiedName, table: Table): Table {
  const renames = table.columns.map((column) => [column.name, names.column(table, column.name)] as const);
  const changed = renames.filter(([to, from]) => to !== from);
  const columns = table.columns.map(({ generated, ...column }, i) => ({
    ...column,
    name: renames[i]![1],
    ...(generated && { generated: { ...generated, expression: renameIdentifiers(generated.expression, changed) } }),
  }));
  return { ...table, schema, name, columns };
}

/**
 * The column is dropped before the first change of its table's columns and added behind the last. One that stops being
 * generated does so first.
 */
function dropAndAdd(own: TablePlan, from: Column, to: Column | undefined): void {
  const { operations, plan, target } = own;
  const table = { schema: target.schema, name: target.name };
  const { mine, first, last } = placesOf(own, (to ?? from).name);
  if (first === undefined || last === undefined) return;
  const isAltered = mine.every((at) => operations[at]!.kind === "alterColumn");
  if (to === undefined || (to.generated === undefined && isAltered)) {
    for (const at of mine) plan.moveBefore(at, first, operations[at]!);
    return;
  }
  for (const at of mine) plan.remove(at);
  const planned = mine.map((at) => operations[at]!);
  const drop = planned.find((op) => op.kind === "dropColumn");
  const add = planned.find((op) => op.kind === "addColumn");
  plan.insertBefore(first, drop ?? { kind: "dropColumn", table, column: { ...from, name: to.name } });
  plan.insertBehind(last, add ?? { kind: "addColumn", table, column: to });
}

function addLast(own: TablePlan, to: Column): void {
  const { operations, plan } = own;
  const { mine, last } = placesOf(own, to.name);
  const add = mine.find((at) => operations[at]!.kind === "addColumn");
  if (add !== undefined && last !== undefined && last > add) plan.moveBehind(add, last, operations[add]!);
}

/** Where the column changes, and where the first and the last of the others do. */
function placesOf({ operations, places }: TablePlan, column: string) {
  const isMine = (at: number) => {
    const op = operations[at]!;
    if (op.kind === "alterColumn") return op.to.name === column;
    return (op.kind === "addColumn" || op.kind === "dropColumn") && op.column.name === column;
  };
  const others = places.filter((at) => !isMine(at));
  return { mine: places.filter(isMine), first: others[0], last: others.at(-1) };
}

/** Keys of the columns that go and come back, by the names that they end with. */
export function recreatedColumns(operations: readonly Change[]): ReadonlySet<string> {
  const added = new Set(
    operations.flatMap((op) => (op.kind === "addColumn" ? [columnKey(op.table, op.column.name)] : [])),
  );
  const names = new NamesAfterRename(operations);
  return new Set(
    operations.flatMap((op, i) => {
      if (op.kind !== "dropColumn" || !added.has(columnKey(op.table, op.column.name))) return [];
      const { table, column } = names.of({ table: op.table, column: op.column.name }, i);
      return [columnKey(table, column)];
    }),
  );
}

/** Does the text name the column? A rename changes the text exactly then. */
export function referencesIdentifier(text: string, column: string): boolean {
  return renameIdentifier(text, column, `${column}_`) !== text;
}
