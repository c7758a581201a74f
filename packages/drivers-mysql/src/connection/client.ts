import { sslModeOf, type ConnectionOptions, type SslMode, type SslOptions } from "@stingerloom/core";

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
  readonly ssl?: object | undefined;
  /** Go on without encryption where the server has none. */
  readonly optional?: true | undefined;
  readonly connectTimeout: number;
  readonly applicationName: string;
}

/** @throws TypeError for a URL that is none */
export async function addressOf(options: ConnectionOptions): Promise<Address> {
  const url = options.url === undefined ? undefined : new URL(options.url);
  const part = (text: string | undefined) => (text === undefined || text === "" ? undefined : decodeURIComponent(text));
  const parameter = (name: string) => url?.searchParams.get(name) ?? undefined;
  const { password } = options;
  const socketPath = parameter("socketPath") ?? parameter("socket") ?? options.socketPath;
  const mode = parameter("sslmode") ?? parameter("ssl-mode") ?? parameter("ssl");
  const { ssl = options.ssl, optional } = mode === undefined ? ({} as Partial<SslMode>) : sslModeOf(mode);
  return {
    host: part(url?.hostname.replace(/^\[(.*)\]$/, "$1")) ?? options.host ?? "localhost",
    port: Number(part(url?.port) ?? options.port ?? 3306),
    ...(socketPath !== undefined && { socketPath }),
    user: part(url?.username) ?? options.username ?? "root",
    password: part(url?.password) ?? (typeof password === "function" ? await password() : password),
    database: part(url?.pathname.slice(1)) ?? options.database,
    charset: parameter("charset") ?? options.charset ?? "utf8mb4",
    ...sslOf(ssl),
    ...(optional && { optional }),
    connectTimeout: options.connectTimeout ?? 10_000,
    applicationName: options.applicationName ?? "stingerloom",
  };
}

/** The host and port as people read them, without user and password. */
export function displayAddress({ host, port, socketPath }: Address): string {
  return socketPath ?? `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function sslOf(ssl: boolean | SslOptions | undefined): { readonly ssl?: object } {
  if (ssl === undefined || ssl === false) return {};
  const options = ssl === true ? {} : ssl;
  return { ssl: { ...options, rejectUnauthorized: options.rejectUnauthorized ?? true } };
}

/** Opens a connection. The client is loaded here, so that a command that connects to nothing does not load it. */
export async function openConnection(address: Address): Promise<MysqlConnection> {
  const { optional, ...rest } = address;
  try {
    return await open(rest);
  } catch (error) {
    if (!optional || (error as { code?: unknown }).code !== "HANDSHAKE_NO_SSL_SUPPORT") throw error;
    return open({ ...rest, ssl: undefined });
  }
}

async function open({ applicationName, ...rest }: Omit<Address, "optional">): Promise<MysqlConnection> {
  const { createConnection } = await import("mysql2/promise");
  const connection = await createConnection({
    ...rest,
    // Numbers that JavaScript does not hold exactly come as text.
    supportBigNumbers: true,
    connectAttributes: { program_name: applicationName },
    enableKeepAlive: true,
    keepAliveInitialDelay: 10_000,
  });
  return keptWhileAsked(connection as unknown as MysqlConnection);
}

interface Socket {
  readonly connection: { readonly stream: { ref(): unknown; unref(): unknown } };
}

/** Only a connection that owes an answer keeps the process: a promise that never resolves must not do so by it. */
function keptWhileAsked(connection: MysqlConnection): MysqlConnection {
  const { stream } = (connection as unknown as Socket).connection;
  let asked = 0;
  stream.unref();
  const kept = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (asked++ === 0) stream.ref();
    try {
      return await ask();
    } finally {
      if (--asked === 0) stream.unref();
    }
  };
  return {
    query: (sql) => kept(() => connection.query(sql)),
    execute: (sql, values) => kept(() => connection.execute(sql, values)),
    end: () => kept(() => connection.end()),
    destroy: () => connection.destroy(),
    on: (event, listener) => connection.on(event, listener),
    threadId: connection.threadId,
  };
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
