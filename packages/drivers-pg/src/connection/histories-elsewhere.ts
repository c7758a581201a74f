import type { HistoryElsewhere } from "@stingerloom/core";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

type Execute = (sql: string) => Promise<unknown>;

/**
 * Histories in schemas that may have been the default one before the search path, or the user's own schema, changed.
 * From `public` one looks everywhere; elsewhere a schema of its own may have a history of its own beside others.
 */
export async function historiesElsewhere(
  execute: Execute,
  table: string,
  defaultSchema: string,
): Promise<readonly HistoryElsewhere[]> {
  const rows = (await execute(schemasQuery(table, defaultSchema))) as { schema: string }[];
  const found: HistoryElsewhere[] = [];
  for (const { schema } of rows) {
    const names = await namesIn(execute, `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`);
    if (names.length > 0) found.push({ schema, names });
  }
  return found;
}

function schemasQuery(table: string, defaultSchema: string): string {
  return `SELECT n.nspname AS schema FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'name' AND NOT a.attisdropped
 WHERE c.relkind IN ('r', 'p') AND c.relname = ${quoteLiteral(table)} AND n.nspname <> ${quoteLiteral(defaultSchema)}
  AND n.nspname !~ '^pg_'
  AND (${quoteLiteral(defaultSchema)} = 'public' OR n.nspname IN ('public', current_user, session_user)
   OR n.nspname = ANY (pg_catalog.current_schemas(false))) ORDER BY 1`;
}

/** One that we may not read is not the one that we wrote. */
async function namesIn(execute: Execute, table: string): Promise<readonly string[]> {
  try {
    const rows = (await execute(`SELECT name::pg_catalog.text AS name FROM ${table}`)) as { name: unknown }[];
    return rows.map(({ name }) => String(name));
  } catch {
    return [];
  }
}
