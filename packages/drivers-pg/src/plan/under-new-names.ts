import { nameKey, sameForm, type Change, type Column, type QualifiedName, type Table } from "@stingerloom/schema-diff";
import type { NamesAfterRename } from "./names-after-rename";

/** Names behind the renames of a plan, with the tables as they become. */
export interface NewState {
  readonly names: NamesAfterRename;
  readonly tables: ReadonlyMap<string, Table>;
}

/** The operation as it runs behind the renames that the plan has it before; undefined where that is not known. */
export function underNewNames(op: Change, target: NewState): Change | undefined {
  switch (op.kind) {
    case "dropEnum":
    case "dropSequence":
      return op;
    case "dropPrimaryKey":
      return { ...op, table: tableOf(op.table, target) };
    case "alterEnum":
      return {
        ...op,
        columns: op.columns.map(({ table, from, to }) => ({
          table: tableOf(table, target),
          ...(from && { from: named(from, table, target) }),
          ...(to && { to: named(to, table, target) }),
        })),
      };
    case "alterColumn":
      return alteredColumn(op, target);
    case "dropColumn":
      return { ...op, table: tableOf(op.table, target), column: named(op.column, op.table, target) };
    case "addColumn":
      return addedColumn(op, target);
    default:
      return addedConstraint(op, target);
  }
}

type Of<K extends Change["kind"]> = Extract<Change, { kind: K }>;

function tableOf(table: QualifiedName, { names }: NewState): QualifiedName {
  return names.table(table, -1);
}

function tableThen(table: QualifiedName, target: NewState): Table | undefined {
  return target.tables.get(nameKey(tableOf(table, target)));
}

function named(column: Column, table: QualifiedName, { names }: NewState): Column {
  return { ...column, name: names.of({ table, column: column.name }, -1).column };
}

/** The expression of a generated column is that of the table as it becomes. */
function alteredColumn(op: Of<"alterColumn">, target: NewState): Change | undefined {
  const [from, to] = [named(op.from, op.table, target), named(op.to, op.table, target)];
  const table = tableOf(op.table, target);
  if (to.generated === undefined) return { ...op, table, from, to };
  const found = tableThen(op.table, target)?.columns.find(({ name }) => name === to.name);
  if (found?.generated === undefined) return undefined;
  const { generated } = found;
  return { ...op, table, from: sameForm(from.generated, to.generated) ? { ...from, generated } : from, to: found };
}

function addedColumn(op: Of<"addColumn">, target: NewState): Change | undefined {
  const { name } = named(op.column, op.table, target);
  const column = tableThen(op.table, target)?.columns.find((other) => other.name === name);
  return column && { ...op, table: tableOf(op.table, target), column };
}

/** Constraints and indexes as the table has them in the end. */
function addedConstraint(op: Change, target: NewState): Change | undefined {
  const then = "table" in op && op.kind !== "addTable" ? tableThen(op.table, target) : undefined;
  if (then === undefined) return undefined;
  const table = { schema: then.schema, name: then.name };
  const called = <T extends { readonly name: string }>(list: readonly T[], { name }: { readonly name: string }) =>
    list.find((item) => item.name === name);
  switch (op.kind) {
    case "addPrimaryKey":
      return then.primaryKey && { ...op, table, primaryKey: then.primaryKey };
    case "addUnique": {
      const unique = called(then.uniques, op.unique);
      return unique && { ...op, table, unique };
    }
    case "addIndex": {
      const index = called(then.indexes, op.index);
      return index && { ...op, table, index };
    }
    case "addCheck": {
      const check = called(then.checks, op.check);
      return check && { ...op, table, check };
    }
    case "addForeignKey": {
      const foreignKey = called(then.foreignKeys, op.foreignKey);
      return foreignKey && { ...op, table, foreignKey };
    }
    default:
      return undefined;
  }
}
