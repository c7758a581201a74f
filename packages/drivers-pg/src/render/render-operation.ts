import {
  assertNever,
  id,
  joinSql,
  printSql,
  qualified,
  renderObject,
  sql,
  type AddColumn,
  type ChangeOf,
  type QualifiedName,
  type Sequence,
  type SqlText,
  type Table,
  type TableOptions,
} from "@stingerloom/schema-diff";
import { addFilledColumn } from "./render-filled-column";
import { alterColumns } from "./render-alter-column";
import { columnSql, sequenceOptions } from "./render-column";
import { commentOn } from "./render-comment";
import { checkSql, foreignKeySql, primaryKeySql, uniqueSql } from "./render-constraint";
import { zeroSql } from "./render-default";
import { alterEnum, createEnum } from "./render-enum";
import { indexSql } from "./render-index";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { boundsChange } from "../model/sequence-bounds";
import { partitioning } from "../model/table-options";
import { alterationsOf, type Operation } from "../model/operation";

/** The statements of one operation. */
export function renderOperation(op: Operation, defaultSchema: string): readonly SqlText[] {
  switch (op.kind) {
    case "addNamespace":
      return [
        sql`CREATE SCHEMA ${id(op.namespace.name)}`,
        ...comments(sql`SCHEMA ${id(op.namespace.name)}`, op.namespace.comment),
      ];
    case "dropNamespace":
      return [sql`DROP SCHEMA ${id(op.namespace.name)}`];
    case "addEnum":
      return createEnum(op.enum);
    case "dropEnum":
      return [sql`DROP TYPE ${qualified(op.enum)}`];
    case "alterEnum":
      return alterEnum(op);
    case "addSequence":
      return [
        sql`CREATE SEQUENCE ${qualified(op.sequence)}${spaced(sequenceOptions(op.sequence))}`,
        ...comments(sql`SEQUENCE ${qualified(op.sequence)}`, op.sequence.comment),
      ];
    case "dropSequence":
      return [sql`DROP SEQUENCE ${qualified(op.sequence)}`];
    case "alterSequence":
      return alterSequence(op.from, op.to);
    case "addTable":
      return createTable(op.table, defaultSchema);
    case "dropTable":
      return [sql`DROP TABLE ${qualified(op.table)}`];
    case "renameTable":
      return renameTable(op.from, op.to, defaultSchema);
    case "alterTableOptions":
      return alterOptions(op.table, op.from, op.to);
    case "alterTableComment":
      return [commentOn(sql`TABLE ${qualified(op.table)}`, op.to)];
    case "addColumn":
      return addColumn(op);
    case "dropColumn":
      return [alter(op.table, sql`DROP COLUMN ${id(op.column.name)}`)];
    case "alterColumn":
      return alterColumns(op.table, alterationsOf(op));
    case "renameColumn":
      return [alter(op.table, sql`RENAME COLUMN ${id(op.from)} TO ${id(op.to)}`), ...renameSequence(op)];
    case "addPrimaryKey":
      return [
        alter(op.table, sql`ADD ${primaryKeySql(op.primaryKey)}`),
        ...constraintComment(op.table, op.primaryKey.name, op.primaryKey.comment),
      ];
    case "dropPrimaryKey":
      return [dropConstraint(op.table, op.primaryKey.name ?? `${op.table.name}_pkey`)];
    case "addUnique":
      return [
        alter(op.table, sql`ADD ${uniqueSql(op.unique)}`),
        ...constraintComment(op.table, op.unique.name, op.unique.comment),
      ];
    case "dropUnique":
      return [dropConstraint(op.table, op.unique.name)];
    case "addIndex":
      return [
        indexSql(op.table, op.index),
        ...comments(sql`INDEX ${qualified({ schema: op.table.schema, name: op.index.name })}`, op.index.comment),
      ];
    case "dropIndex":
      return [sql`DROP INDEX ${qualified({ schema: op.table.schema, name: op.index.name })}`];
    case "addForeignKey":
      return [
        alter(op.table, sql`ADD ${foreignKeySql(op.foreignKey)}`),
        ...constraintComment(op.table, op.foreignKey.name, op.foreignKey.comment),
      ];
    case "dropForeignKey":
      return [dropConstraint(op.table, op.foreignKey.name)];
    case "addCheck":
      return [
        alter(op.table, sql`ADD ${checkSql(op.check)}`),
        ...constraintComment(op.table, op.check.name, op.check.comment),
      ];
    case "dropCheck":
      return [dropConstraint(op.table, op.check.name)];
    case "renameConstraint":
      return renameConstraint(op);
    case "addView":
      return [...op.view.sql, ...(op.view.restore ?? [])].map((text) => [text]);
    case "dropView":
      return [sql`DROP ${op.view.materialized ? "MATERIALIZED VIEW" : "VIEW"} ${qualified(op.view)}`];
    case "addObject":
      return "statement" in op ? [op.statement] : renderObject(op);
    case "dropObject":
    case "alterObject":
      return renderObject(op);
    case "addTrigger":
      return [[op.trigger.sql]];
    case "dropTrigger":
      return [sql`DROP TRIGGER ${id(op.trigger.name)} ON ${qualified(op.table)}`];
    default:
      return assertNever(op);
  }
}

function alter(table: QualifiedName, action: SqlText): SqlText {
  return sql`ALTER TABLE ${qualified(table)} ${action}`;
}

function dropConstraint(table: QualifiedName, name: string): SqlText {
  return alter(table, sql`DROP CONSTRAINT ${id(name)}`);
}

function spaced(options: string): string | false {
  return options !== "" && ` ${options}`;
}

function comments(object: SqlText, comment: string | undefined): SqlText[] {
  return comment === undefined ? [] : [commentOn(object, comment)];
}

function constraintComment(table: QualifiedName, name: string | undefined, comment: string | undefined): SqlText[] {
  return name === undefined ? [] : comments(sql`CONSTRAINT ${id(name)} ON ${qualified(table)}`, comment);
}

/** A key of one column with the server's own name reads best behind its column. */
function createTable(table: Table, defaultSchema: string): SqlText[] {
  const { columns, primaryKey, uniques, checks, indexes, options } = table;
  const inline =
    primaryKey !== undefined &&
    primaryKey.columns.length === 1 &&
    primaryKey.implicitName === true &&
    primaryKey.deferrable === undefined &&
    primaryKey.include === undefined;
  const said = saidTwice(table);
  const lines = [
    ...columns.map((column) => columnSql(column, inline && primaryKey.columns[0] === column.name)),
    ...(primaryKey && !inline ? [primaryKeySql(primaryKey)] : []),
    ...uniques.filter((unique) => !said.includes(unique)).map(uniqueSql),
    ...checks.filter((check) => !check.notValid).map(checkSql),
  ];
  const kind = options?.native?.["unlogged"] === "true" ? "UNLOGGED TABLE" : "TABLE";
  const name = { schema: table.schema, name: table.name };
  const create =
    lines.length === 0
      ? sql`CREATE ${kind} ${qualified(name)} ()`
      : sql`CREATE ${kind} ${qualified(name)} (\n  ${joinSql(lines, ",\n  ")}\n)`;
  return [
    sql`${create}${partitionedBy(options)}${storage(options)}`,
    // A check of a new table is valid by itself: that rows were not looked at has to be said afterwards.
    ...checks.filter((check) => check.notValid).map((check) => alter(name, sql`ADD ${checkSql(check)}`)),
    ...said.map((unique) => alter(name, sql`ADD ${uniqueSql(unique)}`)),
    ...indexes.flatMap((index) => renderOperation({ kind: "addIndex", table: name, index }, defaultSchema)),
    ...comments(sql`TABLE ${qualified(name)}`, table.comment),
    ...columns.flatMap((column) => columnComment(name, column)),
    ...(table.triggers ?? []).map((trigger): SqlText => [trigger.sql]),
    ...constraintComment(name, primaryKey?.name, primaryKey?.comment),
    ...[...uniques, ...checks].flatMap((constraint) => constraintComment(name, constraint.name, constraint.comment)),
    ...(table.restore ?? []).map((text): SqlText => [text]),
  ];
}

/** Of constraints that say the same CREATE TABLE makes one alone; ALTER TABLE makes them all. */
function saidTwice({ primaryKey, uniques }: Table): Table["uniques"] {
  const seen = new Set(primaryKey && [primaryKey.columns.join("\u0000")]);
  return uniques.filter(({ columns }) => {
    const key = columns.join("\u0000");
    return seen.has(key) || !seen.add(key);
  });
}

function parametersOf(options: TableOptions | undefined): [string, string][] {
  return Object.entries(options?.native ?? {}).filter(([name]) => name !== "unlogged" && name !== partitioning);
}

/** `WITH (…)`, as CREATE TABLE has it. */
export function storage(options: TableOptions | undefined): string | false {
  const parameters = parametersOf(options).map(([name, value]) => `${name}=${value}`);
  return parameters.length > 0 && ` WITH (${parameters.join(", ")})`;
}

export function storageNames(options: TableOptions | undefined): string[] {
  return parametersOf(options).map(([name]) => name);
}

function partitionedBy(options: TableOptions | undefined): string | false {
  const key = options?.native?.[partitioning];
  return key !== undefined && ` PARTITION BY ${key}`;
}

function alterOptions(table: QualifiedName, from: TableOptions, to: TableOptions): SqlText[] {
  const [was, is] = [new Map(parametersOf(from)), new Map(parametersOf(to))];
  const set = [...is].filter(([name, value]) => was.get(name) !== value).map(([name, value]) => `${name}=${value}`);
  const reset = [...was.keys()].filter((name) => !is.has(name));
  const unlogged = (options: TableOptions) => options.native?.["unlogged"] === "true";
  return [
    ...(unlogged(from) === unlogged(to) ? [] : [alter(table, [unlogged(to) ? "SET UNLOGGED" : "SET LOGGED"])]),
    ...(set.length === 0 ? [] : [alter(table, [`SET (${set.join(", ")})`])]),
    ...(reset.length === 0 ? [] : [alter(table, [`RESET (${reset.join(", ")})`])]),
  ];
}

function renameTable(from: QualifiedName, to: QualifiedName, defaultSchema: string): SqlText[] {
  const statements: SqlText[] = [];
  if (from.schema !== to.schema) statements.push(alter(from, sql`SET SCHEMA ${id(to.schema ?? defaultSchema)}`));
  if (from.name !== to.name)
    statements.push(alter({ schema: to.schema, name: from.name }, sql`RENAME TO ${id(to.name)}`));
  return statements;
}

/** See `AddColumn.restores`: rows get the zero value, and then the default that gave it goes. */
function addColumn({ table, column, restores, fill }: AddColumn): SqlText[] {
  if (fill !== undefined) return [...addFilledColumn(table, column, fill), ...columnComment(table, column)];
  const computed = column.generated !== undefined || column.autoIncrement !== undefined;
  const zero =
    restores && !column.nullable && column.default === undefined && !computed ? zeroSql(column.type) : undefined;
  const comment = columnComment(table, column);
  if (zero === undefined) return [alter(table, sql`ADD COLUMN ${columnSql(column)}`), ...comment];
  const filled = { ...column, default: { kind: "expression" as const, sql: zero } };
  return [
    alter(table, sql`ADD COLUMN ${columnSql(filled)}`),
    alter(table, sql`ALTER COLUMN ${id(column.name)} DROP DEFAULT`),
    ...comment,
  ];
}

function columnComment(table: QualifiedName, { name, comment }: AddColumn["column"]): SqlText[] {
  return comments(sql`COLUMN ${qualified(table)}.${id(name)}`, comment);
}

/** The sequence of a column that counts has the column's name in its own. */
function renameSequence({ table, from, to, column }: ChangeOf<"renameColumn">): SqlText[] {
  if (column.autoIncrement === undefined) return [];
  const name = (of: string) => `${table.name}_${of}_seq`;
  return [
    sql`ALTER SEQUENCE IF EXISTS ${qualified({ schema: table.schema, name: name(from) })} RENAME TO ${id(name(to))}`,
  ];
}

function renameConstraint({ table, constraint, from, to, comment }: ChangeOf<"renameConstraint">): SqlText[] {
  const index = (name: string) => qualified({ schema: table.schema, name });
  const isIndex = constraint === "index";
  const rename = isIndex
    ? sql`ALTER INDEX ${index(from)} RENAME TO ${id(to)}`
    : alter(table, sql`RENAME CONSTRAINT ${id(from)} TO ${id(to)}`);
  const target = isIndex ? sql`INDEX ${index(to)}` : sql`CONSTRAINT ${id(to)} ON ${qualified(table)}`;
  return [...(from === to ? [] : [rename]), ...(comment ? [commentOn(target, comment.to)] : [])];
}

function alterSequence(from: Sequence, to: Sequence): SqlText[] {
  const options = changedOptions(from, to);
  const { restarts, continuesCount } = boundsChange(from, to);
  const name = quoteLiteral(printSql(qualified(to), quoteIdentifier));
  return [
    ...(continuesCount
      ? [
          sql`SELECT setval(${name}, ${continuesCount.from}, false) FROM ${qualified(to)} WHERE last_value ${continuesCount.lags} ${continuesCount.from}`,
        ]
      : []),
    ...(options === "" ? [] : [sql`ALTER SEQUENCE ${qualified(to)} ${options}${restarts && " RESTART"}`]),
    ...(from.comment === to.comment ? [] : [commentOn(sql`SEQUENCE ${qualified(to)}`, to.comment)]),
  ];
}

function changedOptions(from: Sequence, to: Sequence): string {
  const changed = Object.entries(to).filter(
    ([key, value]) => key !== "name" && key !== "schema" && from[key as keyof Sequence] !== value,
  );
  return sequenceOptions(Object.fromEntries(changed) as Partial<Sequence>);
}
