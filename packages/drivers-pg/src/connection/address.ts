import { sslModeOf, urlError, type ConnectionOptions, type SslMode, type SslOptions } from "@stingerloom/core";
import { parse } from "pg-connection-string";

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
  /** Go on without encryption where the server has none. */
  readonly optional?: true | undefined;
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
    ...given,
    // A URL is in place of the parts.
    ...url,
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
  let url: Partial<Readonly<Record<string, unknown>>>;
  let mode: string | undefined;
  try {
    // The meaning of sslmode is ours: it is the same on every engine.
    const bare = text.replace(/([?&])(?:ssl|sslmode)=([^&]*)/g, (_, mark: string, value: string) => {
      mode = decodeURIComponent(value);
      return mark;
    });
    // The parser lets a percent sign that escapes nothing stand for itself, and others do not.
    decodeURIComponent(text);
    url = parse(bare) as never;
  } catch (cause) {
    throw urlError("postgres://user:password@host:port/database", cause);
  }
  const part = (name: string) => (typeof url[name] === "string" && url[name] !== "" ? url[name] : undefined);
  return withoutUndefined({
    host: part("host"),
    port: part("port") === undefined ? undefined : Number(part("port")),
    user: part("user"),
    password: part("password"),
    database: part("database"),
    schema: part("schema"),
    ...sslOf(mode, url["ssl"]),
    applicationName: part("application_name"),
  });
}

/** Certificates may be named by the URL as well: then they are read. */
function sslOf(mode: string | undefined, files: unknown): Partial<SslMode> {
  const certificates = typeof files === "object" && files !== null ? (files as SslOptions) : undefined;
  if (mode === undefined) return certificates === undefined ? {} : { ssl: certificates };
  const { ssl, ...rest } = sslModeOf(mode);
  if (certificates === undefined || ssl === false) return { ssl, ...rest };
  return { ssl: { ...certificates, ...(typeof ssl === "object" && ssl) }, ...rest };
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
