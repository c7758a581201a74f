import {
  id,
  nameKey,
  nativeTypeName,
  printSql,
  qualified,
  sameForm,
  sql,
  type Check,
  type Column,
  type Index,
  type Namespace,
  type OpaqueObject,
  type Schema,
  type SqlText,
  type Table,
} from "@stingerloom/schema-diff";
import { toReparsedSql } from "../sql/to-round-trip-safe-sql";
import { quoteIdentifier } from "../sql/quote";
import { collationSql, columnSql } from "../render/render-column";
import { checkSql } from "../render/render-constraint";
import { columnDefaultSql } from "../render/render-default";
import { indexSql } from "../render/render-index";
import { renderOperation } from "../render/render-operation";
import { typeSql } from "../render/render-type";
import { openScratch, roundTripThroughScratch, type Scratch, type ScratchConnection } from "./scratch";

/** Texts that the server rewrites each time it reads them (`IN` with varchar, say) stop changing after a few rounds. */
const losesPrecision = 4;

/**
 * How many scratch tables a transaction has: each holds locks, of which the server has a limited number, and which it
 * looks through at the end of each block.
 */
const batchSize = 100;

/**
 * The wanted schema with every text that the server rewrites in the server's words, where it differs from the live one:
 * what differs is made on scratch as temporary tables, in one batch, read back by the code that reads the catalog, and
 * rolled back.
 *
 * What the server gives back need not be what it gives for that text again. So what still differs is read back until it
 * rests, on both sides; where both come to rest at one text they mean the same, and the live text stands.
 */
export async function canonicalizeExpressions(
  connection: ScratchConnection,
  wanted: Schema,
  live: Schema,
): Promise<Schema> {
  const liveTables = new Map(live.tables.map((table) => [nameKey(table), table]));
  const liveOf = (table: Table) =>
    liveTables.get(nameKey(table)) ??
    (table.renamedFrom === undefined ? undefined : liveTables.get(nameKey({ ...table, name: table.renamedFrom })));
  const missing = missingObjects(wanted, live);
  const strange = strangeTypes(wanted, live);
  const texts = (table: Table, other: Table | undefined) => uncanonicalExpressions(table, other, strange);
  const openTable = (table: Table, other: Table | undefined): OpenTable[] => {
    const found = texts(table, other);
    return found === undefined ? [] : [{ ...found, table }];
  };
  const tables = wanted.tables.map((table) => withOptions(table, liveOf(table)));
  const open = tables.flatMap((table) => openTable(table, liveOf(table)));
  if (open.length === 0) return { ...wanted, tables };
  const usedSchemas = [...live.namespaces, ...newNamespaces(wanted, live)].map(({ name }) => name);
  const scratch = await openScratch({ ...connection, scope: { ...connection.scope, usedSchemas } });
  const read = (tables: readonly OpenTable[]) => readBack(scratch, missing, tables);
  const first = await read(open);
  const differing = first.flatMap((table, i) =>
    texts(table, liveOf(table)) === undefined ? [] : [{ at: i, table, live: liveOf(table) }],
  );
  const rested = await iterateToFixpoint(
    read,
    differing.map(({ table, live: before }) => openTable(table, before)[0]!),
  );
  const restedLive = await iterateToFixpoint(
    read,
    differing.flatMap(({ table, live: before }) => (before === undefined ? [] : openTable(before, table))),
  );
  const liveTexts = new Map(restedLive.map((table) => [nameKey(table), table]));
  differing.forEach(({ at, live: before }, i) => {
    const settled = rested[i]!;
    first[at] =
      before === undefined ? settled : withLiveTexts(settled, before, liveTexts.get(nameKey(before)) ?? before);
  });
  const settled = new Map(first.map((table) => [nameKey(table), table]));
  return { ...wanted, tables: tables.map((table) => settled.get(nameKey(table)) ?? table) };
}

/** Of storage parameters and partitioning entities cannot speak: where nothing is said, what is there stays. */
function withOptions(table: Table, live: Table | undefined): Table {
  return table.options?.native === undefined
    ? { ...table, options: { ...table.options, native: live?.options?.native ?? {} } }
    : table;
}

/** Types that the live database has not, or has as another kind of type under the same name. */
function strangeTypes(wanted: Schema, live: Schema): ReadonlySet<string> {
  const key = ({ kind, ...name }: OpaqueObject) => `${kind} ${nameKey(name)}`;
  const known = new Set(live.opaqueObjects.map(key));
  return new Set(wanted.opaqueObjects.filter((object) => !known.has(key(object))).map(nameKey));
}

async function readBack(scratch: Scratch, missing: readonly string[], tables: readonly OpenTable[]): Promise<Table[]> {
  const settled: Table[] = [];
  for (let start = 0; start < tables.length; start += batchSize) {
    const batch = tables.slice(start, start + batchSize);
    const judged = await roundTripThroughScratch(scratch, {
      objects: missing.map((statement) => [statement]),
      tables: batch.map((table, i) => scratchStatements(table, scratch.schema, i)),
      names: batch.map((_, i) => scratchName(i)),
    });
    const byScratch = new Map(judged.map((table) => [table.name, table]));
    settled.push(...batch.map((item, i) => settledTable(item, byScratch.get(scratchName(i)), i)));
  }
  return settled;
}

/** Reads back until nothing changes any more. */
async function iterateToFixpoint(
  read: (tables: readonly OpenTable[]) => Promise<Table[]>,
  tables: readonly OpenTable[],
): Promise<Table[]> {
  let current = [...tables];
  for (let round = 0; round < losesPrecision && current.length > 0; round++) {
    const next = await read(current);
    const changed = next.some((table, i) => !sameForm(table, current[i]!.table));
    current = current.map((item, i) => withTexts(item, next[i]!));
    if (!changed) break;
  }
  return current.map(({ table }) => table);
}

/** The same open texts in a table whose texts were read back. */
function withTexts({ columns, checks, indexes, table }: OpenTable, read: Table): OpenTable {
  return {
    table: read,
    columns: columns.map((c) => read.columns[table.columns.indexOf(c)]!),
    checks: checks.map((c) => read.checks[table.checks.indexOf(c)]!),
    indexes: indexes.map((i) => read.indexes[table.indexes.indexOf(i)]!),
  };
}

/** Where the wanted and the live text come to rest at the same, the live one stands. */
function withLiveTexts(settled: Table, live: Table, rested: Table): Table {
  const same = <T extends { readonly name: string }>(
    list: readonly T[],
    lives: readonly T[],
    rests: readonly T[],
  ): T[] =>
    list.map((item) => {
      const at = lives.findIndex(({ name }) => name === item.name);
      // What has not been asked about keeps the form in which it was written.
      const isOpen = at >= 0 && !sameForm(item, lives[at]);
      return isOpen && rests[at] !== undefined && sameForm(readAgain(item), readAgain(rests[at]))
        ? { ...item, ...lives[at] }
        : item;
    });
  return {
    ...settled,
    columns: same(settled.columns, live.columns, rested.columns),
    checks: same(settled.checks, live.checks, rested.checks),
    indexes: same(settled.indexes, live.indexes, rested.indexes),
  };
}

/** All texts of a check, a column or an index as the server reads them again. */
function readAgain(item: unknown): unknown {
  if (typeof item === "string") return toReparsedSql(item);
  if (Array.isArray(item)) return item.map(readAgain);
  if (typeof item !== "object" || item === null) return item;
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, readAgain(value)]));
}

function scratchName(at: number): string {
  return `stingerloom_scratch_${at}`;
}

/** What of a table only the server can put into its final form. */
interface OpenTexts {
  readonly columns: readonly Column[];
  readonly checks: readonly Check[];
  readonly indexes: readonly Index[];
}

interface OpenTable extends OpenTexts {
  readonly table: Table;
}

function uncanonicalExpressions(
  table: Table,
  live: Table | undefined,
  strange: ReadonlySet<string>,
): OpenTexts | undefined {
  const columnsByName = new Map(live?.columns.map((c) => [c.name, c]));
  const byName = <T extends { readonly name: string }>(list: readonly T[] = []) =>
    new Map(list.map((item) => [item.name, item]));
  const [checks, indexes] = [byName(live?.checks), byName(live?.indexes)];
  const texts = {
    columns: table.columns.filter((c) => needsJudge(c) && !isOf(strange, c) && !sameForm(c, columnsByName.get(c.name))),
    checks: table.checks.filter((c) => !sameForm(c, checks.get(c.name))),
    indexes: table.indexes.filter(
      (i) =>
        (i.where !== undefined || i.parts.some((p) => p.expression !== undefined)) && !sameForm(i, indexes.get(i.name)),
    ),
  };
  return texts.columns.length + texts.checks.length + texts.indexes.length > 0 ? texts : undefined;
}

function isOf(types: ReadonlySet<string>, { type }: Column): boolean {
  const name = types.size > 0 && nativeTypeName(type);
  return name !== false && name !== undefined && types.has(nameKey(name));
}

function needsJudge({ type, default: value, generated }: Column): boolean {
  if (generated !== undefined || value?.kind === "expression" || isNative(type)) return true;
  // The server keeps a date, a time or a value of an unknown type as it would print it.
  return value !== undefined && ["date", "time", "datetime", "timestamp", "uuid", "blob"].includes(type.kind);
}

function isNative(type: Column["type"]): boolean {
  return type.kind === "array" ? isNative(type.of) : type.kind === "native";
}

function newNamespaces(wanted: Schema, live: Schema): Namespace[] {
  const known = new Set(live.namespaces.map(({ name }) => name));
  const named = [
    ...wanted.namespaces.map(({ name }) => name),
    ...[...wanted.tables, ...wanted.enums].flatMap(({ schema }) => schema ?? []),
  ];
  return [...new Set(named)].filter((name) => !known.has(name)).map((name) => ({ name }));
}

/**
 * Schemas, enums and sequences that expressions may name and that are not there yet: made for real, and rolled back
 * with the rest.
 */
export function missingObjects(wanted: Schema, live: Schema): string[] {
  const known = (list: readonly { readonly schema?: string; readonly name: string }[]) => new Set(list.map(nameKey));
  const [enums, sequences] = [known(live.enums), known(live.sequences)];
  const print = (texts: readonly SqlText[]) => texts.map((text) => printSql(text, quoteIdentifier));
  return [
    ...print(newNamespaces(wanted, live).map(({ name }) => sql`CREATE SCHEMA ${id(name)}`)),
    ...wanted.enums
      .filter((e) => !enums.has(nameKey(e)))
      .flatMap((e) => print(renderOperation({ kind: "addEnum", enum: e }, ""))),
    ...wanted.sequences
      .filter((s) => !sequences.has(nameKey(s)))
      .flatMap((s) => print(renderOperation({ kind: "addSequence", sequence: s }, ""))),
  ];
}

/**
 * The table with the types of its columns, then each open text on its own, so that one that the server refuses takes no
 * other with it.
 */
function scratchStatements({ table, columns, checks, indexes }: OpenTable, schema: string, at: number): string[] {
  const name = { schema, name: scratchName(at) };
  const scratch = qualified(name);
  const print = (text: SqlText) => printSql(text, quoteIdentifier);
  const plain = table.columns.filter((c) => c.generated === undefined);
  return [
    print(sql`CREATE TABLE ${scratch} ()`),
    ...plain.map((c) =>
      print(
        sql`ALTER TABLE ${scratch} ADD COLUMN ${id(c.name)} ${typeSql(c.type)}${c.collation !== undefined && sql` COLLATE ${collationSql(c.collation)}`}`,
      ),
    ),
    ...columns
      .filter((c) => c.generated === undefined && c.default !== undefined)
      .map((c) => print(sql`ALTER TABLE ${scratch} ALTER COLUMN ${id(c.name)} SET DEFAULT ${columnDefaultSql(c)!}`)),
    ...table.columns
      .filter((c) => c.generated !== undefined)
      .map((c) => print(sql`ALTER TABLE ${scratch} ADD COLUMN ${columnSql({ ...c, nullable: true })}`)),
    ...checks.map((c, i) =>
      print(sql`ALTER TABLE ${scratch} ADD ${checkSql({ name: `c${i}`, expression: c.expression })}`),
    ),
    ...indexes.map((index, i) => print(indexSql(name, { ...index, name: `${name.name}_${i}` }))),
  ];
}

function settledTable({ table, checks, indexes, columns }: OpenTable, judged: Table | undefined, at: number): Table {
  if (judged === undefined) return table;
  const judgedColumns = new Map(judged.columns.map((c) => [c.name, c]));
  const judgedChecks = new Map(judged.checks.map((c) => [c.name, c]));
  const judgedIndexes = new Map(judged.indexes.map((i) => [i.name, i]));
  const open = new Set(columns);
  return {
    ...table,
    columns: table.columns.map((column) =>
      open.has(column) ? settledColumn(column, judgedColumns.get(column.name)) : column,
    ),
    checks: table.checks.map((check) => {
      const found = judgedChecks.get(`c${checks.indexOf(check)}`);
      return found === undefined ? check : { ...check, expression: found.expression };
    }),
    indexes: table.indexes.map((index) => {
      const found = judgedIndexes.get(`${scratchName(at)}_${indexes.indexOf(index)}`);
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
