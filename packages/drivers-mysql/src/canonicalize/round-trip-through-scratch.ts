import { printSql, type Column, type Schema, type Table } from "@stingerloom/schema-diff";
import { readSomeTables } from "../introspect/catalog";
import { withCreatedTables } from "../introspect/show-create";
import { tablesWithTruncatedExpressions } from "../introspect/tables-with-truncated-expressions";
import { schemaOf } from "../introspect/introspect";
import { quoteIdentifier } from "../sql/quote";
import { renderTable } from "../render/render-table";
import type { ServerFacts } from "../model/server";
import type { OpenText } from "../model/uncanonical-expressions";
import { openScratch, succeeds } from "./scratch-database";

type Query = (sql: string) => Promise<unknown>;

export interface Case {
  readonly table: Table;
  readonly open: readonly OpenText[];
}

/** Each table with its open texts as the server writes them. */
export type CanonicalTables = ReadonlyMap<Table, Table>;

/**
 * Makes the tables on scratch, with no rows, reads them back by the same catalog queries and drops them. A table that
 * the server refuses is left as it is: the statement that needs it will fail with the server's own words.
 */
export async function roundTripThroughScratch(
  query: Query,
  server: ServerFacts,
  scratchId: string,
  cases: readonly Case[],
): Promise<CanonicalTables> {
  const scratch = await openScratch(query, server, scratchId);
  try {
    const made: { readonly name: string; readonly of: Case }[] = [];
    for (const [i, of] of cases.entries()) {
      const name = `${scratch.prefix}${i}`;
      if (await succeeds(query, createSql(name, of, scratch.schema, server))) made.push({ name, of });
    }
    const names = made.map(({ name }) => name);
    const catalog = await readSomeTables(query, server, scratch.schema, names, partsFor(cases, server));
    const truncated = tablesWithTruncatedExpressions(catalog, server.flavour);
    const rows = await withCreatedTables(query, scratch.schema, catalog.tables, (row) => truncated.has(row.name));
    const read: Schema = schemaOf(catalog, rows, [], scratch.schema, server);
    const byName = new Map(read.tables.map((table) => [table.name, table]));
    return new Map(
      made.flatMap(({ name, of }) =>
        byName.has(name) ? [[of.table, withCanonicalTexts(of, byName.get(name)!)] as const] : [],
      ),
    );
  } finally {
    for (const statement of scratch.drop(cases.length)) await succeeds(query, statement);
  }
}

/** The catalog queries that the open texts need: the fewer, the better. */
function partsFor(cases: readonly Case[], { flavour }: ServerFacts): ReadonlySet<"columns" | "indexes" | "checks"> {
  const kinds = new Set(cases.flatMap(({ open }) => open.map((text) => text.kind)));
  const ofColumns = kinds.has("type") || kinds.has("default") || kinds.has("generated") || kinds.has("columnCheck");
  return new Set([
    // The type of a column decides what its default means, and on MariaDB a check what its type is.
    ...(ofColumns ? (["columns"] as const) : []),
    ...(kinds.has("check") || (ofColumns && flavour === "mariadb") ? (["checks"] as const) : []),
    ...(kinds.has("index") ? (["indexes"] as const) : []),
  ]);
}

/**
 * The columns, and of the rest what is open alone: a default that is settled may name a sequence that scratch does not
 * have.
 */
function createSql(name: string, { table, open }: Case, schema: string, server: ServerFacts): string {
  const isOpen = (kind: OpenText["kind"], item: string) =>
    open.some((text) => text.kind === kind && text.name === item);
  const bare: Table = {
    schema,
    name,
    columns: table.columns.map((column) => scratchColumn(column, isOpen("default", column.name))),
    uniques: [],
    // A check's name counts for a whole database on MySQL.
    checks: table.checks.flatMap((check, i) =>
      isOpen("check", check.name) ? [{ ...check, name: checkName(name, i) }] : [],
    ),
    indexes: table.indexes.flatMap((index, i) =>
      isOpen("index", index.name) ? [{ name: `i${i}`, parts: index.parts }] : [],
    ),
    foreignKeys: [],
    options: { engine: table.options?.engine, collation: table.options?.collation },
  };
  return renderTable(bare, server)
    .map((text) => printSql(text, quoteIdentifier))
    .join(";");
}

function checkName(table: string, number: number): string {
  return `${table}_c${number}`;
}

function scratchColumn(column: Column, withDefault: boolean): Column {
  const { name, type, collation, generated, check } = column;
  const takesNull = generated !== undefined || !withDefault;
  return {
    name,
    type,
    nullable: takesNull ? true : column.nullable,
    ...(collation !== undefined && { collation }),
    ...(generated && { generated }),
    ...(check !== undefined && { check }),
    ...(withDefault && column.default && { default: column.default }),
  };
}

function withCanonicalTexts({ table, open }: Case, read: Table): Table {
  const isOpen = (kind: OpenText["kind"], item: string) =>
    open.some((text) => text.kind === kind && text.name === item);
  return {
    ...table,
    columns: table.columns.map((column, i) => {
      const judged = read.columns[i];
      if (judged === undefined) return column;
      return {
        ...column,
        ...(isOpen("type", column.name) && { type: judged.type }),
        ...(isOpen("default", column.name) && { default: judged.default }),
        ...(isOpen("generated", column.name) && judged.generated && { generated: judged.generated }),
        ...(isOpen("columnCheck", column.name) && { check: judged.check }),
      };
    }),
    checks: table.checks.map((check, i) => {
      const judged = read.checks.find((c) => c.name === checkName(read.name, i));
      return judged === undefined ? check : { ...check, expression: judged.expression };
    }),
    indexes: table.indexes.map((index, i) => {
      const judged = read.indexes.find((c) => c.name === `i${i}`);
      return judged === undefined ? index : { ...index, parts: judged.parts };
    }),
  };
}
