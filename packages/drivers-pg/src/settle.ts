import { id, nameKey, printSql, sameForm, sql, type Check, type Column, type Index, type Schema, type SqlText, type Table } from "@stingerloom/schema-diff";
import { introspect, type CatalogScope } from "./introspect";
import { quoteIdentifier, quoteLiteral } from "./quote";
import { columnSql } from "./render-column";
import { defaultSql } from "./render-default";
import { indexSql } from "./render-index";
import { renderOperation } from "./render-operation";
import { typeSql } from "./render-type";

type Query = (sql: string) => Promise<unknown>;

/**
 * The wanted schema with every text that the server rewrites in the server's words, where it differs from the live one: what differs is
 * made on scratch as temporary tables, in one batch, read back by the code that reads the catalog, and rolled back.
 */
export async function settle(query: Query, scope: CatalogScope, wanted: Schema, live: Schema): Promise<Schema> {
  const liveTables = new Map(live.tables.map((table) => [nameKey(table), table]));
  const open = wanted.tables.flatMap((table, at) => {
    const before = liveTables.get(nameKey(table)) ?? (table.renamedFrom === undefined ? undefined : liveTables.get(nameKey({ ...table, name: table.renamedFrom })));
    const texts = openTexts(table, before);
    return texts === undefined ? [] : [{ ...texts, table, scratch: `stingerloom_scratch_${at}` }];
  });
  if (open.length === 0) return wanted;
  const judged = await judge(query, scope, [...missingObjects(wanted, live), ...open.flatMap(scratchStatements)]);
  const byScratch = new Map(judged.tables.map((table) => [table.name, table]));
  const settled = new Map(open.map((item) => [nameKey(item.table), settledTable(item, byScratch.get(item.scratch))]));
  return { ...wanted, tables: wanted.tables.map((table) => settled.get(nameKey(table)) ?? table) };
}

/** What of a table only the server can put into its final form. */
interface OpenTexts {
  readonly columns: readonly Column[];
  readonly checks: readonly Check[];
  readonly indexes: readonly Index[];
}

interface OpenTable extends OpenTexts {
  readonly table: Table;
  readonly scratch: string;
}

function openTexts(table: Table, live: Table | undefined): OpenTexts | undefined {
  const columnsByName = new Map(live?.columns.map((c) => [c.name, c]));
  const byName = <T extends { readonly name: string }>(list: readonly T[] = []) => new Map(list.map((item) => [item.name, item]));
  const [checks, indexes] = [byName(live?.checks), byName(live?.indexes)];
  const texts = {
    columns: table.columns.filter((c) => needsJudge(c) && !sameForm(c, columnsByName.get(c.name))),
    checks: table.checks.filter((c) => !sameForm(c, checks.get(c.name))),
    indexes: table.indexes.filter((i) => (i.where !== undefined || i.parts.some((p) => p.expression !== undefined)) && !sameForm(i, indexes.get(i.name))),
  };
  return texts.columns.length + texts.checks.length + texts.indexes.length > 0 ? texts : undefined;
}

function needsJudge({ type, default: value, generated }: Column): boolean {
  if (generated !== undefined || value?.kind === "expression" || isNative(type)) return true;
  // The server keeps a date, a time or a value of an unknown type as it would print it.
  return value !== undefined && ["date", "time", "datetime", "timestamp", "uuid", "blob"].includes(type.kind);
}

function isNative(type: Column["type"]): boolean {
  return type.kind === "array" ? isNative(type.of) : type.kind === "native";
}

/** Schemas, enums and sequences that expressions may name and that are not there yet: made for real, and rolled back with the rest. */
function missingObjects(wanted: Schema, live: Schema): string[] {
  const known = (list: readonly { readonly schema?: string; readonly name: string }[]) => new Set(list.map(nameKey));
  const [enums, sequences, namespaces] = [known(live.enums), known(live.sequences), new Set(live.namespaces.map((n) => n.name))];
  const named = new Set([...wanted.namespaces.map((n) => n.name), ...[...wanted.tables, ...wanted.enums].flatMap((o) => o.schema ?? [])]);
  const print = (texts: readonly SqlText[]) => texts.map((text) => printSql(text, quoteIdentifier));
  return [
    ...print([...named].filter((name) => !namespaces.has(name)).map((name) => sql`CREATE SCHEMA ${id(name)}`)),
    ...wanted.enums.filter((e) => !enums.has(nameKey(e))).flatMap((e) => print(renderOperation({ kind: "addEnum", enum: e }, ""))),
    ...wanted.sequences.filter((s) => !sequences.has(nameKey(s))).flatMap((s) => print(renderOperation({ kind: "addSequence", sequence: s }, ""))),
  ];
}

/** The table with the types of its columns, then each open text on its own, so that one that the server refuses takes no other with it. */
function scratchStatements({ table, scratch, columns, checks, indexes }: OpenTable): string[] {
  const name = { name: scratch };
  const print = (text: SqlText) => printSql(text, quoteIdentifier);
  const plain = table.columns.filter((c) => c.generated === undefined);
  return [
    `CREATE TEMPORARY TABLE ${quoteIdentifier(scratch)} ()`,
    ...plain.map((c) => print(sql`ALTER TABLE ${id(scratch)} ADD COLUMN ${id(c.name)} ${typeSql(c.type)}`)),
    ...columns.filter((c) => c.generated === undefined && c.default !== undefined).map((c) => print(sql`ALTER TABLE ${id(scratch)} ALTER COLUMN ${id(c.name)} SET DEFAULT ${defaultSql(c.default!, c.type)}`)),
    ...table.columns.filter((c) => c.generated !== undefined).map((c) => print(sql`ALTER TABLE ${id(scratch)} ADD COLUMN ${columnSql({ ...c, nullable: true })}`)),
    ...checks.map((c, i) => print(sql`ALTER TABLE ${id(scratch)} ADD CONSTRAINT ${id(`c${i}`)} CHECK (${c.expression})`)),
    ...indexes.map((index, i) => print(indexSql(name, { ...index, name: `${scratch}_${i}` }))),
  ];
}

/** One block in which each statement may fail on its own. */
async function judge(query: Query, scope: CatalogScope, statements: readonly string[]): Promise<Schema> {
  const attempts = statements.map((statement) => `BEGIN EXECUTE ${quoteLiteral(statement)}; EXCEPTION WHEN OTHERS THEN NULL; END;`);
  await query("BEGIN");
  try {
    await query(`DO ${dollarQuote(`BEGIN ${attempts.join("\n")} END`)}`);
    const [row] = (await query("SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema()")) as { nspname: string }[];
    if (row === undefined) return { namespaces: [], enums: [], sequences: [], tables: [], views: [], others: [] };
    return await introspect(query, { ...scope, schemas: [row.nspname], ignore: [], temporary: true });
  } finally {
    await query("ROLLBACK");
  }
}

function dollarQuote(text: string): string {
  let tag = "$scratch$";
  for (let i = 0; text.includes(tag); i++) tag = `$scratch${i}$`;
  return tag + text + tag;
}

function settledTable({ table, checks, indexes, columns, scratch }: OpenTable, judged: Table | undefined): Table {
  if (judged === undefined) return table;
  const judgedColumns = new Map(judged.columns.map((c) => [c.name, c]));
  const judgedChecks = new Map(judged.checks.map((c) => [c.name, c]));
  const judgedIndexes = new Map(judged.indexes.map((i) => [i.name, i]));
  const open = new Set(columns);
  return {
    ...table,
    columns: table.columns.map((column) => (open.has(column) ? settledColumn(column, judgedColumns.get(column.name)) : column)),
    checks: table.checks.map((check) => {
      const found = judgedChecks.get(`c${checks.indexOf(check)}`);
      return found === undefined ? check : { ...check, expression: found.expression };
    }),
    indexes: table.indexes.map((index) => {
      const found = judgedIndexes.get(`${scratch}_${indexes.indexOf(index)}`);
      return found === undefined ? index : settledIndex(index, found);
    }),
  };
}

function settledColumn(column: Column, judged: Column | undefined): Column {
  if (judged === undefined) return column;
  const type = isNative(column.type) ? judged.type : column.type;
  if (column.generated !== undefined) return { ...column, type, generated: judged.generated ?? column.generated };
  return { ...column, type, default: column.default === undefined ? undefined : (judged.default ?? column.default) };
}

function settledIndex(index: Index, judged: Index): Index {
  return {
    ...index,
    parts: index.parts.map((part, i) => (part.expression === undefined ? part : { ...part, ...judged.parts[i] })),
    ...(index.where !== undefined && { where: judged.where ?? index.where }),
  };
}
