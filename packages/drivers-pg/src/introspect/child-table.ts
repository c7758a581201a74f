import { printSql, sameForm, sql, id, joinSql, qualified, type Column, type ObjectPart, type OpaqueObject, type Operation, type QualifiedName, type SqlText, type Table } from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../quote";
import { columnSql } from "../render-column";
import { columnDefaultSql } from "../render-default";
import { renderOperation, storage } from "../render-operation";
import type { TableRow } from "./tables";

/**
 * A partition, or a table that inherits: told by the statements that make it, as its columns follow those of its parents. `table` has what
 * is its own, not what comes from a parent.
 */
export function childTable(row: TableRow, table: Table, parent: Table | undefined, place: (schema: string, name: string) => QualifiedName): OpaqueObject {
  const name = { schema: table.schema, name: table.name };
  const parents = (row.parents ?? []).map((p) => place(p.schema, p.name));
  const local = new Set((row.columns ?? []).filter((c) => c.local).map((c) => c.name));
  const key = row.partition_key === null ? "" : ` PARTITION BY ${row.partition_key}`;
  const head = row.is_partition
    ? sql`CREATE ${kindOf(table)} ${qualified(name)} PARTITION OF ${qualified(parents[0]!)} ${row.partition_bound ?? ""}${key}${storage(table.options)}`
    : sql`CREATE ${kindOf(table)} ${qualified(name)} (${joinSql(table.columns.filter((c) => local.has(c.name)).map((c) => columnSql(c)))}) INHERITS (${joinSql(parents.map(qualified))})${storage(table.options)}`;
  const inherited = table.columns.filter((c) => !local.has(c.name));
  return {
    kind: row.is_partition ? "partition" : "inheriting table",
    ...name,
    parts: [
      { name: "", create: [print(head)], drop: [print(sql`DROP TABLE ${qualified(name)}`)] },
      ...inherited.flatMap((column) => columnParts(name, column, parent?.columns.find((c) => c.name === column.name))),
      ...ownParts(name, table),
    ],
    dependsOn: parents,
    ...(table.restore && { restore: table.restore }),
    holdsRows: true,
  };
}

function kindOf({ options }: Table): string {
  return options?.native?.["unlogged"] === "true" ? "UNLOGGED TABLE" : "TABLE";
}

function columnParts(table: QualifiedName, column: Column, parent: Column | undefined): ObjectPart[] {
  const alter = (action: SqlText | string) => print(sql`ALTER TABLE ONLY ${qualified(table)} ALTER COLUMN ${id(column.name)} ${action}`);
  const setDefault = (of: Column) => (of.default === undefined ? "DROP DEFAULT" : `SET DEFAULT ${columnDefaultSql(of)}`);
  const parts: ObjectPart[] = [];
  if (parent === undefined) return parts;
  if (!sameForm(column.default, parent.default) && column.generated === undefined && column.autoIncrement === undefined) {
    parts.push({ name: `default ${column.name}`, create: [alter(setDefault(column))], drop: [alter(setDefault(parent))] });
  }
  if (parent.nullable && !column.nullable) parts.push({ name: `not null ${column.name}`, create: [alter("SET NOT NULL")], drop: [alter("DROP NOT NULL")] });
  if (column.comment !== undefined) {
    const comment = (text: string) => print(sql`COMMENT ON COLUMN ${qualified(table)}.${id(column.name)} IS ${text}`);
    parts.push({ name: `comment ${column.name}`, create: [comment(quoteLiteral(column.comment))], drop: [comment("NULL")] });
  }
  return parts;
}

function ownParts(name: QualifiedName, table: Table): ObjectPart[] {
  const part = (label: string, add: Operation, drop: Operation): ObjectPart => ({ name: label, create: statements(add), drop: statements(drop) });
  return [
    ...(table.primaryKey ? [part("primary key", { kind: "addPrimaryKey", table: name, primaryKey: table.primaryKey }, { kind: "dropPrimaryKey", table: name, primaryKey: table.primaryKey })] : []),
    ...table.uniques.map((unique) => part(`unique ${unique.name}`, { kind: "addUnique", table: name, unique }, { kind: "dropUnique", table: name, unique })),
    ...table.indexes.map((index) => part(`index ${index.name}`, { kind: "addIndex", table: name, index }, { kind: "dropIndex", table: name, index })),
    ...table.checks.map((check) => part(`check ${check.name}`, { kind: "addCheck", table: name, check }, { kind: "dropCheck", table: name, check })),
    ...table.foreignKeys.map((foreignKey) => part(`foreign key ${foreignKey.name}`, { kind: "addForeignKey", table: name, foreignKey }, { kind: "dropForeignKey", table: name, foreignKey })),
    ...(table.triggers ?? []).map((trigger) => part(`trigger ${trigger.name}`, { kind: "addTrigger", table: name, trigger }, { kind: "dropTrigger", table: name, trigger })),
    ...(table.comment === undefined ? [] : [part("comment", { kind: "alterTableComment", table: name, to: table.comment }, { kind: "alterTableComment", table: name })]),
  ];
}

function statements(op: Operation): string[] {
  return renderOperation(op, "").map(print);
}

function print(text: SqlText): string {
  return printSql(text, quoteIdentifier);
}
