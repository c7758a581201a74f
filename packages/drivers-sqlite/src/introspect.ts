import { StingerloomError } from "@stingerloom/core";
import type { OpaqueObject, Schema, Table, Trigger, View } from "@stingerloom/schema-diff";
import type { CatalogRow } from "./introspect/catalog";
import { resolveReferences } from "./introspect/resolve-references";
import { readTable } from "./introspect/table";
import { tableFilter } from "./introspect/table-filter";
import { parseIndex } from "./parse/parse-index";
import { foldName } from "./parse/tokenize";

/** The catalog as a schema in normal form. Virtual tables and the tables behind them are seen and left alone. */
export function schemaOfCatalog(rows: readonly CatalogRow[], ignore?: readonly string[]): Schema {
  const isSeen = tableFilter(ignore);
  const seen = rows.filter((row) => isSeen(row.tableName));
  const byTable = groupByTable(seen.filter((row) => row.type === "index" || row.type === "trigger"));
  const tables = seen
    .filter((row) => row.type === "table" && isPlain(row))
    .map((row) => tableOf(row, byTable.get(foldName(row.name)) ?? []));
  return {
    namespaces: [],
    enums: [],
    sequences: [],
    tables: resolveReferences(tables),
    views: seen.filter((row) => row.type === "view").map((row) => viewOf(row, byTable.get(foldName(row.name)) ?? [])),
    others: seen.filter((row) => row.type === "table" && !isPlain(row)).map(opaque),
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

function tableOf(row: CatalogRow, belonging: readonly CatalogRow[]): Table {
  const { table } = readable(row, () => readTable(row.name, row.sql ?? ""));
  const columns = table.columns.map((column) => column.name);
  const indexes = belonging
    .filter((r) => r.type === "index" && r.sql !== null)
    .map((r) => readable(r, () => parseIndex(r.sql ?? "", r.name, columns)));
  const triggers = belonging.filter((r) => r.type === "trigger").map(triggerOf);
  return { ...table, indexes, ...(triggers.length > 0 && { triggers }) };
}

/** A text that SQLite took and we cannot read: not to be passed over, because what is not seen would be made again. */
function readable<T>(row: CatalogRow, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new StingerloomError(
      "UNREADABLE_SCHEMA",
      `The ${row.type} ${row.name} is written in a way that we cannot read: ${row.sql}`,
      {
        hint: "Name its table in connection.ignore, and tell us.",
        cause,
      },
    );
  }
}

function triggerOf(row: CatalogRow): Trigger {
  return { name: row.name, sql: row.sql ?? "" };
}

/** A view with the INSTEAD OF triggers on it: they go and come with it. */
function viewOf(row: CatalogRow, triggers: readonly CatalogRow[]): View {
  return { name: row.name, sql: [row.sql ?? "", ...triggers.map((trigger) => trigger.sql ?? "")] };
}

function opaque(row: CatalogRow): OpaqueObject {
  return { kind: `${row.tableType ?? "unknown"} table`, name: row.name, definition: row.sql ?? "" };
}
