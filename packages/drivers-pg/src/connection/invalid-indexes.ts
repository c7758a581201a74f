import { nameOf, tokenize, type Token } from "../sql/tokenize";
import { quoteIdentifier } from "../sql/quote";

interface InvalidIndex {
  readonly name: string;
  readonly table: string;
  readonly repair: string;
}

type Named = { readonly schema?: string; readonly name: string };

export const invalidIndexesQuery = `SELECT n.nspname AS schema, x.relname AS name, c.relname AS table
 FROM pg_catalog.pg_index i
 JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
 JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
 JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace
 WHERE NOT i.indisvalid AND x.relkind = 'i' AND n.nspname !~ '^pg_'`;

export interface InvalidIndexRow {
  readonly schema: string;
  readonly name: string;
  readonly table: string;
}

/** Those that a `CREATE INDEX` would make: of the same name, on the same table. */
export function invalidIndexesOf(sql: string, rows: readonly InvalidIndexRow[]): readonly InvalidIndex[] {
  const created = createdIndex(tokenize(sql));
  if (created === undefined) return [];
  const { name, table } = created;
  return rows
    .filter((row) => row.name === name && row.table === table.name && (table.schema ?? row.schema) === row.schema)
    .map((row) => ({
      name,
      table: row.table,
      repair: `DROP INDEX ${quoteIdentifier(row.schema)}.${quoteIdentifier(name)}`,
    }));
}

function createdIndex(tokens: readonly Token[]): { readonly name: string; readonly table: Named } | undefined {
  const words = tokens.map(({ kind, text }) => (kind === "word" ? text.toUpperCase() : ""));
  let at = words[1] === "UNIQUE" ? 2 : 1;
  if (words[0] !== "CREATE" || words[at] !== "INDEX") return undefined;
  at += 1;
  if (words[at] === "CONCURRENTLY") at += 1;
  if (words[at] === "IF") at += 3;
  const name = tokens[at];
  if (name === undefined || words[at] === "ON" || words[at + 1] !== "ON") return undefined;
  const table = namedAt(tokens, words[at + 2] === "ONLY" ? at + 3 : at + 2);
  return table && { name: nameOf(name), table };
}

function namedAt(tokens: readonly Token[], at: number): Named | undefined {
  const [first, dot, second] = tokens.slice(at, at + 3);
  if (first === undefined) return undefined;
  if (dot?.text !== "." || second === undefined) return { name: nameOf(first) };
  return { schema: nameOf(first), name: nameOf(second) };
}
