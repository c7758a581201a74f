import { ConnectionError, QueryError, type StingerloomError } from "@stingerloom/core";
import { displayAddress, type Address } from "./address";

interface Classified {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Why there is no connection, in our own words: so that no password can be among them. */
export function connectionError(address: Address, cause: unknown): ConnectionError {
  const { code, message, hint } = classifyConnectionError(address, cause);
  return new ConnectionError(code, message, { hint, cause: harmless(cause) });
}

// SQLSTATEs: postgresql.org/docs/current/errcodes-appendix.html
function classifyConnectionError(address: Address, cause: unknown): Classified {
  const where = displayAddress(address);
  const { user, database, host, connectTimeout } = address;
  const reason = reasonOf(cause);
  switch (engineCodeOf(cause) ?? "") {
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
        message: `Could not resolve host ${host}.`,
        hint: "Check connection.host and the name service.",
      };
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return timedOut(where, connectTimeout);
    case "28P01":
      return {
        code: "CONNECTION_AUTH",
        message: `${where} does not accept the user "${user}" with this password.`,
        hint: "Check connection.username and password.",
      };
    case "28000":
      if (/no encryption|SSL off|hostssl/i.test(reason)) return tls(where, reason);
      return {
        code: "CONNECTION_AUTH",
        message: `${where} does not let the user "${user}" in: ${reason}.`,
        hint: "Check connection.username, and pg_hba.conf on the server.",
      };
    case "3D000":
      return {
        code: "CONNECTION_UNKNOWN_DATABASE",
        message: `There is no database "${database}" at ${where}.`,
        hint: `Create it: CREATE DATABASE "${database}"`,
      };
    case "42501":
      return {
        code: "CONNECTION_PRIVILEGE",
        message: `User "${user}" may not connect to the database "${database}" at ${where}.`,
        hint: `Let an administrator run: GRANT CONNECT ON DATABASE "${database}" TO "${user}"`,
      };
    case "53300":
      return {
        code: "CONNECTION_REFUSED",
        message: `${where}: too many connections.`,
        hint: "Close some, or raise max_connections.",
      };
    case "57P03":
      return {
        code: "CONNECTION_REFUSED",
        message: `${where} is starting up or shutting down.`,
        hint: "Try again in a moment.",
      };
    default:
      return otherTrouble(address, where, reason);
  }
}

function otherTrouble({ connectTimeout }: Address, where: string, reason: string): Classified {
  if (/timeout|timed out/i.test(reason)) return timedOut(where, connectTimeout);
  if (/\bSSL\b|\bTLS\b|certificate|self.signed/i.test(reason)) return tls(where, reason);
  if (/password must be a string|no password|SASL/i.test(reason)) {
    return {
      code: "CONNECTION_AUTH",
      message: `${where} asks for a password, and there is none that it accepts.`,
      hint: "Set connection.password.",
    };
  }
  if (/terminated|ended|ECONNRESET|EPIPE/i.test(reason))
    return { code: "CONNECTION_LOST", message: `${where} closed the connection.`, hint: "See the server's log." };
  return {
    code: "CONNECTION_FAILED",
    message: `There is no connection to ${where}: ${reason}`,
    hint: "Check the connection options.",
  };
}

function timedOut(where: string, milliseconds: number): Classified {
  return {
    code: "CONNECTION_TIMEOUT",
    message: `${where} did not answer within ${milliseconds} ms.`,
    hint: "Check host, port and firewall, or raise connection.connectTimeout.",
  };
}

function tls(where: string, reason: string): Classified {
  return {
    code: "CONNECTION_TLS",
    message: `TLS negotiation with ${where} failed: ${reason}`,
    hint: "Set connection.ssl: true, or { ca, cert, key, rejectUnauthorized } as the server wants it.",
  };
}

/** The connection is gone: by an administrator, a crash, a shutdown, or on the way. */
function isLost(error: unknown): boolean {
  const code = engineCodeOf(error) ?? "";
  return (
    /^(57P0[1-4]|08...|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
    /connection terminated|client has encountered a connection error|was closed and is not queryable|not queryable/i.test(
      reasonOf(error),
    )
  );
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
  if (isLost(cause)) {
    const hint =
      "See the server's log. What the statement did is known to the server alone; inside a transaction it is undone.";
    return new ConnectionError(
      "CONNECTION_LOST",
      `The connection to ${displayAddress(address)} was lost in the middle of a statement.`,
      { hint, cause: harmless(cause) },
    );
  }
  const engineCode = engineCodeOf(cause);
  const { code, hint = hintOf(cause) } = kindOf(engineCode ?? "", address);
  return new QueryError(code, messageOf(cause), { sql, engineCode, hint, cause: harmless(cause) });
}

function kindOf(sqlState: string, { queryTimeout }: Address): { readonly code: string; readonly hint?: string } {
  switch (sqlState) {
    case "55P03":
      return {
        code: "LOCK_TIMEOUT",
        hint: "Another session holds the table. Try again when it is done, or raise connection.statementLockTimeout.",
      };
    case "40P01":
      return { code: "DEADLOCK", hint: "Try again." };
    case "57014":
      return {
        code: "QUERY_TIMEOUT",
        hint:
          `The statement took longer than ` +
          `${queryTimeout === undefined ? "the server allows" : `${queryTimeout} ms`} and was stopped. ` +
          `Raise connection.queryTimeout, or make it do less at a time.`,
      };
    // invalid_schema_name
    case "3F000":
      return { code: "QUERY_FAILED", hint: "Create it: CREATE SCHEMA …, or check connection.schema." };
    case "42501":
      return {
        code: "PRIVILEGE",
        hint: "The privileges that are needed: node_modules/@stingerloom/orm/docs/engines/postgresql.md.",
      };
    default:
      return { code: "QUERY_FAILED" };
  }
}

export function engineCodeOf(error: unknown): string | undefined {
  if (error instanceof QueryError) return error.engineCode;
  const { code, errors } = (typeof error === "object" && error !== null ? error : {}) as {
    code?: unknown;
    errors?: readonly unknown[];
  };
  if (typeof code === "string") return code;
  // Node gives one error for all the addresses that it tried.
  return errors?.[0] === undefined ? undefined : engineCodeOf(errors[0]);
}

function messageOf(cause: unknown): string {
  const { detail } = (typeof cause === "object" && cause !== null ? cause : {}) as { detail?: string };
  return detail === undefined ? reasonOf(cause) : `${reasonOf(cause)} (${detail})`;
}

function hintOf(cause: unknown): string | undefined {
  return ((typeof cause === "object" && cause !== null ? cause : {}) as { hint?: string }).hint;
}

function reasonOf(error: unknown): string {
  const { message, errors } = (typeof error === "object" && error !== null ? error : {}) as {
    message?: string;
    errors?: readonly unknown[];
  };
  const first = errors?.[0];
  return message !== undefined && message !== "" ? message : first === undefined ? String(error) : reasonOf(first);
}

/** The client's error with what a log may show: by some paths it carries the options. */
function harmless(cause: unknown): Error {
  return Object.assign(new Error(messageOf(cause)), { code: engineCodeOf(cause) });
}
