import { id, joinSql, sql, type SqlText, type Table } from "@stingerloom/schema-diff";
import type { RebuildTable } from "../model/operation";
import { quoteLiteral } from "../sql/quote";
import { renderDefault } from "./render-default";
import { renderExpression } from "./render-expression";
import { renderIndex } from "./render-index";
import { renderTable } from "./render-table";

/**
 * The table is renamed out of the way, the new one is made under its own, the rows are copied by column name, the old
 * one is dropped. `legacy_alter_table` keeps the renaming from following into foreign keys, views and triggers of
 * others, which mean the new table (sqlite.org/pragma.html#pragma_legacy_alter_table). Making the new table under its
 * own name, rather than renaming it afterwards, leaves its text as it is written here.
 *
 * Foreign keys must be off: dropping a table deletes its rows (sqlite.org/foreignkeys.html#fk_schemacommands).
 */
export function renderRebuild(operation: RebuildTable): readonly SqlText[] {
  const { from, to } = operation;
  const old = operation.temporaryName ?? `__stingerloom_old_${to.name}`;
  return [
    // The driver knows a rebuild by it, and refuses one that would delete rows.
    sql`PRAGMA legacy_alter_table = ON`,
    ...(operation.byCopy ? copyToTempTable(from, to, old) : [sql`ALTER TABLE ${id(from.name)} RENAME TO ${id(old)}`]),
    sql`PRAGMA legacy_alter_table = OFF`,
    renderTable(to),
    renderCopy(operation, old),
    ...renderSequence(from, to, old),
    sql`DROP TABLE ${id(old)}`,
    ...to.indexes.map((index) => renderIndex(to.name, index)),
    ...(to.triggers ?? []).map((trigger) => renderExpression(trigger.sql)),
  ];
}

/**
 * Each value is kept as it is: the copy's columns have the affinities of the table's
 * (sqlite.org/lang_createtable.html#createtabas).
 */
function copyToTempTable(from: Table, to: Table, old: string): readonly SqlText[] {
  const [name, seq, sequences] = [id("name"), id("seq"), id("sqlite_sequence")];
  const count = sql`INSERT INTO ${sequences} (${name}, ${seq}) SELECT ${quoteLiteral(old)}, ${seq} FROM ${sequences} WHERE ${name} = ${quoteLiteral(from.name)}`;
  return [
    sql`CREATE TABLE ${id(old)} AS SELECT * FROM ${id(from.name)}`,
    ...(countsOn(from, to) ? [count] : []),
    sql`DROP TABLE ${id(from.name)}`,
  ];
}

function renderCopy({ from, to, copy, fill = [], rollsBack }: RebuildTable, old: string): SqlText {
  const pairs: (readonly [string, SqlText])[] = [
    ...copy.map((c) => [c.to, renderValue(c)] as const),
    ...fill.map((f) => [f.to, sql`${f.sql}`] as const),
  ];
  const given = pairs.length > 0 ? pairs : placeholder(to);
  return sql`INSERT ${rollsBack === true ? "OR ROLLBACK " : ""}INTO ${id(to.name)} (${joinSql(given.map(([name]) => id(name)))})\nSELECT ${joinSql(given.map(([, value]) => value))} FROM ${id(old)}${fill.length > 0 && sql` AS ${id(from.name)}`}`;
}

function renderValue({ from, as, renamed, otherwise }: RebuildTable["copy"][number]): SqlText {
  const own = as === undefined ? id(from) : sql`CAST(${id(from)} AS ${as})`;
  const value =
    renamed === undefined
      ? own
      : sql`CASE ${id(from)} WHEN ${quoteLiteral(renamed.from)} THEN ${quoteLiteral(renamed.to)} ELSE ${own} END`;
  return otherwise === undefined ? value : sql`COALESCE(${value}, ${otherwise})`;
}

/** No column is left to copy, and yet each row stays. */
function placeholder(to: Table): (readonly [string, SqlText])[] {
  const column = to.columns.find((c) => c.generated === undefined);
  if (column === undefined) return [];
  return [[column.name, sql`${column.default === undefined ? "NULL" : renderDefault(column.default, column.type)}`]];
}

/** AUTOINCREMENT goes on where it stood, even if the rows with the highest keys are gone (sqlite.org/autoinc.html). */
function renderSequence(from: Table, to: Table, old: string): readonly SqlText[] {
  if (!countsOn(from, to)) return [];
  return [
    sql`DELETE FROM ${id("sqlite_sequence")} WHERE ${id("name")} = ${quoteLiteral(to.name)}`,
    sql`UPDATE ${id("sqlite_sequence")} SET ${id("name")} = ${quoteLiteral(to.name)} WHERE ${id("name")} = ${quoteLiteral(old)}`,
  ];
}

function countsOn(from: Table, to: Table): boolean {
  return [from, to].every(({ columns }) => columns.some((column) => column.autoIncrement !== undefined));
}
