import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { ConnectionError, QueryError, type StingerloomError } from "@stingerloom/core";

/** Why a file could not be opened, as far as the file system tells. */
export function connectionError(file: string, cause: unknown): StingerloomError {
  const { code, hint, message } = causeOf(file, cause);
  return new ConnectionError(code, message, { hint, cause });
}

interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function causeOf(file: string, cause: unknown): Trouble {
  const engineCode = engineCodeOf(cause) ?? "";
  const client = clientProblem(reasonOf(cause));
  if (client !== undefined) return client;
  if (engineCode === "SQLITE_NOTADB") {
    return {
      code: "CONNECTION_FILE",
      message: `${file} is not an SQLite database.`,
      hint: "Check connection.database, or whether the file is encrypted.",
    };
  }
  if (isBusy(engineCode)) {
    return {
      code: "CONNECTION_BUSY",
      message: `${file} is locked by another process.`,
      hint: "Wait for it to finish, or raise connection.statementLockTimeout.",
    };
  }
  if (existsSync(file) && statSync(file).isDirectory()) {
    return { code: "CONNECTION_FILE", message: `${file} is a directory.`, hint: "connection.database names a file." };
  }
  const directory = dirname(file);
  if (!existsSync(directory)) {
    return {
      code: "CONNECTION_FILE",
      message: `${file} cannot be opened: there is no directory ${directory}.`,
      hint: `Create it: mkdir -p ${directory}`,
    };
  }
  if (engineCode === "SQLITE_CANTOPEN" && !existsSync(file) && may(directory, constants.W_OK)) {
    return {
      code: "CONNECTION_FILE",
      message: `${file} does not exist.`,
      hint: "Check the path: nothing is made where databases are only read.",
    };
  }
  const refused = firstRefused(file, directory);
  if (refused !== undefined) {
    return {
      code: "CONNECTION_FILE",
      message: `${file} cannot be opened: ${refused}.`,
      hint: "Check the permissions of the file and of its directory.",
    };
  }
  return {
    code: "CONNECTION_FILE",
    message: `${file} cannot be opened: ${reasonOf(cause)}.`,
    hint: "Check connection.database.",
  };
}

/** The client has a native part, which package managers build only where that is allowed. */
function clientProblem(reason: string): Trouble | undefined {
  if (
    /could not locate the bindings file|better_sqlite3\.node.*no such file|cannot find .*better_sqlite3\.node/i.test(
      reason,
    )
  ) {
    return {
      code: "CLIENT_NOT_BUILT",
      message: "better-sqlite3 is installed, but not built: its install script did not run.",
      hint:
        "Allow it and build. pnpm: pnpm approve-builds, then pnpm rebuild better-sqlite3. " +
        "npm: npm rebuild better-sqlite3 (npm 11 with scripts off: npm approve-scripts better-sqlite3 before).",
    };
  }
  if (/does not run on Node/.test(reason)) {
    return {
      code: "CLIENT_TOO_NEW",
      message: `${reason}.`,
      hint: "Run: npm i better-sqlite3@12 (pnpm add, yarn add), or use Node 22.14 or newer.",
    };
  }
  if (/NODE_MODULE_VERSION/.test(reason)) {
    return {
      code: "CLIENT_NOT_BUILT",
      message: `better-sqlite3 was built for another version of Node than ${process.version}.`,
      hint: "Run: npm rebuild better-sqlite3",
    };
  }
  return undefined;
}

function firstRefused(file: string, directory: string): string | undefined {
  if (existsSync(file) && !may(file, constants.R_OK)) return "it may not be read";
  return existsSync(file) || may(directory, constants.W_OK)
    ? undefined
    : `it does not exist, and nothing may be created in ${directory}`;
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** What the engine said of a statement, with a code of its own for the errors that are distinguished. */
export function queryError(sql: string, cause: unknown, file: string): QueryError {
  const engineCode = engineCodeOf(cause);
  const { code, hint = hintOf(engineCode ?? "", reasonOf(cause)) } = kindOf(engineCode ?? "", file);
  return new QueryError(code, reasonOf(cause), { sql, cause, engineCode, hint });
}

/** What to do next about a statement that cannot succeed as things are. */
function hintOf(engineCode: string, reason: string): string | undefined {
  // ALTER TABLE reads every view and trigger of the database (sqlite.org/lang_altertable.html#compatibility_note).
  const broken = /^error in (view|trigger) (.+?)(?: after (?:rename|drop column|add column))?:/.exec(reason);
  if (broken) return `The ${broken[1]} ${broken[2]} stands in the way: drop it before, and make it again behind.`;
  if (engineCode.startsWith("SQLITE_CONSTRAINT_TRIGGER")) return "A trigger refuses the rows.";
  if (engineCode.startsWith("SQLITE_CONSTRAINT"))
    return "Existing rows do not fit: correct them first, then run it again.";
  return undefined;
}

function kindOf(engineCode: string, file: string): { readonly code: string; readonly hint?: string } {
  if (isBusy(engineCode))
    return {
      code: "LOCK_TIMEOUT",
      hint:
        `Another connection is writing to ${file}. Try again when it is done, or raise ` +
        `connection.statementLockTimeout.`,
    };
  if (engineCode.startsWith("SQLITE_READONLY"))
    return {
      code: "CONNECTION_READONLY",
      hint: `${file} or its directory may not be written to: check the permissions.`,
    };
  if (engineCode === "SQLITE_NOTADB")
    return { code: "CONNECTION_FILE", hint: `${file} is not an SQLite database: check connection.database.` };
  if (engineCode.startsWith("SQLITE_CORRUPT"))
    return { code: "QUERY_FAILED", hint: `${file} is damaged: run PRAGMA integrity_check and restore a copy.` };
  if (engineCode === "SQLITE_FULL") return { code: "QUERY_FAILED", hint: "There is no room left on the disk." };
  return { code: "QUERY_FAILED" };
}

export function isBusy(engineCode: string): boolean {
  return engineCode.startsWith("SQLITE_BUSY") || engineCode.startsWith("SQLITE_LOCKED");
}

export function engineCodeOf(error: unknown): string | undefined {
  if (error instanceof QueryError) return error.engineCode;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

export function reasonOf(error: unknown): string {
  const message = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  return String(message);
}
