import type { SqliteConnection } from "../client/client";

/** A row of sqlite_schema, with what the engine says of tables that are not plain ones. */
export interface CatalogRow {
  readonly type: "table" | "index" | "view" | "trigger";
  readonly name: string;
  /** The table or view that it belongs to. */
  readonly tableName: string;
  /** Null for an index that a constraint made. */
  readonly sql: string | null;
  /**
   * `table`, `view`, `virtual` or `shadow` (sqlite.org/pragma.html#pragma_table_list); null for what is neither table
   * nor view.
   */
  readonly tableType: string | null;
}

/**
 * The whole catalog in one query, linear in the number of objects. SQLite keeps every object as the text that created
 * it and parses that text itself when it opens the database: the pragmas tell a part of what is in it (no names of
 * constraints, no checks, no expressions).
 */
export const catalogQuery = `
  WITH kinds AS MATERIALIZED (SELECT name, type FROM pragma_table_list WHERE schema = 'main')
  SELECT s.type, s.name, s.tbl_name AS tableName, s.sql, kinds.type AS tableType
  FROM sqlite_schema AS s
  LEFT JOIN kinds ON kinds.name = s.name AND s.type IN ('table', 'view')
  WHERE s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  ORDER BY s.rowid`;

export function readCatalog(connection: SqliteConnection): readonly CatalogRow[] {
  return connection.prepare(catalogQuery).all() as CatalogRow[];
}
