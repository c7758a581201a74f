import { isAbsolute, resolve } from "node:path";
import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { closest } from "@stingerloom/entities";
import type { NamedConnection, StingerloomConfig } from "./config";
import type { Connection } from "./connection";
import { connectionFromUrl } from "./connection-url";

export interface ConnectionChoice {
  /** The folder that a relative path of the configuration is relative to. */
  readonly folder: string;
  /** In place of the configuration's own connection; a path in it is relative to the current folder. */
  readonly connectionUrl?: string;
  /** Which of `connections`. */
  readonly connectionName?: string;
}

/**
 * The database to use, with absolute paths.
 * @throws UsageError `CONFIG_INVALID`, `CONNECTION_URL`, `CONNECTION_UNKNOWN`, `CONNECTION_UNCHOSEN`
 */
export function resolveConnection(
  config: StingerloomConfig,
  { folder, connectionUrl, connectionName }: ConnectionChoice,
): ConnectionOptions & Pick<NamedConnection, "migrations" | "output" | "source"> {
  const chosen =
    connectionUrl !== undefined && connectionName === undefined && config.connections === undefined
      ? (config.connection ?? {})
      : choose(config, connectionName);
  if (connectionUrl !== undefined) {
    const own = chosen as Partial<NamedConnection>;
    const { entities, ignore, namingStrategy, driver, migrations, output, source } = own;
    const { historyTable = config.historyTable } = chosen as Partial<NamedConnection>;
    const kept = withoutUndefined({
      entities,
      ignore,
      namingStrategy,
      driver,
      migrations,
      output,
      source,
      historyTable,
    });
    return { ...withAbsolutePaths(connectionFromUrl(connectionUrl), process.cwd()), ...kept };
  }
  refuseUnset(chosen as Connection);
  const { historyTable } = config;
  return withAbsolutePaths({ ...(historyTable && { historyTable }), ...withType(chosen as NamedConnection) }, folder);
}

/**
 * A variable of the environment that is not set must not lead to the database that the client takes without one.
 * @throws UsageError `CONFIG_INVALID`
 */
export function refuseUnset(connection: Connection | ConnectionOptions): void {
  const { url, host, socketPath, database }: Partial<ConnectionOptions> = connection;
  if (url !== undefined) return;
  const unset =
    "database" in connection && database === undefined
      ? "database"
      : "url" in connection && (host ?? socketPath ?? database) === undefined && "url";
  if (!unset) return;
  throw new UsageError("CONFIG_INVALID", `connection.${unset} is undefined`, {
    hint: "Is the environment variable set that it is read from? --env-file PATH reads a file of them.",
  });
}

function choose({ connection, connections }: StingerloomConfig, name: string | undefined): object {
  if (connections === undefined) {
    if (name !== undefined)
      throw new UsageError(
        "CONNECTION_UNKNOWN",
        `There is no connection ${name}: the configuration has no connections`,
        {
          hint: `Add it: connections: { ${name}: { type, … } }.`,
        },
      );
    if (connection !== undefined) return connection;
    throw new UsageError("CONFIG_INVALID", "The configuration has no connection", {
      hint: 'Export { connection: { type: "postgres", … }, migrations: […] }, or pass --connection-url.',
    });
  }
  const names = Object.keys(connections);
  const only = name ?? (connection === undefined && names.length === 1 ? names[0] : undefined);
  if (only === undefined && connection !== undefined) return connection;
  if (only === undefined)
    throw new UsageError("CONNECTION_UNCHOSEN", `The configuration has several connections: ${names.join(", ")}`, {
      hint: `Choose one: --connection ${names[0]}.`,
    });
  const found = connections[only];
  if (found !== undefined) return found;
  const meant = closest(only, names);
  throw new UsageError("CONNECTION_UNKNOWN", `There is no connection ${only}`, {
    hint: meant === undefined ? `There are: ${names.join(", ")}.` : `Did you mean ${meant}?`,
  });
}

/**
 * The connection with the type that its URL tells, where none is written.
 * @throws UsageError `CONFIG_INVALID`, `CONNECTION_URL`
 */
export function withType(connection: Connection | ConnectionOptions): ConnectionOptions {
  refuseOtherEngine(connection);
  if (connection.type !== undefined) return connection as ConnectionOptions;
  if (connection.url !== undefined) return { ...connection, ...connectionFromUrl(connection.url) } as ConnectionOptions;
  throw new UsageError("CONFIG_INVALID", "connection has neither type nor url", {
    hint: 'Add type: "postgres", "mysql", "mariadb" or "sqlite".',
  });
}

/**
 * A URL of a server is no path of a file: a part of it, the password too, would be taken for a folder.
 * @throws UsageError `CONFIG_INVALID`
 */
function refuseOtherEngine({ type, url, database, socketPath }: Partial<ConnectionOptions>): void {
  const misplaced = Object.entries({ database, socketPath }).find(([, value]) => /^[a-z+]+:\/\//i.test(value ?? ""));
  if (misplaced !== undefined && !/^(?:file|sqlite3?):/i.test(misplaced[1] ?? ""))
    throw new UsageError("CONFIG_INVALID", `connection.${misplaced[0]} is the URL of a server`, {
      hint: "Give it as connection.url, and leave type out: the URL has it.",
    });
  const scheme = /^(?:(postgres)(?:ql)?|(mysql|mariadb)|(sqlite)3?):/i.exec(url ?? "");
  if (scheme === null || type === undefined) return;
  const [, postgres, mysql, sqlite] = scheme;
  const ours: Readonly<Record<string, string | undefined>> = { postgres, mysql, mariadb: mysql, sqlite };
  if (!(type in ours) || ours[type] !== undefined) return;
  throw new UsageError("CONFIG_INVALID", `connection.type is "${type}", and connection.url begins with ${scheme[0]}`, {
    hint: "Leave type out: the URL has it. Or correct one of the two.",
  });
}

/** What an SQLite file and a socket are called from whatever folder the command runs in. */
function withAbsolutePaths<T extends ConnectionOptions>(connection: T, folder: string): T {
  const { socketPath, type } = connection;
  const socket = socketPath === undefined ? {} : { socketPath: resolve(folder, socketPath) };
  if (type !== "sqlite") return { ...connection, ...socket };
  return { ...connection, ...fileOf(connection, folder) };
}

function fileOf({ database, url }: ConnectionOptions, folder: string): Partial<ConnectionOptions> {
  if (url !== undefined) {
    const [scheme = "", path = ""] = url.split(/^(sqlite3?:(?:\/\/(?!\/))?)/i).slice(1);
    return isOpen(path) ? {} : { url: `${scheme.replace(/\/\/$/, "")}${resolve(folder, path)}` };
  }
  return database === undefined || isOpen(database) ? {} : { database: resolve(folder, database) };
}

/** Nothing to make absolute: no path, none of a file, or absolute already. */
function isOpen(path: string): boolean {
  return path === "" || path === ":memory:" || path.startsWith("file:") || path.startsWith("/") || isAbsolute(path);
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<T>;
}
