import {
  sameForm,
  type Check,
  type Column,
  type ColumnType,
  type Index,
  type IndexPart,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { adoptNames } from "../normalize/adopt-names";
import { openFile, type SqliteConnection } from "../client/client";
import { wordsThatHold } from "../render/native-clauses";
import { tokenize } from "../sql/tokenize";
import { quoteIdentifier } from "../sql/quote";
import { renameInCase } from "../plan/rename-in-case";
import { renderType } from "../render/render-type";

/**
 * SQLite keeps expressions as they are written, and `normalize` has given them the form in which they are compared.
 * Where that leaves a difference both are compiled: one program means one expression, and the text that is there is
 * taken.
 */
export async function canonicalizeSchema(wanted: Schema, live: Schema): Promise<Schema> {
  const there = new Map(inCaseOf(wanted, live).tables.map((table) => [table.name, table]));
  const named = adoptNames(renameInCase(wanted, live), live);
  const adopted = { ...named, tables: named.tables.map((table) => keepWords(table, there.get(table.name))) };
  const doubtful = adopted.tables.filter((table) => hasDoubts(table, there.get(table.name)));
  if (doubtful.length === 0) return adopted;
  const connection = await openFile(":memory:", { timeout: 0 });
  try {
    const settled = new Map(
      doubtful.map((table) => [table, settleTable(table, there.get(table.name) ?? table, judgeOf(connection, table))]),
    );
    return { ...adopted, tables: adopted.tables.map((table) => settled.get(table) ?? table) };
  } finally {
    connection.close();
  }
}

/** What is there, in the words that it will have once it has the names of another database. */
function inCaseOf(wanted: Schema, live: Schema): Schema {
  return wanted.tables.some(({ source }) => source !== undefined) ? adoptNames(live, wanted) : live;
}

/**
 * Entities cannot state ON CONFLICT and other clauses of SQLite: what is there stays. Another database says what it
 * wants.
 */
function keepWords(wanted: Table, live: Table | undefined): Table {
  if (live === undefined || wanted.source !== undefined) return wanted;
  const native = live.options?.native && wordsThatHold(live.options.native, wanted, live);
  const types = new Map(live.columns.map((column) => [column.name, column.type]));
  return {
    ...wanted,
    columns: wanted.columns.map((column) => keepCheckName(column, types.get(column.name))),
    ...(native && { options: { ...wanted.options, native } }),
  };
}

function keepCheckName(wanted: Column, live: ColumnType | undefined): Column {
  if (wanted.type.kind !== "enum" || live?.kind !== "enum" || live.name === undefined) return wanted;
  return { ...wanted, type: { ...wanted.type, name: live.name } };
}

/** Do both texts compile to one program? */
type Judge = (a: string, b: string) => boolean;

function hasDoubts(wanted: Table, live: Table | undefined): boolean {
  if (live === undefined) return false;
  let asked = false;
  settleTable(wanted, live, () => {
    asked = true;
    return false;
  });
  return asked;
}

function judgeOf(connection: SqliteConnection, table: Table): Judge {
  const columns = table.columns.map(
    ({ name, type, collation }) =>
      `${quoteIdentifier(name)} ` +
      `${renderType(type)}${collation === undefined ? "" : ` COLLATE ${quoteIdentifier(collation)}`}`,
  );
  const name = quoteIdentifier(table.name);
  try {
    connection.exec(`DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (${columns.join(", ")})`);
  } catch {
    // What SQLite does not take here it will not take in the migration either, and will say so there.
    return () => false;
  }
  const program = (expression: string) =>
    JSON.stringify([literals(expression), connection.prepare(`EXPLAIN SELECT (${expression}) FROM ${name}`).all()]);
  return (a, b) => {
    try {
      return program(a) === program(b);
    } catch {
      return false;
    }
  };
}

/**
 * EXPLAIN shows bytes up to the first zero, and 16 digits of a number (sqlite.org/lang_explain.html promises neither).
 */
export function literals(expression: string): readonly string[] {
  const found = tokenize(expression).filter(({ kind }) => kind === "blob" || kind === "number");
  return found
    .map(({ kind, text }) => (kind === "blob" ? text.toLowerCase() : `${Number(text.replaceAll("_", ""))}`))
    .sort();
}

function settleTable(wanted: Table, live: Table, same: Judge): Table {
  const columns = new Map(live.columns.map((column) => [column.name, column]));
  const indexes = new Map(live.indexes.map((index) => [index.name, index]));
  return {
    ...wanted,
    columns: wanted.columns.map((column) => settleColumn(column, columns.get(column.name), same)),
    checks: settleChecks(wanted.checks, live.checks, same),
    indexes: wanted.indexes.map((index) => settleIndex(index, indexes.get(index.name), same)),
  };
}

function settleColumn(wanted: Column, live: Column | undefined, same: Judge): Column {
  if (live === undefined) return wanted;
  const [a, b] = [wanted.default, live.default];
  const isDefault = a?.kind === "expression" && b?.kind === "expression" && a.sql !== b.sql && same(a.sql, b.sql);
  const [x, y] = [wanted.generated, live.generated];
  const isGenerated =
    x !== undefined && y !== undefined && x.expression !== y.expression && same(x.expression, y.expression);
  return {
    ...wanted,
    ...(isDefault && { default: b }),
    ...(isGenerated && { generated: { ...x, expression: y.expression } }),
  };
}

/** A check that nobody named may be any of those that are there. */
function settleChecks(wanted: readonly Check[], live: readonly Check[], same: Judge): readonly Check[] {
  const known = new Set(live.map((check) => check.expression));
  const asked = new Set(wanted.map((check) => check.expression));
  const left = live.filter((check) => !asked.has(check.expression));
  return wanted.map((check) => {
    if (known.has(check.expression)) return check;
    const found = left.find(
      (other) =>
        (other.name === check.name || check.implicitName || other.implicitName) &&
        same(check.expression, other.expression),
    );
    return found === undefined ? check : { ...check, expression: found.expression };
  });
}

function settleIndex(wanted: Index, live: Index | undefined, same: Judge): Index {
  if (live === undefined || wanted.parts.length !== live.parts.length || sameForm(wanted, live)) return wanted;
  const parts = wanted.parts.map((part, i) => settlePart(part, live.parts[i], same));
  const [a, b] = [wanted.where, live.where];
  const where = a !== undefined && b !== undefined && a !== b && same(a, b) ? b : a;
  return { ...wanted, parts, ...(where !== undefined && { where }) };
}

function settlePart(wanted: IndexPart, live: IndexPart | undefined, same: Judge): IndexPart {
  const [a, b] = [wanted.expression, live?.expression];
  return a !== undefined && b !== undefined && a !== b && same(a, b) ? { ...wanted, expression: b } : wanted;
}
