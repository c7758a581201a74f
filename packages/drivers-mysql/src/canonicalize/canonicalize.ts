import { nameKey, type Schema, type Table } from "@stingerloom/schema-diff";
import { withoutOwnIndexes } from "../model/foreign-key-index";
import { inheritUnspecified } from "../normalize/inherit-unspecified";
import { reuseLivePrograms } from "./reuse-live-programs";
import { roundTripThroughScratch, type CanonicalTables } from "./round-trip-through-scratch";
import type { ServerFacts } from "../model/server";
import { reuseLiveTexts, uncanonicalExpressions } from "../model/uncanonical-expressions";

type Query = (sql: string) => Promise<unknown>;

/**
 * `wanted` as the server would give it back. What nobody chose is what the live table has; a text that means what the
 * live one says is the live one; for the rest the server is asked.
 */
export async function canonicalizeSchema(
  query: Query,
  server: ServerFacts,
  scratchId: string,
  wanted: Schema,
  live: Schema,
): Promise<Schema> {
  const liveTables = new Map(live.tables.map((table) => [nameKey(table), table]));
  const liveOf = (table: Table) =>
    liveTables.get(nameKey(table)) ?? (table.renamedFrom === undefined ? undefined : liveTables.get(table.renamedFrom));
  const filled = wanted.tables.map((table) => {
    const old = liveOf(table);
    return reuseLiveTexts(withoutOwnIndexes(inheritUnspecified(table, old, server), server.flavour), old);
  });
  const open = filled.filter((table) => uncanonicalExpressions(table, liveOf(table)).length > 0);
  if (open.length === 0) return reuseLivePrograms({ ...wanted, tables: filled }, live);
  const judged: CanonicalTables = await roundTripThroughScratch(
    query,
    server,
    scratchId,
    open.map((table) => ({ table, open: uncanonicalExpressions(table, liveOf(table)) })),
  );
  const tables = filled.map((table) => reuseLiveTexts(judged.get(table) ?? table, liveOf(table)));
  return reuseLivePrograms({ ...wanted, tables }, live);
}
