import type { SqliteConnection } from "../client";

/** A row of sqlite_schema, with what the engine says of tables that are not plain ones. */
export interface CatalogRow {
  readonly type: "table" | "index" | "view" | "trigger";
  readonly name: string;
  /** The table or view that it belongs to. */
  readonly tableName: string;
  /** Null for an index that a constraint made. */
  readonly sql: string | null;
  /** `table`, `view`, `virtual` or `shadow` (sqlite.org/pragma.html#pragma_table_list); null for what is neither table nor view. */
  readonly tableType: string | null;
}

/**
 * The whole catalog in one query. SQLite keeps every object as the text that created it and parses that text itself when it opens
 * the database: the pragmas tell a part of what is in it (no names of constraints, no checks, no expressions).
 */
export const catalogQuery = `
  SELECT s.type, s.name, s.tbl_name AS tableName, s.sql, l.type AS tableType
  FROM sqlite_schema AS s
  LEFT JOIN pragma_table_list AS l ON l.schema = 'main' AND l.name = s.name AND s.type IN ('table', 'view')
  WHERE s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  ORDER BY s.rowid`;

export function readCatalog(connection: SqliteConnection): readonly CatalogRow[] {
  return connection.prepare(catalogQuery).all() as CatalogRow[];
}
