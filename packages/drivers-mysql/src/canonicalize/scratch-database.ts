import type { ServerFacts } from "../model/server";
import { scratchPrefix } from "../introspect/table-filter";
import { quoteIdentifier } from "../sql/quote";

type Query = (sql: string) => Promise<unknown>;

/** Where tables and views are created to be read back. */
export interface Scratch {
  readonly schema: string;
  /** Is the database nobody else's, so that any name is free in it? */
  readonly isOwn: boolean;
  /** What names begin with. */
  readonly prefix: string;
  /** Drops what was created: so many tables and views, by their numbers. */
  readonly drop: (count: number) => readonly string[];
}

/** A database of its own where we may make one, otherwise names beside the others that nobody else takes. */
export async function openScratch(query: Query, server: ServerFacts, scratchId: string): Promise<Scratch> {
  const schema = `stingerloom_scratch_${scratchId}`;
  const charset = server.collation.split("_")[0];
  const create = `CREATE DATABASE ${quoteIdentifier(schema)} CHARACTER SET ${charset} COLLATE ${server.collation}`;
  if (await succeeds(query, create)) {
    return { schema, isOwn: true, prefix: "t", drop: () => [`DROP DATABASE ${quoteIdentifier(schema)}`] };
  }
  const prefix = `${scratchPrefix}${scratchId}_`;
  const names = (count: number) =>
    Array.from({ length: count }, (_, i) => `${quoteIdentifier(server.database)}.${quoteIdentifier(`${prefix}${i}`)}`);
  return {
    schema: server.database,
    isOwn: false,
    prefix,
    drop: (count) =>
      count === 0
        ? []
        : [`DROP TABLE IF EXISTS ${names(count).join(", ")}`, `DROP VIEW IF EXISTS ${names(count).join(", ")}`],
  };
}

export async function succeeds(query: Query, sql: string): Promise<boolean> {
  try {
    await query(sql);
    return true;
  } catch {
    return false;
  }
}
