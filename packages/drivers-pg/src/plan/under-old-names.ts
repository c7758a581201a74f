import { nameKey, sameForm, type Change, type Column, type Table } from "@stingerloom/schema-diff";
import { renameIdentifiers } from "../sql/rename-identifiers";
import type { NamesBeforeRename } from "./names-before-rename";

/** Names before the renames of a plan, with the tables as they were. */
export interface OldState {
  readonly names: NamesBeforeRename;
  readonly tables: ReadonlyMap<string, Table>;
}

/** The operation as it runs before the renames; undefined where it needs what is only there behind them. */
export function underOldNames(op: Change, old: OldState): Change | undefined {
  const { names } = old;
  switch (op.kind) {
    case "addEnum":
    case "addSequence":
      return op;
    case "addObject":
    case "alterObject":
      return "statement" in op ? undefined : op;
    case "dropForeignKey":
    case "dropCheck":
    case "dropIndex":
    case "dropUnique":
    case "dropPrimaryKey":
      return { ...op, table: names.table(op.table) };
    case "alterEnum":
      return { ...op, columns: op.columns.map((column) => ofOldTable(column, old)) };
    case "alterColumn":
      return alteredColumn(op, old);
    case "dropColumn":
      return { ...op, table: names.table(op.table), column: named(op.column, op.table, old) };
    case "addColumn":
      return addedColumn(op, old);
    case "addPrimaryKey":
      return addedKey(op, old);
    default:
      return undefined;
  }
}

type Of<K extends Change["kind"]> = Extract<Change, { kind: K }>;

function ofOldTable({ table, from, to }: Of<"alterEnum">["columns"][number], old: OldState) {
  return {
    table: old.names.table(table),
    ...(from && { from: named(from, table, old) }),
    ...(to && { to: named(to, table, old) }),
  };
}

function named(column: Column, table: Of<"addColumn">["table"], { names }: OldState): Column {
  return { ...column, name: names.column(table, column.name) };
}

function alteredColumn({ table, from, to, ...op }: Of<"alterColumn">, old: OldState): Change | undefined {
  if (to.generated !== undefined && !sameForm(from.generated, to.generated)) return undefined;
  return { ...op, table: old.names.table(table), from: named(from, table, old), to: named(to, table, old) };
}

/** A column that was there: its expression is as it was, but for names. */
function addedColumn(op: Of<"addColumn">, old: OldState): Change | undefined {
  const { table, column } = op;
  const was = old.names.oldTable(old.tables, table);
  const found = was?.columns.find(({ name }) => name === old.names.column(table, column.name));
  if (was === undefined || found?.generated === undefined || column.generated === undefined) return undefined;
  const { expression } = found.generated;
  if (inNewNames(expression, was, table, old) !== column.generated.expression) return undefined;
  const target = { ...named(column, table, old), generated: { ...column.generated, expression } };
  return { ...op, table: old.names.table(table), column: target };
}

function inNewNames(expression: string, was: Table, table: Of<"addColumn">["table"], { names }: OldState): string {
  const renames = was.columns.map(({ name }) => [name, names.newColumn(table, name)] as const);
  return renameIdentifiers(
    expression,
    renames.filter(([from, to]) => from !== to),
  );
}

function addedKey(op: Of<"addPrimaryKey">, old: OldState): Change | undefined {
  const { table, primaryKey } = op;
  const was = old.names.oldTable(old.tables, table);
  const known = new Set(was?.columns.map(({ name }) => name));
  const inOld = (columns: readonly string[]) => columns.map((column) => old.names.column(table, column));
  const columns = inOld(primaryKey.columns);
  const include = primaryKey.include && inOld(primaryKey.include);
  if (![...columns, ...(include ?? [])].every((column) => known.has(column))) return undefined;
  return {
    ...op,
    table: old.names.table(table),
    primaryKey: { ...primaryKey, columns, ...(include && { include }) },
  };
}

/** The keys of tables whose primary key the operations drop. */
export function keysDropped(operations: readonly Change[]): ReadonlySet<string> {
  return new Set(operations.flatMap((op) => (op.kind === "dropPrimaryKey" ? [nameKey(op.table)] : [])));
}
