import {
  displayName,
  id,
  nameKey,
  printSql,
  qualified,
  sql,
  type Change,
  type QualifiedName,
  type Schema,
  type SqlText,
  type Table,
} from "@stingerloom/schema-diff";
import { NamesBeforeRename } from "./names-before-rename";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { rawStatement } from "../sql/raw-statement";

/**
 * The operations with the names of NOT NULL constraints (18), where both sides tell of them: the server names such a
 * constraint after the table and the column that it has then, and the name stays when these are renamed. Those of a
 * table with partitions or heirs are left: the server refuses to rename them where a child's has another name.
 */
export function withNotNullNames(operations: readonly Change[], before: Schema, after: Schema): readonly Change[] {
  const names = new NamesBeforeRename(operations);
  const old = new Map(before.tables.map((table) => [nameKey(table), table]));
  const parents = new Set(
    [...before.opaqueObjects, ...after.opaqueObjects]
      .flatMap((o) => (o.holdsRows ? (o.dependsOn ?? []) : []))
      .map(nameKey),
  );
  const held = new Set(before.tables.flatMap((table) => namesOn(table).map((name) => heldKey(table, name))));
  const renames = after.tables
    .filter((table) => !parents.has(nameKey(table)) && !parents.has(nameKey(names.table(table))))
    .flatMap((table) => renamesOf(table, names.oldTable(old, table), names, operations, held));
  return renames.length === 0 ? operations : [...operations, ...renames];
}

function renamesOf(
  table: Table,
  was: Table | undefined,
  names: NamesBeforeRename,
  operations: readonly Change[],
  held: ReadonlySet<string>,
): Change[] {
  const wanted = Object.entries(table.notNullNames ?? {});
  if (wanted.length === 0 || (was !== undefined && was.notNullNames === undefined)) return [];
  const made = new Map(operations.flatMap((op) => madeNotNull(op, table, names)));
  const gone = new Set(operations.flatMap((op) => droppedNames(op, table, was, names)));
  const taken = new Set((was ? namesOn(was) : []).filter((name) => !gone.has(name)));
  return wanted.flatMap(([column, name]) => {
    const old = names.column(table, column);
    const maker = made.get(column) ?? made.get(old);
    const live = maker === undefined ? was?.notNullNames?.[old] : undefined;
    if (live === name || taken.has(name)) return [];
    if (live !== undefined)
      return [
        rawStatement(
          table,
          sql`ALTER TABLE ${qualified(table)} RENAME CONSTRAINT ${id(live)} TO ${id(name)}`,
          describeName(table, column, name),
        ),
      ];
    const { table: owner, column: of } = maker ?? { table: table.name, column };
    // A name that another has at first may still be taken when the column is created.
    return isUsual(name, owner, of) && !held.has(heldKey(table, name))
      ? []
      : [rawStatement(table, whateverItIs(table, column, name), describeName(table, column, name))];
  });
}

function heldKey({ schema }: QualifiedName, name: string): string {
  return nameKey({ schema, name });
}

function describeName(table: QualifiedName, column: string, name: string): string {
  return `Named NOT NULL constraint: ${displayName(table)}.${column} is ${name}`;
}

/** What table and column were called when the server gave the constraint its name. */
interface Maker {
  readonly table: string;
  readonly column: string;
}

/** Columns that the operation makes NOT NULL under a name of the server's choice, by the names that they have then. */
function madeNotNull(op: Change, table: QualifiedName, names: NamesBeforeRename): [string, Maker][] {
  const maker = (owner: QualifiedName, column: string): [string, Maker] => [column, { table: owner.name, column }];
  switch (op.kind) {
    case "addTable":
      return nameKey(op.table) === nameKey(table) ? op.table.columns.map(({ name }) => maker(op.table, name)) : [];
    case "addColumn":
      return isOf(op.table, table, names) ? [maker(op.table, op.column.name)] : [];
    case "alterColumn":
      return op.from.nullable && !op.to.nullable && isOf(op.table, table, names) ? [maker(op.table, op.to.name)] : [];
    default:
      return [];
  }
}

function isOf(one: QualifiedName, table: QualifiedName, names: NamesBeforeRename): boolean {
  return [nameKey(table), nameKey(names.table(table))].includes(nameKey(one));
}

/** Names that the operation sets free on the table. */
function droppedNames(op: Change, table: QualifiedName, was: Table | undefined, names: NamesBeforeRename): string[] {
  if (!("table" in op) || !isOf(op.table, table, names)) return [];
  switch (op.kind) {
    case "dropColumn":
      return [was?.notNullNames?.[op.column.name] ?? []].flat();
    case "dropPrimaryKey":
      return [op.primaryKey.name ?? []].flat();
    case "dropUnique":
      return [op.unique.name];
    case "dropForeignKey":
      return [op.foreignKey.name];
    case "dropCheck":
      return [op.check.name];
    default:
      return [];
  }
}

function namesOn({ primaryKey, uniques, foreignKeys, checks, notNullNames = {} }: Table): string[] {
  const constraints = [...uniques, ...foreignKeys, ...checks, ...(primaryKey ? [primaryKey] : [])];
  return [...constraints.flatMap(({ name }) => name ?? []), ...Object.values(notNullNames)];
}

/** The server cuts names that are long. */
function isUsual(name: string, table: string, column: string): boolean {
  return Buffer.byteLength(table + column) > 53 || name === `${table}_${column}_not_null`;
}

function whateverItIs(table: QualifiedName, column: string, name: string): SqlText {
  const text = printSql(qualified(table), quoteIdentifier);
  const [tableText, rename] = [quoteLiteral(text), quoteLiteral(`ALTER TABLE ${text} RENAME CONSTRAINT %I TO %I`)];
  return [
    `DO $do$DECLARE was text; BEGIN SELECT k.conname INTO was FROM pg_constraint k JOIN pg_attribute ` +
      `a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] WHERE k.conrelid = ` +
      `${tableText}::regclass AND k.contype = 'n' AND a.attname = ${quoteLiteral(column)}; ` +
      `IF was <> ${quoteLiteral(name)} THEN EXECUTE format(${rename}, was, ${quoteLiteral(name)}); ` +
      `END IF; END$do$`,
  ];
}
