import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { engineCodeOf } from "./connection-error";

type Execute = (sql: string) => Promise<unknown>;

/** All that statements of a migration can set in a session, but for temporary tables and user variables. */
export interface SessionState {
  readonly variables: ReadonlyMap<string, string>;
  readonly database: string;
  readonly role: string;
}

/** They change by themselves, or belong to the statement before. */
const fleeting = new RegExp(
  "^(timestamp|rand_seed\\d|last_insert_id|insert_id|identity|(error|warning)_count|in_transaction|pseudo_|" +
    "(last_)?gtid|wsrep)",
);

const limit = "sql_select_limit";

/** A variable that only the server has, or that nobody can set, was changed by somebody else. */
const unsettable: ReadonlySet<string | undefined> = new Set([
  "ER_INCORRECT_GLOBAL_LOCAL_VAR",
  "ER_GLOBAL_VARIABLE",
  "ER_VARIABLE_IS_READONLY",
]);

export async function readState(execute: Execute): Promise<SessionState> {
  const rows = (await execute("SHOW SESSION VARIABLES")) as { Variable_name: string; Value: string }[];
  const [at] = (await execute("SELECT DATABASE() AS db, CURRENT_ROLE() AS role")) as { db: string; role: string }[];
  return {
    variables: new Map(
      rows.filter((row) => !fleeting.test(row.Variable_name)).map((row) => [row.Variable_name, row.Value]),
    ),
    database: at?.db ?? "",
    role: at?.role ?? "NONE",
  };
}

/** Puts the session back into a state that it had. Tables that a migration locked are unlocked. */
export async function restoreState(execute: Execute, before: SessionState): Promise<void> {
  await execute("UNLOCK TABLES");
  // It would cut the list that is read next.
  await setVariable(execute, limit, before.variables.get(limit) ?? "DEFAULT");
  const now = await readState(execute);
  for (const [name, value] of before.variables)
    if (now.variables.get(name) !== value) await setVariable(execute, name, value);
  if (now.database !== before.database) await execute(`USE ${quoteIdentifier(before.database)}`);
  if (now.role !== before.role) await execute(`SET ROLE ${before.role === "" ? "NONE" : before.role}`);
}

async function setVariable(execute: Execute, name: string, value: string): Promise<void> {
  const literal = /^-?\d+(\.\d+)?$/.test(value) ? value : value === "" ? nothing(name) : quoteLiteral(value);
  try {
    await execute(`SET SESSION ${quoteIdentifier(name)} = ${literal}`);
  } catch (error) {
    if (!unsettable.has(engineCodeOf(error))) throw error;
  }
}

/** A character set that is not there is shown as an empty text, as an empty text is. */
function nothing(name: string): string {
  return name.startsWith("character_set_") ? "NULL" : "''";
}
