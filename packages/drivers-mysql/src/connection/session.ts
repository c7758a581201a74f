import { requiredModes } from "../sql/assumed-modes";
import { quoteLiteral } from "../sql/quote";
import { flavourOf, versionNumber, type ServerFacts } from "../model/server";

/** All that is asked once, at the beginning. */
export const factsQuery = `SELECT VERSION() AS version, DATABASE() AS db, @@sql_mode AS sqlMode,
  @@collation_database AS collation,
 @@lower_case_table_names AS lowerCase, CONNECTION_ID() AS id,
 /*M! (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES WHERE VARIABLE_NAME = 'WSREP_ON') AS cluster, */
 (SELECT JSON_OBJECTAGG(CHARACTER_SET_NAME, DEFAULT_COLLATE_NAME)
 FROM information_schema.CHARACTER_SETS) AS collations`;

export interface FactsRow {
  readonly version: string;
  readonly db: string | null;
  readonly sqlMode: string;
  readonly collation: string;
  readonly lowerCase: number;
  readonly id: number;
  /** `ON` at a node of a Galera cluster. */
  readonly cluster?: string | null;
  readonly collations: string | Readonly<Record<string, string>>;
}

export function factsOf(row: FactsRow): ServerFacts {
  return {
    flavour: flavourOf(row.version),
    version: versionNumber(row.version),
    database: row.db ?? "",
    collation: row.collation,
    defaultCollations:
      typeof row.collations === "string" ? (JSON.parse(row.collations) as Record<string, string>) : row.collations,
    lowerCaseTables: Number(row.lowerCase) === 1,
    cluster: row.cluster === "ON",
  };
}

/** Modes that read SQL otherwise than we write it, or refuse to copy rows that are there. */
const unwanted: ReadonlySet<string> = new Set([
  "ANSI",
  "ANSI_QUOTES",
  "NO_BACKSLASH_ESCAPES",
  "PIPES_AS_CONCAT",
  "REAL_AS_FLOAT",
  "IGNORE_SPACE",
  "NO_ZERO_DATE",
  "NO_ZERO_IN_DATE",
  "PAD_CHAR_TO_FULL_LENGTH",
  "NO_UNSIGNED_SUBTRACTION",
  "HIGH_NOT_PRECEDENCE",
  "TRADITIONAL",
  "ORACLE",
  "MSSQL",
  "DB2",
  "POSTGRESQL",
  "MAXDB",
  "EMPTY_STRING_IS_NULL",
  "SIMULTANEOUS_ASSIGNMENT",
  "NO_FIELD_OPTIONS",
  "NO_TABLE_OPTIONS",
  "NO_KEY_OPTIONS",
]);

/** The server's own modes as far as they do no harm. */
function saneSqlMode(mode: string): string {
  const kept = mode.split(",").filter((word) => word !== "" && !unwanted.has(word));
  return [...new Set([...kept, ...requiredModes])].join(",");
}

/** Settings by which a server of its own would read our statements otherwise, or end a session that pauses. */
const common: readonly string[] = [
  "autocommit = 1",
  "completion_type = 0",
  "foreign_key_checks = 1",
  "unique_checks = 1",
  "sql_auto_is_null = 0",
  "sql_safe_updates = 0",
  "sql_quote_show_create = 1",
  "sql_select_limit = 18446744073709551615",
  "wait_timeout = 28800",
  "net_read_timeout = 120",
  "net_write_timeout = 120",
];

const own: Readonly<Record<ServerFacts["flavour"], readonly string[]>> = {
  mysql: ["max_execution_time = 0"],
  mariadb: [
    "max_statement_time = 0",
    "idle_transaction_timeout = 0",
    "idle_readonly_transaction_timeout = 0",
    "idle_write_transaction_timeout = 0",
  ],
};

/** What every session of ours begins with, in one statement: nothing depends on the settings of the server. */
export function settingsSql({ sqlMode, version, cluster }: FactsRow, lockMs: number): string {
  const mode = `sql_mode = ${quoteLiteral(saneSqlMode(sqlMode))}`;
  // At a cluster, a node waits until it has what the others wrote before.
  const causal = cluster === "ON" ? ["wsrep_sync_wait = 7"] : [];
  const settings = [mode, ...common, ...own[flavourOf(version)], ...causal].map((setting) => `SESSION ${setting}`);
  return `${lockTimeoutSql(lockMs)}, ${settings.join(", ")}`;
}

/** lock_wait_timeout is for the table, innodb_lock_wait_timeout for its rows; both count in seconds, from 1 on. */
export function lockTimeoutSql(milliseconds: number): string {
  const seconds = milliseconds === 0 ? 31_536_000 : Math.max(1, Math.ceil(milliseconds / 1000));
  return `SET SESSION lock_wait_timeout = ${seconds}, SESSION innodb_lock_wait_timeout = ${seconds}`;
}
