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
  const names = new NamesBeforeRename(operations);
  const all = columnsByTable(changedColumns(operations));
  const tables = new Map(before.tables.map((table) => [nameKey(table), table]));
  let result = operations;
  for (const table of after.tables) {
    const now = all.get(nameKey(table));
    const old = names.oldTable(tables, table);
    if (now === undefined || old === undefined || !hasGenerated(old, table)) continue;
    const changed = now.map((column) => names.column(table, column));
    const readers = old.columns.filter(
      ({ generated }) =>
        generated !== undefined && changed.some((column) => referencesIdentifier(generated.expression, column)),
    );
    const then = areRenamedLast(operations) ? asBefore(operations, old, table) : table;
    for (const from of readers)
      result = dropAndAdd(
        result,
        then,
        from,
        then.columns[table.columns.findIndex((c) => names.column(table, c.name) === from.name)],
      );
    // What reads them from now on comes last.
    const coming = then.columns.filter((_, i) =>
      now.some((column) => referencesIdentifier(table.columns[i]?.generated?.expression ?? "", column)),
    );
    for (const to of coming) result = addedLast(result, then, to);
  }
  return result;
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

/** On the way down names change when all else is done. */
function areRenamedLast(operations: readonly Change[]): boolean {
  const first = operations.findIndex((op) => op.kind === "renameTable" || op.kind === "renameColumn");
  return operations
    .slice(0, Math.max(first, 0))
    .some(
      (op) =>
        op.kind === "alterColumn" || op.kind === "addColumn" || op.kind === "dropColumn" || op.kind === "alterEnum",
    );
}

/** The table as it becomes, under the names that it has until then. */
function asBefore(operations: readonly Change[], { schema, name }: QualifiedName, table: Table): Table {
  const renames = operations
    .filter((op) => op.kind === "renameColumn")
    .filter((op) => nameKey(op.table) === nameKey({ schema, name }));
  const columns = table.columns.map((column) => {
    const { generated } = column;
    const expression = renames.reduce(
      (text, { from, to }) => renameIdentifier(text, to, from),
      generated?.expression ?? "",
    );
    return {
      ...column,
      name: renames.find(({ to }) => to === column.name)?.from ?? column.name,
      ...(generated && { generated: { ...generated, expression } }),
    };
  });
  return { ...table, schema, name, columns };
}

/**
 * The column goes before the first change of its table's columns and comes back behind the last. One that stops being
 * generated does so first.
 */
function dropAndAdd(
  operations: readonly Change[],
  { schema, name }: QualifiedName,
  from: Column,
  to: Column | undefined,
): readonly Change[] {
  const table = { schema, name };
  const own = operations.filter((op) => {
    if (op.kind === "alterColumn") return nameKey(op.table) === nameKey(table) && op.to.name === to?.name;
    return (
      (op.kind === "dropColumn" || op.kind === "addColumn") &&
      nameKey(op.table) === nameKey(table) &&
      op.column.name === (to ?? from).name
    );
  });
  const rest = operations.filter((op) => !own.includes(op));
  const alters = own.filter((op) => op.kind === "alterColumn");
  const { first, last } = placesOf(rest, table);
  const between = (before: readonly Change[], after: readonly Change[]) => [
    ...rest.slice(0, first),
    ...before,
    ...rest.slice(first, last + 1),
    ...after,
    ...rest.slice(last + 1),
  ];
  if (to === undefined) return between(own, []);
  if (to.generated === undefined && alters.length === own.length) return between(alters, []);
  const drop = own.find((op) => op.kind === "dropColumn") ?? {
    kind: "dropColumn",
    table,
    column: { ...from, name: to.name },
  };
  const add = own.find((op) => op.kind === "addColumn") ?? { kind: "addColumn", table, column: to };
  return between([drop], [add]);
}

function addedLast(operations: readonly Change[], table: QualifiedName, to: Column): readonly Change[] {
  const add = operations.find(
    (op) => op.kind === "addColumn" && nameKey(op.table) === nameKey(table) && op.column.name === to.name,
  );
  if (add === undefined) return operations;
  const rest = operations.filter((op) => op !== add);
  const { last } = placesOf(rest, table);
  return [...rest.slice(0, last + 1), add, ...rest.slice(last + 1)];
}

function placesOf(
  operations: readonly Change[],
  table: QualifiedName,
): { readonly first: number; readonly last: number } {
  const touches = operations.map((op) => {
    if (op.kind === "alterEnum") return changedColumns([op]).some((column) => nameKey(column.table) === nameKey(table));
    return (
      (op.kind === "alterColumn" || op.kind === "addColumn" || op.kind === "dropColumn") &&
      nameKey(op.table) === nameKey(table)
    );
  });
  return { first: Math.max(touches.indexOf(true), 0), last: touches.lastIndexOf(true) };
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
