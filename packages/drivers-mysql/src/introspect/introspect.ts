import type {
  IntrospectOptions,
  Named,
  OpaqueObject,
  Schema,
  Sequence,
  Table,
  TableOptions,
} from "@stingerloom/schema-diff";
import { referencesIdentifier } from "../sql/expression";
import { withoutOwnIndexes } from "../model/foreign-key-index";
import { columnAsCreated, indexAsCreated, primaryKeyAsCreated } from "./as-created";
import { readCatalog, type Catalog, type CheckRow, type ColumnRow, type TableRow } from "./catalog";
import { catalogExpression, columnOf } from "./columns";
import { createdTable, type CreatedTable } from "./created-table";
import { foreignKeysOf } from "./foreign-keys";
import { keysOf } from "./indexes";
import { objectsOfTable } from "./objects-of-table";
import { objectOf } from "./objects";
import { ownNames } from "./own-names";
import { partitionsOf } from "./partitions";
import type { ProgramRow } from "./routines-and-views-query";
import { sequencesOf, sequencesQuery } from "./sequences";
import { withCreated, withCreatedTables } from "./show-create";
import { tableFilter } from "./table-filter";
import { readDefaultsFromServer } from "./read-defaults-from-server";
import { tablesWithTruncatedExpressions, withWholeExpressions } from "./tables-with-truncated-expressions";
import { triggersOf } from "./triggers";
import { unmanagedOf } from "./unmanaged";
import { viewOf } from "./views";
import { normalizeSchema } from "../normalize/normalize";
import type { ServerFacts } from "../model/server";
import { partitioning } from "../model/table-options";

type Query = (sql: string) => Promise<unknown>;

/**
 * A database in normal form. One more query where there are sequences, one where defaults have question marks, one for
 * each table whose every word counts or that has a full-text index, and one for each program whose text the catalog
 * does not tell.
 */
export async function introspectSchema(
  query: Query,
  server: ServerFacts,
  schema: string,
  options: IntrospectOptions = {},
): Promise<Schema> {
  const read = await readCatalog(query, server, schema);
  const counts = tableFilter(options.ignore);
  const programs = read.programs.filter((row) => isRoutine(row) || counts(row.owner ?? row.name ?? ""));
  // A table that is dropped comes back with its triggers.
  const asked = ({ kind }: ProgramRow) =>
    options.complete !== false || kind === "trigger" || (kind === "view" && options.views === true);
  const columns = read.columns.filter((row) => counts(row.owner));
  const losesDefaults = options.complete !== false && server.flavour === "mariadb";
  const catalog = {
    ...read,
    columns: losesDefaults ? await readDefaultsFromServer(query, schema, columns) : columns,
    programs: await withCreated(query, server.flavour, schema, programs, asked),
  };
  // The catalog does not tell the parser of a full-text index.
  const fulltext = new Set(read.indexes.filter((row) => row.type === "FULLTEXT").map((row) => row.owner));
  const truncated = tablesWithTruncatedExpressions(read, server.flavour);
  const rows = await withCreatedTables(
    query,
    schema,
    read.tables.filter((row) => counts(row.name)),
    (row) => isTable(row) && (options.complete !== false || fulltext.has(row.name) || truncated.has(row.name)),
  );
  const sequences = rows.filter((row) => row.type === "SEQUENCE").map((row) => row.name);
  const described = schemaOf(catalog, rows, await readSequences(query, schema, sequences), schema, server);
  return options.complete === false
    ? described
    : {
        ...described,
        opaqueObjects: [
          ...described.opaqueObjects,
          defaultCollation(server),
          ...(server.flavour === "mysql" ? rows.flatMap(unmanagedOf) : []),
        ],
      };
}

/**
 * What tables and programs that name none get. We name it where it differs: changed, it would reach what is made
 * afterwards alone.
 */
function defaultCollation({ collation }: ServerFacts): OpaqueObject {
  return { kind: "default collation", name: "of the database", definition: collation };
}

/** The schema that the catalog's rows describe. */
export function schemaOf(
  catalog: Catalog,
  rows: readonly TableRow[],
  sequences: readonly Sequence[],
  schema: string,
  server: ServerFacts,
): Schema {
  const byOwner = {
    columns: grouped(catalog.columns),
    indexes: grouped(catalog.indexes),
    foreignKeys: grouped(catalog.foreignKeys),
    checks: grouped(catalog.checks),
    programs: grouped(catalog.programs),
  };
  const own = ownNames(catalog, rows, schema);
  const isThere = (table: string) => own.tables.has(server.lowerCaseTables ? table.toLowerCase() : table);
  const tableOf = (row: TableRow): Table => {
    const { name } = row;
    const created = row.created === undefined ? undefined : createdTable(row.created);
    const { columns, checks } = withWholeExpressions(
      byOwner.columns.get(name) ?? [],
      byOwner.checks.get(name) ?? [],
      server.flavour === "mariadb" ? created : undefined,
    );
    const onColumns = checksOnColumns(checks, columns);
    const programs = byOwner.programs.get(name) ?? [];
    const keys = keysOf(byOwner.indexes.get(name) ?? [], schema, server, row.engine ?? undefined);
    const triggers = triggersOf(
      programs.filter((program) => program.kind === "trigger"),
      own,
    );
    return {
      name,
      columns: columns.map((column) =>
        columnAsCreated(
          columnOf(column, onColumns.get(column.name), schema, server),
          created,
          row.collation,
          server.flavour,
        ),
      ),
      ...(keys.primaryKey && { primaryKey: primaryKeyAsCreated(keys.primaryKey, created, server.flavour) }),
      uniques: [],
      indexes: inOrder(keys.indexes, created).map((index) => indexAsCreated(index, created)),
      foreignKeys: inOrder(foreignKeysOf(byOwner.foreignKeys.get(name) ?? [], schema, isThere), created),
      checks: checks
        .filter((check) => check.level !== "Column")
        .map((check) => ({
          name: check.name,
          expression: catalogExpression(check.clause, schema, server),
          ...(check.enforced === "NO" && { notEnforced: true }),
        })),
      ...(row.comment && { comment: row.comment }),
      options: optionsOf(
        row,
        created ?? {
          options: createOptions(row.options ?? ""),
          partitions: partitionsOf(programs.filter((program) => program.kind === "partition")),
        },
      ),
      ...(triggers.length > 0 && { triggers }),
    };
  };
  const read: Schema = {
    namespaces: [],
    enums: [],
    sequences,
    tables: rows.filter(isPlain).map(tableOf),
    views: catalog.programs.filter((row) => row.kind === "view" && !isHidden(row)).map((row) => viewOf(row, own)),
    opaqueObjects: [
      ...rows
        .filter((row) => isTable(row) && !isPlain(row))
        .flatMap((row) => objectsOfTable(row, byOwner.programs.get(row.name) ?? [], own)),
      ...catalog.programs.filter(isHidden).map(({ kind, name }) => ({ kind, name: name ?? "" })),
      ...catalog.programs.filter(isRoutine).map((row) => objectOf(row, own)),
    ],
  };
  return normalizeSchema(
    { ...read, tables: read.tables.map((table) => withoutOwnIndexes(table, server.flavour)) },
    { ...server, database: schema },
  );
}

/**
 * Indexes and foreign keys, which may make themselves one, in the order of SHOW CREATE TABLE, so that a recreated
 * table has them so. The catalog sorts them by name.
 */
function inOrder<T extends Named & { readonly columns?: readonly string[] }>(
  keys: readonly T[],
  created: CreatedTable | undefined,
): readonly T[] {
  if (created === undefined) return keys;
  const places = new Map([...created.keys.keys()].map((name, place) => [name, place]));
  const placeOf = ({ name, columns = [] }: T) => places.get(name) ?? places.get(columns[0] ?? "") ?? -1;
  return [...keys].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * MariaDB names the check of a column after it, and leaves it that name when the column gets another one: then the
 * column that the check reads is meant.
 */
function checksOnColumns(checks: readonly CheckRow[], columns: readonly ColumnRow[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { level, name, clause } of checks) {
    if (level !== "Column") continue;
    const read = columns.filter((column) => referencesIdentifier(clause, column.name));
    const owner = read.find((column) => column.name === name) ?? read.find((column) => !found.has(column.name));
    if (owner !== undefined) found.set(owner.name, clause);
  }
  return found;
}

/** Is it something that stands on its own, unlike a view and what belongs to a table? */
function isRoutine({ kind, owner }: ProgramRow): boolean {
  return owner === null && kind !== "view";
}

/** Without the right to see a view, the catalog does not show what it reads. */
function isHidden({ kind, body }: ProgramRow): boolean {
  return kind === "view" && (body === null || body === "");
}

function grouped<T extends { readonly owner: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    if (row.owner === null) continue;
    const group = groups.get(row.owner);
    if (group === undefined) groups.set(row.owner, [row]);
    else group.push(row);
  }
  return groups;
}

/** A table of which we have a model: not one with a history or with periods. */
function isPlain({ type, created }: TableRow): boolean {
  return type === "BASE TABLE" && (created === undefined || !createdTable(created).unknown);
}

function isTable({ type }: TableRow): boolean {
  return type !== "VIEW" && type !== "SEQUENCE";
}

function optionsOf(row: TableRow, { options, partitions }: Pick<CreatedTable, "options" | "partitions">): TableOptions {
  return {
    ...(row.engine !== null && { engine: row.engine }),
    ...(row.collation !== null && { collation: row.collation }),
    native: { ...options, ...(partitions !== undefined && { [partitioning]: partitions }) },
  };
}

/** `row_format=COMPRESSED key_block_size=8 COMPRESSION="zlib" partitioned`, and MariaDB's own in back-ticks. */
function createOptions(text: string): Record<string, string> {
  const options: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/`?([\w-]+)`?=("[^"]*"|'[^']*'|\S+)/g)) {
    options[name.toUpperCase()] = value.startsWith('"') ? `'${value.slice(1, -1)}'` : value;
  }
  return options;
}

async function readSequences(query: Query, schema: string, names: readonly string[]): Promise<readonly Sequence[]> {
  return names.length === 0
    ? []
    : sequencesOf((await query(sequencesQuery(schema, names))) as readonly Readonly<Record<string, unknown>>[]);
}
