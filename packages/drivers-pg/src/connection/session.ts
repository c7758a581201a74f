import { nameOf, tokenize } from "../sql/tokenize";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** What a session is for. Only migrations see the schemas that the role's own search path has beside ours. */
export type Purpose = "look" | "migrate";

export interface SessionLimits {
  /** Milliseconds; 0: none. */
  readonly lockMs: number;
  readonly statementMs: number;
}

/**
 * What the start-up packet says. The search path of the role or database would count from the first statement on, and
 * the owner of a schema on it could put a function in front of the server's.
 */
export function startupOptions(schema: string | undefined): string {
  return `-c search_path=${pathSql([schema ?? "public", "public"]).replace(/[\\\s]/g, "\\$&")}`;
}

/** The names as a search path, each once. `pg_catalog` is not named, and so comes first. */
export function pathSql(names: readonly string[]): string {
  return [...new Set(names)]
    .filter((name) => !name.startsWith("pg_"))
    .map(quoteIdentifier)
    .join(", ");
}

/** The path under which we look: a temporary table is not in front of anybody else's. */
export function lookPathSql(names: readonly string[]): string {
  return `${pathSql(names)}, pg_temp`;
}

/**
 * Nothing of how statements are read, how catalogs are written out, and how long a session lives may depend on
 * settings of the server, the database or the role. No function is called here.
 */
export function settingsSql(purpose: Purpose, path: string, { lockMs, statementMs }: SessionLimits): string {
  return [
    `SET search_path = ${path}`,
    "SET standard_conforming_strings = on",
    "SET quote_all_identifiers = off",
    "SET datestyle = ISO",
    "SET intervalstyle = postgres",
    "SET extra_float_digits = 1",
    "SET bytea_output = hex",
    "SET transform_null_equals = off",
    // Rows of a history that policies hide would look like migrations that have not run.
    `SET row_security = ${purpose === "look" ? "off" : "on"}`,
    "SET client_min_messages = warning",
    // Compiling the queries that read the catalog takes the server thirty times as long as running them.
    "SET jit = off",
    `SET lock_timeout = ${lockMs}`,
    `SET statement_timeout = ${statementMs}`,
    "SET idle_in_transaction_session_timeout = 0",
    "SET tcp_keepalives_idle = 30",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
    "SET tcp_user_timeout = 60000",
  ].join("; ");
}

/** What only newer servers know. That a statement ends when its client is gone is for Linux alone. */
export const newerSettingsSql = `SELECT pg_catalog.count(pg_catalog.set_config(s.name, v.value, false))
FROM (VALUES ('idle_session_timeout'::pg_catalog.text, '0'::pg_catalog.text), ('transaction_timeout', '0'),
 ('client_connection_check_interval', '10000')) AS v(name, value)
JOIN pg_catalog.pg_settings s ON s.name = v.name
WHERE v.value = '0' OR pg_catalog.strpos(pg_catalog.version(), 'linux') > 0`;

/**
 * The role's own setting of the search path is behind what the start-up packet says, so that the catalog is asked.
 */
export const factsSql = `SELECT pg_catalog.current_setting('server_version') AS version,
 pg_catalog.current_setting('server_version_num') AS number, pg_catalog.pg_backend_pid() AS pid,
 session_user AS "user", (${newerSettingsSql}) AS newer,
 EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'public') AS has_public,
 (SELECT pg_catalog.substr(c.setting, 13)
  FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c(setting)
  WHERE pg_catalog.starts_with(c.setting, 'search_path=')
   AND (s.setdatabase = 0::pg_catalog.oid OR s.setdatabase = (SELECT oid FROM pg_catalog.pg_database
     WHERE datname = pg_catalog.current_database()))
   AND (s.setrole = 0::pg_catalog.oid OR s.setrole = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))
  ORDER BY s.setrole = 0::pg_catalog.oid, s.setdatabase = 0::pg_catalog.oid LIMIT 1) AS role_path`;

export interface FactsRow {
  readonly version: string;
  readonly number: string;
  readonly pid: number;
  readonly user: string;
  readonly has_public: boolean;
  readonly role_path: string | null;
}

/** The names of a search path as the server writes it. */
export function pathNames(path: string): readonly string[] {
  return tokenize(path)
    .filter(({ kind }) => kind === "word" || kind === "quoted")
    .map(nameOf);
}

/** The schemas of the role's own search path. */
export function rolePath({ role_path: path, user }: FactsRow): readonly string[] {
  return pathNames(path ?? '"$user", public').map((name) => (name === "$user" ? user : name));
}

/** Which of these schemas there are, and whether an extension lives in them. */
export function schemasSql(names: readonly string[]): string {
  return `SELECT n.nspname AS name,
 EXISTS (SELECT 1 FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid) AS extended
FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY (ARRAY[${names.map(quoteLiteral).join(", ")}]::pg_catalog.name[])`;
}

export interface SchemaRow {
  readonly name: string;
  readonly extended: boolean;
}

/** Takes back what a migration did to the session, but for locks: the runner's is among them. */
export const resetSql = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *; DISCARD TEMP";

/** Statements that a migration prepared; those of the client are of another kind. */
export const preparedSql = "SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql";
