import {
  printSql,
  sameForm,
  sql,
  id,
  joinSql,
  qualified,
  type Column,
  type ForeignKey,
  type ObjectPart,
  type OpaqueObject,
  type Change,
  type QualifiedName,
  type SqlText,
  type Table,
} from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { collationSql, columnSql } from "../render/render-column";
import { parseDefault } from "../normalize/parse-default";
import { columnDefaultSql } from "../render/render-default";
import { renderOperation, storage, storageNames } from "../render/render-operation";
import { typeSql } from "../render/render-type";
import type { TableRow } from "./tables";

/** A table as it is in the catalog, and what of it is its own. */
export interface CatalogTable {
  readonly row: TableRow;
  readonly table: Table;
}

/**
 * A partition, or a table that inherits: described by the statements that create it, as its columns follow those of its
 * parents. What comes from a parent is left out. Its foreign keys stand on their own: they may lead to another that
 * comes later.
 */
export function childTable(
  child: CatalogTable,
  parent: CatalogTable | undefined,
  place: (schema: string, name: string) => QualifiedName,
): OpaqueObject[] {
  return [childItself(child, parent, place), ...child.table.foreignKeys.map((key) => foreignKeyOf(child.table, key))];
}

function childItself(
  { row, table }: CatalogTable,
  parent: CatalogTable | undefined,
  place: (schema: string, name: string) => QualifiedName,
): OpaqueObject {
  const name = { schema: table.schema, name: table.name };
  const parents = (row.parents ?? []).map((p) => place(p.schema, p.name));
  const rows = new Map((row.columns ?? []).map((c) => [c.name, c]));
  const isOwn = ({ name: column }: Column) => rows.get(column)?.local === true && rows.get(column)?.inherited === false;
  const merged = table.columns.filter((c) => rows.get(c.name)?.local === true && !isOwn(c));
  const key = row.partition_key === null ? "" : ` PARTITION BY ${row.partition_key}`;
  const partition = (own: SqlText | "") =>
    sql`CREATE ${kindOf(table)} ${qualified(name)} PARTITION OF ${qualified(parents[0]!)} ${own}${row.partition_bound ?? ""}${key}`;
  const notNulls = row.is_partition ? notNullsOf(row, table) : [];
  const head = row.is_partition
    ? partition("")
    : sql`CREATE ${kindOf(table)} ${qualified(name)} (${joinSql(merged.map((c) => columnSql(withoutInherited(c, parent?.table))))}) INHERITS (${joinSql(parents.map(qualified))})`;
  // A foreign key to the parent holds a partition that is not detached.
  const detach = row.is_partition
    ? [print(sql`ALTER TABLE ${qualified(parents[0]!)} DETACH PARTITION ${qualified(name)}`)]
    : [];
  const own = row.is_partition ? [] : table.columns.filter(isOwn);
  const inherited = table.columns.filter((c) => rows.get(c.name)?.local !== true || (row.is_partition && isOwn(c)));
  return {
    kind: row.is_partition ? "partition" : "inheriting table",
    ...name,
    parts: [
      {
        name: "",
        create: [print(head)],
        ...(notNulls.length > 0 && { targetSource: [print(partition(sql`(${joinSql(notNulls)}) `))] }),
        drop: [...detach, print(sql`DROP TABLE ${qualified(name)}`)],
      },
      ...own.map((column) => ownColumn(name, column)),
      ...[...own, ...merged].flatMap((column) => commentPart(name, column)),
      ...inherited.flatMap((column) => columnParts(name, column, parent && inheritable(parent, column.name))),
      ...storagePart(name, table),
      ...ownParts(name, table),
    ],
    dependsOn: parents,
    ...(table.restore && { restore: table.restore }),
    holdsRows: true,
    isTable: true,
  };
}

/**
 * A partition's own NOT NULL constraints, which its table's have too (18): they have their names from the beginning.
 */
function notNullsOf({ not_null_names: names }: TableRow, { name: table }: Table): SqlText[] {
  return Object.entries(names ?? {}).map(([column, name]) =>
    name === `${table}_${column}_not_null`
      ? sql`${id(column)} NOT NULL`
      : sql`CONSTRAINT ${id(name)} NOT NULL ${id(column)}`,
  );
}

/** Where a parent computes a column it does so for its children, and servers before 16 refuse to hear it twice. */
function withoutInherited(column: Column, parent: Table | undefined): Column {
  const own = parent?.columns.find(({ name }) => name === column.name);
  return column.generated !== undefined && sameForm(column.generated, own?.generated)
    ? { ...column, generated: undefined }
    : column;
}

/** A parent's column as children have it: its sequence gives them their values, but is not theirs. */
function inheritable({ row, table }: CatalogTable, name: string): Column | undefined {
  const column = table.columns.find((c) => c.name === name);
  const text = row.columns?.find((c) => c.name === name)?.expression ?? null;
  if (column?.autoIncrement?.kind !== "autoIncrement" || text === null) return column;
  return { ...column, autoIncrement: undefined, default: parseDefault(text, column.type) };
}

function kindOf({ options }: Table): string {
  return options?.native?.["unlogged"] === "true" ? "UNLOGGED TABLE" : "TABLE";
}

function columnParts(table: QualifiedName, column: Column, parent: Column | undefined): ObjectPart[] {
  const alter = (action: SqlText | string) =>
    print(sql`ALTER TABLE ONLY ${qualified(table)} ALTER COLUMN ${id(column.name)} ${action}`);
  const setDefault = (of: Column) =>
    of.default === undefined ? "DROP DEFAULT" : `SET DEFAULT ${columnDefaultSql(of)}`;
  const parts: ObjectPart[] = [];
  if (parent === undefined) return parts;
  if (
    !sameForm(column.default, parent.default) &&
    column.generated === undefined &&
    column.autoIncrement === undefined
  ) {
    parts.push({
      name: `default ${column.name}`,
      create: [alter(setDefault(column))],
      drop: [alter(setDefault(parent))],
    });
  }
  if (parent.nullable && !column.nullable)
    parts.push({ name: `not null ${column.name}`, create: [alter("SET NOT NULL")], drop: [alter("DROP NOT NULL")] });
  return [...parts, ...commentPart(table, column)];
}

/** A column that no parent has. In place it can become any other that the server computes no values for. */
function ownColumn(table: QualifiedName, column: Column): ObjectPart {
  const alter = (action: SqlText) => print(sql`ALTER TABLE ${qualified(table)} ${action}`);
  const value = columnDefaultSql(column);
  const actions = [
    sql`DROP DEFAULT`,
    sql`TYPE ${typeSql(column.type)}${column.collation !== undefined && sql` COLLATE ${collationSql(column.collation)}`} USING ${id(column.name)}::${typeSql(column.type)}`,
    ...(value === undefined ? [] : [sql`SET DEFAULT ${value}`]),
    sql`${column.nullable ? "DROP" : "SET"} NOT NULL`,
  ];
  const isPlain = column.generated === undefined && column.autoIncrement === undefined;
  return {
    name: `column ${column.name}`,
    create: [alter(sql`ADD COLUMN ${columnSql(column)}`)],
    drop: [alter(sql`DROP COLUMN ${id(column.name)}`)],
    ...(isPlain && {
      replace: [alter(joinSql(actions.map((action) => sql`ALTER COLUMN ${id(column.name)} ${action}`)))],
      shape: "plain",
    }),
  };
}

function commentPart(table: QualifiedName, { name, comment }: Column): ObjectPart[] {
  if (comment === undefined) return [];
  const set = (text: string) => print(sql`COMMENT ON COLUMN ${qualified(table)}.${id(name)} IS ${text}`);
  return [{ name: `comment ${name}`, create: [set(quoteLiteral(comment))], drop: [set("NULL")] }];
}

function storagePart(table: QualifiedName, { options }: Table): ObjectPart[] {
  const parameters = storage(options);
  if (parameters === false) return [];
  const names = storageNames(options).join(", ");
  const alter = (action: string) => print(sql`ALTER TABLE ${qualified(table)} ${action}`);
  return [
    { name: "storage", create: [alter(`SET${parameters.slice(" WITH".length)}`)], drop: [alter(`RESET (${names})`)] },
  ];
}

function ownParts(name: QualifiedName, table: Table): ObjectPart[] {
  const part = (label: string, add: Change, drop: Change): ObjectPart => ({
    name: label,
    create: statements(add),
    drop: statements(drop),
  });
  return [
    ...(table.primaryKey
      ? [
          part(
            "primary key",
            { kind: "addPrimaryKey", table: name, primaryKey: table.primaryKey },
            { kind: "dropPrimaryKey", table: name, primaryKey: table.primaryKey },
          ),
        ]
      : []),
    ...table.uniques.map((unique) =>
      part(
        `unique ${unique.name}`,
        { kind: "addUnique", table: name, unique },
        { kind: "dropUnique", table: name, unique },
      ),
    ),
    ...table.indexes.map((index) =>
      part(`index ${index.name}`, { kind: "addIndex", table: name, index }, { kind: "dropIndex", table: name, index }),
    ),
    ...table.checks.map((check) =>
      part(`check ${check.name}`, { kind: "addCheck", table: name, check }, { kind: "dropCheck", table: name, check }),
    ),
    ...(table.triggers ?? []).map((trigger) =>
      part(
        `trigger ${trigger.name}`,
        { kind: "addTrigger", table: name, trigger },
        { kind: "dropTrigger", table: name, trigger },
      ),
    ),
    ...(table.comment === undefined
      ? []
      : [
          part(
            "comment",
            { kind: "alterTableComment", table: name, to: table.comment },
            { kind: "alterTableComment", table: name },
          ),
        ]),
  ];
}

function foreignKeyOf({ schema, name }: Table, foreignKey: ForeignKey): OpaqueObject {
  const table = { schema, name };
  const { references } = foreignKey;
  const part = {
    name: "",
    create: statements({ kind: "addForeignKey", table, foreignKey }),
    drop: statements({ kind: "dropForeignKey", table, foreignKey }),
  };
  return {
    kind: "foreign key",
    schema,
    name: `${name}.${foreignKey.name}`,
    table,
    parts: [part],
    dependsOn: [
      table,
      ...foreignKey.columns.map((column) => ({ ...table, column })),
      ...references.columns.map((column) => ({ schema: references.schema, name: references.name, column })),
    ],
  };
}

function statements(op: Change): string[] {
  return renderOperation(op, "").map(print);
}

function print(text: SqlText): string {
  return printSql(text, quoteIdentifier);
}
