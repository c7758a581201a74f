import type { ConnectionOptions } from "@stingerloom/core";

/** A connection as the URL that other tools take: `postgres:`, `mysql:` (MariaDB as well) or `sqlite:`. */
export async function urlOf(connection: ConnectionOptions): Promise<string> {
  const { type, url, host, port, username, password, database = "", socketPath } = connection;
  if (url !== undefined) return url;
  if (type === "sqlite") return `sqlite:${database}`;
  const secret = typeof password === "function" ? await password() : password;
  const user = encodeURIComponent(username ?? "") + (secret === undefined ? "" : `:${encodeURIComponent(secret)}`);
  const place = `${host ?? "localhost"}${port === undefined ? "" : `:${port}`}`;
  const isPostgres = type === "postgres";
  const socket =
    socketPath === undefined ? "" : `?${isPostgres ? "host" : "socketPath"}=${encodeURIComponent(socketPath)}`;
  const account = user === "" ? "" : `${user}@`;
  return `${isPostgres ? "postgres" : "mysql"}://${account}${place}/${encodeURIComponent(database)}${socket}`;
}
