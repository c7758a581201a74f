import { assertNever } from "../model/assert-never";
import { renameColumn, renameTable } from "./apply-rename";
import type { ColumnType } from "../model/column-type";
import { draftOf, objectKey, putTable, schemaOf, type Draft } from "../model/draft";
import type { AlterEnum, Change, ChangeOf } from "./change";
import { displayName, nameKey, type Column, type QualifiedName, type Schema, type Table } from "../model/schema";

/**
 * The schema after the operation, as the engine would have it. Pure.
 * @throws Error when the operation names what is not there: such an operation was not made for this schema.
 */
export function applyChange(schema: Schema, operation: Change): Schema {
  return applyChanges(schema, [operation]);
}

/** The schema after all operations, in order. */
export function applyChanges(schema: Schema, operations: readonly Change[]): Schema {
  const draft = draftOf(schema);
  for (const operation of operations) applyToDraft(draft, operation);
  return schemaOf(draft);
}

/** Changes the draft as the operation says. */
export function applyToDraft(draft: Draft, op: Change): void {
  switch (op.kind) {
    case "addNamespace":
      return void draft.namespaces.set(op.namespace.name, op.namespace);
    case "dropNamespace":
      return void draft.namespaces.delete(op.namespace.name);
    case "addEnum":
      return void draft.enums.set(nameKey(op.enum), op.enum);
    case "dropEnum":
      return void draft.enums.delete(nameKey(op.enum));
    case "alterEnum":
      return alterEnum(draft, op);
    case "addSequence":
      return void draft.sequences.set(nameKey(op.sequence), op.sequence);
    case "dropSequence":
      return void draft.sequences.delete(nameKey(op.sequence));
    case "alterSequence":
      return void draft.sequences.set(nameKey(op.to), op.to);
    case "addTable":
      return putTable(draft, op.table);
    case "dropTable":
      return void draft.tables.delete(nameKey(op.table));
    case "renameTable":
      return renameTable(draft, op.from, op.to);
    case "renameColumn":
      return renameColumn(draft, op);
    case "addView":
      return void draft.views.set(nameKey(op.view), op.view);
    case "dropView":
      return void draft.views.delete(nameKey(op.view));
    case "addObject":
      return void draft.opaqueObjects.set(objectKey(op.object), op.object);
    case "dropObject":
      return void draft.opaqueObjects.delete(objectKey(op.object));
    case "alterObject":
      return void draft.opaqueObjects.set(objectKey(op.to), op.to);
    default:
      return changeTable(draft, op.table, (table) => ({ ...changedTable(table, op), source: undefined }));
  }
}

type TableChange = Exclude<
  Change,
  ChangeOf<
    | "addNamespace"
    | "dropNamespace"
    | "addEnum"
    | "dropEnum"
    | "alterEnum"
    | "addSequence"
    | "dropSequence"
    | "alterSequence"
    | "addTable"
    | "dropTable"
    | "renameTable"
    | "renameColumn"
    | "addView"
    | "dropView"
    | "addObject"
    | "dropObject"
    | "alterObject"
  >
>;

function changedTable(table: Table, op: TableChange): Table {
  switch (op.kind) {
    case "alterTableOptions":
      return { ...table, options: op.to };
    case "alterTableComment":
      return { ...table, comment: op.to };
    case "addColumn":
      return {
        ...table,
        columns: inserted(table, op.column, op.after),
        ...(op.foreignKey && { foreignKeys: [...table.foreignKeys, op.foreignKey] }),
      };
    case "dropColumn":
      return {
        ...table,
        columns: without(table.columns, op.column.name),
        ...(op.foreignKey && { foreignKeys: without(table.foreignKeys, op.foreignKey.name) }),
      };
    case "alterColumn":
      return { ...table, columns: table.columns.map((c) => (c.name === op.to.name ? op.to : c)) };
    case "addPrimaryKey":
      return { ...table, primaryKey: op.primaryKey };
    case "dropPrimaryKey":
      return { ...table, primaryKey: undefined };
    case "addUnique":
      return { ...table, uniques: [...table.uniques, op.unique] };
    case "dropUnique":
      return { ...table, uniques: without(table.uniques, op.unique.name) };
    case "addIndex":
      return { ...table, indexes: [...table.indexes, op.index] };
    case "dropIndex":
      return { ...table, indexes: without(table.indexes, op.index.name) };
    case "addForeignKey":
      return { ...table, foreignKeys: [...table.foreignKeys, op.foreignKey] };
    case "dropForeignKey":
      return { ...table, foreignKeys: without(table.foreignKeys, op.foreignKey.name) };
    case "addCheck":
      return { ...table, checks: [...table.checks, op.check] };
    case "dropCheck":
      return { ...table, checks: without(table.checks, op.check.name) };
    case "addTrigger":
      return { ...table, triggers: [...(table.triggers ?? []), op.trigger] };
    case "dropTrigger":
      return { ...table, triggers: without(table.triggers ?? [], op.trigger.name) };
    case "renameConstraint":
      return withConstraintRenamed(table, op);
    default:
      return assertNever(op);
  }
}

function withConstraintRenamed(table: Table, { constraint, from, to, comment }: ChangeOf<"renameConstraint">): Table {
  const commented = comment && { comment: comment.to };
  const renamed = <T extends { readonly name: string }>(list: readonly T[]) =>
    list.map((item) => (item.name === from ? { ...item, name: to, implicitName: undefined, ...commented } : item));
  switch (constraint) {
    case "primaryKey":
      return { ...table, primaryKey: table.primaryKey && { ...table.primaryKey, name: to || undefined, ...commented } };
    case "unique":
      return { ...table, uniques: renamed(table.uniques) };
    case "index":
      return { ...table, indexes: renamed(table.indexes) };
    case "foreignKey":
      return { ...table, foreignKeys: renamed(table.foreignKeys) };
    case "check":
      return { ...table, checks: renamed(table.checks) };
    default:
      return assertNever(constraint);
  }
}

function alterEnum(draft: Draft, op: AlterEnum): void {
  draft.enums.delete(nameKey(op.from));
  draft.enums.set(nameKey(op.to), op.to);
  const renamedType = nameKey(op.from) !== nameKey(op.to);
  if (op.renamedValues.length === 0 && !renamedType) return;
  for (const { table: name } of op.columns) {
    const table = draft.tables.get(nameKey(name));
    if (table === undefined) continue;
    const columns = table.columns.map((column) =>
      isOfType(column.type, op.from) ? columnAfterEnum(column, op) : column,
    );
    putTable(draft, { ...table, columns });
  }
}

/** The column when the enum that it is of has changed. */
export function columnAfterEnum(column: Column, { from, to, renamedValues }: AlterEnum): Column {
  const labels = new Map(renamedValues.map((renamed) => [renamed.from, renamed.to]));
  const type = renamedType(column.type, from, to);
  const { default: value } = column;
  const label = value?.kind === "literal" && typeof value.value === "string" ? labels.get(value.value) : undefined;
  return label === undefined ? { ...column, type } : { ...column, type, default: { kind: "literal", value: label } };
}

/** Is it the enum, or an array of it? */
export function isOfType(type: ColumnType, name: QualifiedName): boolean {
  return type.kind === "array" ? isOfType(type.of, name) : type.kind === "enumRef" && nameKey(type) === nameKey(name);
}

function renamedType(type: ColumnType, from: QualifiedName, to: QualifiedName): ColumnType {
  if (type.kind === "array") return { ...type, of: renamedType(type.of, from, to) };
  return isOfType(type, from) ? { kind: "enumRef", schema: to.schema, name: to.name } : type;
}

function changeTable(draft: Draft, name: QualifiedName, change: (table: Table) => Table): void {
  const table = draft.tables.get(nameKey(name));
  if (table === undefined) throw new Error(`There is no table ${displayName(name)} to change.`);
  putTable(draft, change(table));
}

function inserted(table: Table, column: Column, after: string | null | undefined): readonly Column[] {
  if (after === undefined) return [...table.columns, column];
  const at = after === null ? 0 : table.columns.findIndex((c) => c.name === after) + 1;
  return [...table.columns.slice(0, at), column, ...table.columns.slice(at)];
}

function without<T extends { readonly name: string }>(list: readonly T[], name: string): readonly T[] {
  return list.filter((item) => item.name !== name);
}
