import type { ServerAddress } from "./address";

/** A plain connection for what the tests do to a server, apart from the drivers that they test. */
export interface AdminConnection {
  query(sql: string): Promise<Record<string, unknown>[]>;
  quote(identifier: string): string;
  close(): Promise<void>;
}

export function connectAdmin(address: ServerAddress, timeoutMs = 10_000): Promise<AdminConnection> {
  return address.engine === "postgres" ? connectPostgres(address, timeoutMs) : connectMysql(address, timeoutMs);
}

export async function withAdmin<T>(address: ServerAddress, use: (admin: AdminConnection) => Promise<T>): Promise<T> {
  const admin = await connectAdmin(address);
  try {
    return await use(admin);
  } finally {
    await admin.close();
  }
}

async function connectPostgres(address: ServerAddress, timeoutMs: number): Promise<AdminConnection> {
  // Loaded when needed: most test files use one engine.
  const { Client } = await import("pg");
  const client = new Client({
    host: address.host,
    port: address.port,
    user: address.username,
    password: address.password,
    database: address.database,
    connectionTimeoutMillis: timeoutMs,
    application_name: "stingerloom-testing",
  });
  // A server that goes away while nothing is asked of it would otherwise end the test process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    query: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
    close: () => client.end(),
  };
}

async function connectMysql(address: ServerAddress, timeoutMs: number): Promise<AdminConnection> {
  const { createConnection } = await import("mysql2/promise");
  const connection = await createConnection({
    host: address.host,
    port: address.port,
    user: address.username,
    password: address.password,
    database: address.database,
    connectTimeout: timeoutMs,
    // Numbers past 2^53 stay exact.
    supportBigNumbers: true,
  });
  connection.on("error", () => undefined);
  return {
    query: async (sql) => {
      const [rows] = await connection.query(sql);
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
    },
    quote: (identifier) => `\`${identifier.replaceAll("`", "``")}\``,
    close: () => connection.end(),
  };
}
