import type { ServerEngine } from "../engine";

/** Where a server is and the account that tests use on it; it must be allowed to create databases. */
export interface ServerAddress {
  readonly engine: ServerEngine;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

export const STANDARD_PORTS: Readonly<Record<ServerEngine, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };

const MAINTENANCE_DATABASES: Readonly<Record<ServerEngine, string>> = {
  postgres: "postgres",
  mysql: "mysql",
  mariadb: "mysql",
};

/** The documented test account: user, password and database. */
export const TEST_ACCOUNT = "stingerloom";

export function addressOf(engine: ServerEngine, text: string): ServerAddress {
  const url = new URL(text);
  const expected = engine === "postgres" ? ["postgres:", "postgresql:"] : ["mysql:", "mariadb:"];
  if (!expected.includes(url.protocol)) {
    throw new Error(`expected ${engine}://…, got ${url.protocol}//…`);
  }
  return {
    engine,
    // A URL keeps the brackets of an IPv6 address; sockets do not take them.
    host: decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1") || "127.0.0.1",
    port: url.port === "" ? STANDARD_PORTS[engine] : Number(url.port),
    username: decodeURIComponent(url.username) || (engine === "postgres" ? "postgres" : "root"),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || MAINTENANCE_DATABASES[engine],
  };
}

export function urlOf(address: ServerAddress): string {
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  const password = address.password === "" ? "" : `:${encodeURIComponent(address.password)}`;
  const user = `${encodeURIComponent(address.username)}${password}`;
  return `${address.engine}://${user}@${host}:${address.port}/${encodeURIComponent(address.database)}`;
}

/** For messages: everything but the password. */
export function placeOf(address: ServerAddress): string {
  return `${address.username}@${address.host}:${address.port}`;
}
