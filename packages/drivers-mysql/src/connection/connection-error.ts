import { ConnectionError, QueryError, type StingerloomError } from "@stingerloom/core";
import { displayAddress, type Address } from "./client";

interface Classified {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * Why there is no connection. The client's own message is not passed on: it is our own words that surely hold no
 * password.
 */
export function connectionError(address: Address, cause: unknown): ConnectionError {
  const { code, message, hint } = classifyConnectionError(address, cause);
  return new ConnectionError(code, message, { hint, cause: harmless(cause) });
}

function classifyConnectionError(address: Address, cause: unknown): Classified {
  const where = displayAddress(address);
  const { user, database } = address;
  const engineCode = engineCodeOf(cause) ?? "";
  const reason = reasonOf(cause);
  switch (engineCode) {
    case "ECONNREFUSED":
    case "ENOENT":
    case "EACCES":
      return {
        code: "CONNECTION_REFUSED",
        message: `Connection refused by ${where}.`,
        hint: "Start the server, or check connection.host, port and socketPath.",
      };
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return {
        code: "CONNECTION_UNKNOWN_HOST",
        message: `Could not resolve host ${address.host}.`,
        hint: "Check connection.host and the name service.",
      };
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return {
        code: "CONNECTION_TIMEOUT",
        message: `${where} did not answer within ${address.connectTimeout} ms.`,
        hint: "Check host, port and firewall, or raise connection.connectTimeout.",
      };
    case "ER_BAD_DB_ERROR":
      return {
        code: "CONNECTION_UNKNOWN_DATABASE",
        message: `There is no database "${database ?? ""}" at ${where}.`,
        hint: `Create it: CREATE DATABASE \`${database ?? ""}\``,
      };
    case "ER_DBACCESS_DENIED_ERROR":
      return {
        code: "CONNECTION_PRIVILEGE",
        message: `User "${user}" may not use the database "${database ?? ""}" at ${where}.`,
        hint: `Let an administrator run: GRANT ALL ON \`${database ?? ""}\`.* TO '${user}'`,
      };
    case "ER_HOST_NOT_PRIVILEGED":
    case "ER_HOST_IS_BLOCKED":
      return {
        code: "CONNECTION_PRIVILEGE",
        message: `The server at ${where} accepts no connections from this host.`,
        hint: "Let an administrator allow it for this user.",
      };
    case "ER_ACCESS_DENIED_ERROR":
    case "ER_ACCESS_DENIED_NO_PASSWORD_ERROR":
    case "ER_NOT_SUPPORTED_AUTH_MODE":
    case "AUTH_SWITCH_PLUGIN_ERROR":
      return {
        code: "CONNECTION_AUTH",
        message: `${where} does not accept the user "${user}" with this password.`,
        hint: "Check connection.username and password; a user that requires encryption needs connection.ssl.",
      };
    case "ER_SECURE_TRANSPORT_REQUIRED":
    case "HANDSHAKE_NO_SSL_SUPPORT":
    case "HANDSHAKE_SSL_ERROR":
      return tls(where, reason);
    case "ER_CON_COUNT_ERROR":
    case "ER_TOO_MANY_USER_CONNECTIONS":
      return {
        code: "CONNECTION_REFUSED",
        message: `${where}: too many connections.`,
        hint: "Close some, or raise max_connections.",
      };
    default:
      if (
        /insecure transport|require_secure_transport|\bssl\b|\btls\b|certificate|self.signed/i.test(
          `${engineCode} ${reason}`,
        )
      )
        return tls(where, reason);
      if (isLost(engineCode))
        return { code: "CONNECTION_LOST", message: `${where} closed the connection.`, hint: "See the server's log." };
      return {
        code: "CONNECTION_FAILED",
        message: `There is no connection to ${where}: ${reason}`,
        hint: "Check the connection options.",
      };
  }
}

function tls(where: string, reason: string): Classified {
  return {
    code: "CONNECTION_TLS",
    message: `TLS negotiation with ${where} failed: ${reason}`,
    hint: "Set connection.ssl: true, or { ca, cert, key, rejectUnauthorized } as the server wants it.",
  };
}

const lost: ReadonlySet<string> = new Set([
  "PROTOCOL_CONNECTION_LOST",
  "ECONNRESET",
  "EPIPE",
  "PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR",
  "ER_SERVER_SHUTDOWN",
  "ER_CONNECTION_KILLED",
  "ER_CLIENT_INTERACTION_TIMEOUT",
  "ER_NORMAL_SHUTDOWN",
]);

function isLost(engineCode: string): boolean {
  return lost.has(engineCode);
}

/** The network or the server is silent, and we wait no longer. */
export function silentError(address: Address, reason: string): ConnectionError {
  const hint = "What the statement did is not known until migrate:status is asked; inside a transaction it is undone.";
  return new ConnectionError(
    "CONNECTION_LOST",
    `The connection to ${displayAddress(address)} was given up: ${reason}`,
    {
      hint,
    },
  );
}

/** What the server said of a statement, with a code of its own for the errors that are distinguished. */
export function queryError(sql: string, cause: unknown, address: Address): StingerloomError {
  if (cause instanceof ConnectionError) return cause;
  const engineCode = engineCodeOf(cause) ?? "";
  if (isLost(engineCode) || /closed state/i.test(reasonOf(cause))) {
    const hint = "See the server's log. What the statement did is known to the server alone.";
    return new ConnectionError(
      "CONNECTION_LOST",
      `The connection to ${displayAddress(address)} was lost in the middle of a statement.`,
      { hint, cause: harmless(cause) },
    );
  }
  const { code, hint } = kindOf(engineCode);
  return new QueryError(code, reasonOf(cause), { sql, cause: harmless(cause), engineCode, hint });
}

function kindOf(engineCode: string): { readonly code: string; readonly hint?: string } {
  switch (engineCode) {
    case "ER_LOCK_WAIT_TIMEOUT":
      return {
        code: "LOCK_TIMEOUT",
        hint: "Another session holds the table. Try again when it is done, or raise connection.statementLockTimeout.",
      };
    case "ER_LOCK_DEADLOCK":
      return { code: "DEADLOCK", hint: "Try again." };
    case "ER_DBACCESS_DENIED_ERROR":
    case "ER_TABLEACCESS_DENIED_ERROR":
    case "ER_COLUMNACCESS_DENIED_ERROR":
    case "ER_SPECIFIC_ACCESS_DENIED_ERROR":
      return {
        code: "PRIVILEGE",
        hint: "The privileges that are needed: node_modules/@stingerloom/orm/docs/engines/mysql.md.",
      };
    case "ER_PARSE_ERROR":
      return {
        code: "QUERY_FAILED",
        hint: "Pass one statement to each query(); several in one text are not accepted.",
      };
    default:
      return { code: "QUERY_FAILED" };
  }
}

export function queryTimeoutError(sql: string, milliseconds: number, cause: unknown): QueryError {
  const hint = "Raise connection.queryTimeout, or make the statement do less at a time.";
  return new QueryError("QUERY_TIMEOUT", `The statement took more than ${milliseconds} ms and was stopped.`, {
    sql,
    hint,
    cause: harmless(cause),
    engineCode: engineCodeOf(cause),
  });
}

export function engineCodeOf(error: unknown): string | undefined {
  if (error instanceof QueryError) return error.engineCode;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  // The client has no name for MariaDB's 1969.
  if (!code && reasonOf(error).includes("max_statement_time exceeded")) return "ER_STATEMENT_TIMEOUT";
  return typeof code === "string" ? code : undefined;
}

function reasonOf(error: unknown): string {
  const { message, errors } = (typeof error === "object" && error !== null ? error : {}) as {
    message?: string;
    errors?: readonly unknown[];
  };
  // Node gives one error for all the addresses that it tried.
  const first = errors?.[0];
  return message !== undefined && message !== "" ? message : first === undefined ? String(error) : reasonOf(first);
}

/** The client's error with what a log may show: it carries the statement, and by some paths the options. */
function harmless(cause: unknown): Error {
  const { errno, sqlState } = (typeof cause === "object" && cause !== null ? cause : {}) as {
    errno?: number;
    sqlState?: string;
  };
  return Object.assign(new Error(reasonOf(cause)), { code: engineCodeOf(cause), errno, sqlState });
}
