import { StingerloomError } from "@stingerloom/core";
import type { OpaqueObject, Reference, Schema, Table, Trigger, View } from "@stingerloom/schema-diff";
import type { CatalogRow } from "./catalog";
import { resolveReferences } from "./resolve-references";
import { readTable } from "./table";
import { tableFilter } from "./table-filter";
import { parseIndex } from "../parse/parse-index";
import { foldName, tokenize } from "../sql/tokenize";
import { quoteIdentifier } from "../sql/quote";

/** The catalog as a schema in normal form. The tables behind virtual ones are no tables of the user's. */
export function schemaOfCatalog(
  rows: readonly CatalogRow[],
  ignore?: readonly string[],
  failing: ReadonlySet<CatalogRow> = new Set(),
): Schema {
  const isSeen = tableFilter(ignore);
  const seen = rows.filter((row) => isSeen(row.tableName));
  const byTable = groupByTable(seen.filter((row) => row.type === "index" || row.type === "trigger"));
  const relations = new Map(
    seen.filter((row) => row.type === "table" || row.type === "view").map((row) => [foldName(row.name), row.name]),
  );
  const tables = seen
    .filter((row) => row.type === "table" && isPlain(row))
    .map((row) => tableOf(row, byTable.get(foldName(row.name)) ?? [], failing));
  return {
    namespaces: [],
    enums: [],
    sequences: [],
    tables: resolveReferences(tables),
    views: seen
      .filter((row) => row.type === "view")
      .map((row) => viewOf(row, byTable.get(foldName(row.name)) ?? [], relations, failing)),
    opaqueObjects: seen.filter((row) => row.tableType === "virtual").map((row) => virtualTable(row, relations)),
  };
}

function isPlain(row: CatalogRow): boolean {
  return row.tableType !== "virtual" && row.tableType !== "shadow";
}

function groupByTable(rows: readonly CatalogRow[]): Map<string, CatalogRow[]> {
  const groups = new Map<string, CatalogRow[]>();
  for (const row of rows) {
    const group = groups.get(foldName(row.tableName));
    if (group === undefined) groups.set(foldName(row.tableName), [row]);
    else group.push(row);
  }
  return groups;
}

function tableOf(row: CatalogRow, belonging: readonly CatalogRow[], failing: ReadonlySet<CatalogRow>): Table {
  const { table } = readable(row, () => readTable(row.name, row.sql ?? ""));
  const columns = table.columns.map((column) => column.name);
  const indexes = belonging
    .filter((r) => r.type === "index" && r.sql !== null)
    .map((r) => readable(r, () => parseIndex(r.sql ?? "", r.name, columns)));
  const triggers = belonging.filter((r) => r.type === "trigger").map((r) => triggerOf(r, failing));
  return { ...table, indexes, ...(triggers.length > 0 && { triggers }) };
}

/** A text that SQLite took and we cannot read: not to be passed over, because what is not seen would be made again. */
function readable<T>(row: CatalogRow, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new StingerloomError("UNREADABLE_SCHEMA", `The ${row.type} ${row.name} cannot be parsed: ${row.sql}`, {
      hint: "Name its table in connection.ignore, and report it.",
      cause,
    });
  }
}

function triggerOf(row: CatalogRow, failing: ReadonlySet<CatalogRow>): Trigger {
  return { name: row.name, sql: row.sql ?? "", ...(failing.has(row) && { fails: true }) };
}

/** A view with the INSTEAD OF triggers on it: they go and come with it. */
function viewOf(
  row: CatalogRow,
  triggers: readonly CatalogRow[],
  relations: Relations,
  failing: ReadonlySet<CatalogRow>,
): View {
  const sql = [row.sql ?? "", ...triggers.map((trigger) => trigger.sql ?? "")];
  const fails = [row, ...triggers].some((program) => failing.has(program));
  return { name: row.name, sql, dependsOn: namedIn(sql[0] ?? "", row, relations), ...(fails && { fails }) };
}

/**
 * The tables behind it (`shadow`) come and go with it. It may name a table whose rows it reads
 * (sqlite.org/fts5.html#external_content_tables).
 */
function virtualTable(row: CatalogRow, relations: Relations): OpaqueObject {
  const sql = row.sql ?? "";
  return {
    kind: "virtual table",
    name: row.name,
    definition: sql,
    parts: [{ name: "", create: [sql], drop: [`DROP TABLE ${quoteIdentifier(row.name)}`] }],
    dependsOn: namedIn(sql, row, relations),
    holdsRows: true,
  };
}

/** Names of tables and views, by the name without its case. */
type Relations = ReadonlyMap<string, string>;

/** The tables and views that a text names: SQLite itself does not tell. */
export function namedIn(text: string, { name }: { readonly name: string }, relations: Relations): readonly Reference[] {
  const found = new Set(
    tokenize(text).flatMap(({ kind, value }) =>
      kind === "symbol" || kind === "number" ? [] : (relations.get(foldName(value)) ?? []),
    ),
  );
  return [...found].filter((other) => other !== name).map((other) => ({ name: other }));
}
