import { runStatement, type SqliteConnection } from "../client/client";
import { quoteIdentifier } from "../sql/quote";

/** Settings of a connection that a statement may change and that can be read (sqlite.org/pragma.html). */
const pragmas = [
  "analysis_limit",
  "automatic_index",
  "busy_timeout",
  "cache_size",
  "cache_spill",
  "cell_size_check",
  "checkpoint_fullfsync",
  "count_changes",
  "defer_foreign_keys",
  "empty_result_callbacks",
  "foreign_keys",
  "full_column_names",
  "fullfsync",
  "ignore_check_constraints",
  "legacy_alter_table",
  "query_only",
  "read_uncommitted",
  "recursive_triggers",
  "reverse_unordered_selects",
  "short_column_names",
  "synchronous",
  "temp_store",
  "threads",
  "trusted_schema",
  "writable_schema",
];

export type SessionState = ReadonlyMap<string, unknown>;

export function readState(connection: SqliteConnection): SessionState {
  return new Map(pragmas.map((name) => [name, connection.pragma(name, { simple: true })]));
}

/**
 * What a migration set in its session. Inside a transaction some settings do not change, and are put back after it.
 */
export function restoreState(connection: SqliteConnection, before: SessionState): void {
  for (const [name, value] of before)
    if (connection.pragma(name, { simple: true }) !== value) connection.pragma(`${name} = ${String(value)}`);
  connection.pragma("case_sensitive_like = OFF");
  dropTemporary(connection);
  if (!connection.inTransaction) detachAll(connection);
}

function dropTemporary(connection: SqliteConnection): void {
  const objects = "SELECT type, name FROM sqlite_temp_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  const order = ["trigger", "view", "table"];
  const found = runStatement(connection, objects) as { type: string; name: string }[];
  for (const type of order)
    for (const { name } of found.filter((object) => object.type === type))
      connection.exec(`DROP ${type} temp.${quoteIdentifier(name)}`);
}

function detachAll(connection: SqliteConnection): void {
  const list = runStatement(connection, "PRAGMA database_list") as { name: string }[];
  for (const { name } of list)
    if (name !== "main" && name !== "temp") connection.exec(`DETACH ${quoteIdentifier(name)}`);
}
