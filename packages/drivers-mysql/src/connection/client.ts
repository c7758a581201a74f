import type { ConnectionOptions, SslOptions } from "@stingerloom/core";

/** What we use of a mysql2 connection, in its form with promises. */
export interface MysqlConnection {
  query(sql: string): Promise<[unknown, unknown]>;
  execute(sql: string, values: readonly unknown[]): Promise<[unknown, unknown]>;
  end(): Promise<void>;
  destroy(): void;
  on(event: "error", listener: (error: unknown) => void): unknown;
  readonly threadId: number | null;
}

/** Where and as whom, with the parts of a URL taken apart. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly socketPath?: string;
  readonly user: string;
  readonly password?: string;
  readonly database?: string;
  readonly charset: string;
  readonly ssl?: object;
  readonly connectTimeout: number;
  readonly applicationName: string;
}

/** @throws TypeError for a URL that is none */
export async function addressOf(options: ConnectionOptions): Promise<Address> {
  const url = options.url === undefined ? undefined : new URL(options.url);
  const part = (text: string | undefined) => (text === undefined || text === "" ? undefined : decodeURIComponent(text));
  const parameter = (name: string) => url?.searchParams.get(name) ?? undefined;
  const { password } = options;
  const socketPath = options.socketPath ?? parameter("socketPath") ?? parameter("socket");
  const ssl = sslOf(options.ssl ?? sslParameter(parameter("ssl") ?? parameter("sslmode") ?? parameter("ssl-mode")));
  return {
    host: part(url?.hostname.replace(/^\[(.*)\]$/, "$1")) ?? options.host ?? "localhost",
    port: Number(part(url?.port) ?? options.port ?? 3306),
    ...(socketPath !== undefined && { socketPath }),
    user: part(url?.username) ?? options.username ?? "root",
    password: part(url?.password) ?? (typeof password === "function" ? await password() : password),
    database: part(url?.pathname.slice(1)) ?? options.database,
    charset: options.charset ?? parameter("charset") ?? "utf8mb4",
    ...(ssl && { ssl }),
    connectTimeout: options.connectTimeout ?? 10_000,
    applicationName: options.applicationName ?? "stingerloom",
  };
}

/** The host and port as people read them, without user and password. */
export function displayAddress({ host, port, socketPath }: Address): string {
  return socketPath ?? `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function sslOf(ssl: boolean | SslOptions | undefined): object | undefined {
  if (ssl === undefined || ssl === false) return undefined;
  if (ssl === true) return { rejectUnauthorized: true };
  return { ...ssl, rejectUnauthorized: ssl.rejectUnauthorized ?? true };
}

function sslParameter(value: string | undefined): boolean | SslOptions | undefined {
  if (value === undefined) return undefined;
  if (/^(false|0|disabled?|preferred|prefer)$/i.test(value)) return false;
  // As mysql's own --ssl-mode=REQUIRED: encrypted, whoever the server is.
  return /^require(d)?$/i.test(value) ? { rejectUnauthorized: false } : true;
}

/** Opens a connection. The client is loaded here, so that a command that connects to nothing does not load it. */
export async function openConnection(address: Address): Promise<MysqlConnection> {
  const { createConnection } = await import("mysql2/promise");
  const { applicationName, ...rest } = address;
  const connection = await createConnection({
    ...rest,
    // Numbers that JavaScript does not hold exactly come as text.
    supportBigNumbers: true,
    connectAttributes: { program_name: applicationName },
    enableKeepAlive: true,
  });
  return connection as unknown as MysqlConnection;
}

/** Rows of a statement that gives rows, otherwise what it did. */
export function resultOf(result: unknown): unknown {
  if (Array.isArray(result)) return result;
  const { affectedRows = 0, insertId = 0 } = (result ?? {}) as { affectedRows?: number; insertId?: number | string };
  return { affectedRows, insertId };
}

export function bindable(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return String(value);
  return typeof value === "boolean" ? Number(value) : value;
}
