import type { SslOptions } from "./connection-options";
import { UsageError } from "./errors";

/** How a connection is encrypted, in the words of a URL: the same for every engine that has a server. */
export interface SslMode {
  readonly ssl: boolean | SslOptions;
  /** Go on without encryption where the server has none. */
  readonly optional?: true;
}

/**
 * What `sslmode=…` of a URL means, in PostgreSQL's words or MySQL's.
 *
 * @throws UsageError `CONNECTION_URL` for a word that is none: a typing mistake must not switch encryption off
 */
export function sslModeOf(mode: string): SslMode {
  switch (mode.toLowerCase().replaceAll("_", "-")) {
    case "disable":
    case "disabled":
    case "false":
    case "0":
      return { ssl: false };
    case "allow":
    case "prefer":
    case "preferred":
      return { ssl: { rejectUnauthorized: false }, optional: true };
    case "require":
    case "required":
    case "no-verify":
      return { ssl: { rejectUnauthorized: false } };
    case "verify-ca":
    case "verify-full":
    case "verify-identity":
    case "true":
    case "1":
      return { ssl: true };
    default:
      throw new UsageError("CONNECTION_URL", `The connection URL has sslmode=${mode}, which does not exist`, {
        hint: "Use disable, prefer, require, verify-ca or verify-full.",
      });
  }
}

/** The error of a URL that cannot be read. The URL itself is not in it: it may hold a password. */
export function urlError(example: string, cause?: unknown): UsageError {
  return new UsageError("CONNECTION_URL", "The connection URL cannot be read", {
    hint:
      `It has the form ${example}; ` +
      "write special characters of user and password percent-encoded (% itself as %25).",
    ...(cause instanceof Error && { cause: new Error(cause.name) }),
  });
}
