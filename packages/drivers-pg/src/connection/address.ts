import { UsageError, type ConnectionOptions, type SslOptions } from "@stingerloom/core";

/** Where the server is and who we are, from options or a URL. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string | (() => string | Promise<string>);
  readonly database: string;
  /** Without one: the first of the server's search path. */
  readonly schema?: string;
  readonly ssl?: boolean | SslOptions;
  readonly connectTimeout: number;
  readonly queryTimeout?: number;
  readonly applicationName: string;
}

/** @throws UsageError `CONNECTION_URL` */
export function addressOf(options: ConnectionOptions): Address {
  const url = options.url === undefined ? {} : partsOf(options.url);
  const given = withoutUndefined({
    host: options.socketPath === undefined ? options.host : folderOf(options.socketPath),
    port: options.port ?? portOf(options.socketPath),
    user: options.username,
    password: options.password,
    database: options.database,
    schema: options.schema,
    ssl: options.ssl,
    connectTimeout: options.connectTimeout,
    queryTimeout: options.queryTimeout,
    applicationName: options.applicationName,
  });
  const parts = {
    host: "localhost",
    port: 5432,
    connectTimeout: 10_000,
    applicationName: "stingerloom",
    ...url,
    ...given,
  };
  const user = parts.user ?? "postgres";
  return { ...parts, user, database: parts.database ?? user };
}

/** `host:port` or the socket, for messages. */
export function displayAddress({ host, port }: Address): string {
  return host.startsWith("/") ? `${host}/.s.PGSQL.${port}` : `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

type Parts = Partial<Address>;

function partsOf(text: string): Parts {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError("CONNECTION_URL", "The connection URL cannot be read", {
      hint: "It reads postgres://user:password@host:port/database; write special characters of the password percent-encoded.",
    });
  }
  const query = url.searchParams;
  const host =
    query.get("host") ?? (url.hostname === "" ? undefined : decodeURIComponent(url.hostname.replace(/^\[|\]$/g, "")));
  return withoutUndefined({
    host,
    port: url.port === "" ? undefined : Number(url.port),
    user: url.username === "" ? undefined : decodeURIComponent(url.username),
    password: url.password === "" ? undefined : decodeURIComponent(url.password),
    database: url.pathname.length <= 1 ? undefined : decodeURIComponent(url.pathname.slice(1)),
    schema: query.get("schema") ?? undefined,
    ssl: sslOf(query.get("sslmode") ?? query.get("ssl")),
    applicationName: query.get("application_name") ?? undefined,
  });
}

function sslOf(mode: string | null): boolean | SslOptions | undefined {
  switch (mode) {
    case null:
      return undefined;
    case "disable":
    case "false":
    case "0":
      return false;
    case "verify-ca":
    case "verify-full":
    case "true":
    case "1":
      return true;
    default:
      // libpq's `require` and `prefer` encrypt without looking at the certificate.
      return { rejectUnauthorized: false };
  }
}

/** A socket is given as its folder, or as the file in it. */
function folderOf(path: string): string {
  return path.replace(/\/\.s\.PGSQL\.\d+$/, "");
}

function portOf(path: string | undefined): number | undefined {
  const port = /\/\.s\.PGSQL\.(\d+)$/.exec(path ?? "")?.[1];
  return port === undefined ? undefined : Number(port);
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
