import type { Address } from "./address";
import { startupOptions } from "./session";

/** The slice of the client that we use. */
interface PgConnection {
  query(
    query: { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] } | string,
  ): Promise<PgResult | readonly PgResult[]>;
  end(): Promise<void>;
}

export interface PgResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number | null;
  readonly fields: readonly unknown[];
}

export interface OpenConnection extends PgConnection {
  /** Why the connection died, if it did while nobody asked anything. */
  lostBy(): Error | undefined;
  /** Ends it at once, without a word to the server. */
  destroy(): void;
  /** What the other side called the session's process when we connected. */
  processId(): number | undefined;
}

/** Connects; the caller ends it. Poolers refuse start-up options: then the session does without. */
export async function openConnection(address: Address): Promise<OpenConnection> {
  try {
    return await open(address, startupOptions(address.schema));
  } catch (error) {
    if (address.optional && /does not support SSL/i.test(String((error as Error).message)))
      return openConnection({ ...address, ssl: false, optional: undefined });
    if (!/startup parameter|command-line options|startup option/i.test(String((error as Error).message))) throw error;
    return open(address);
  }
}

async function open(address: Address, options?: string): Promise<OpenConnection> {
  const { Client } = await import("pg");
  const { host, port, user, password, database, ssl, connectTimeout, applicationName } = address;
  let lost: Error | undefined;
  const client = new Client({
    host,
    port,
    user,
    database,
    ...(password !== undefined && { password }),
    ...(ssl !== undefined && { ssl: typeof ssl === "object" ? { ...ssl } : ssl }),
    connectionTimeoutMillis: connectTimeout,
    application_name: applicationName,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(options !== undefined && { options }),
  });
  // Without a listener a lost connection would end the process.
  client.on("error", (error: Error) => (lost ??= error));
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  const socket = client as unknown as Socket;
  const kept = keepAliveWhileAsked(socket);
  return {
    query: (query) => kept(client.query(query as string) as unknown as Promise<PgResult | PgResult[]>),
    end: () => kept(client.end()),
    destroy: () => void socket.connection.stream.destroy(),
    lostBy: () => lost,
    processId: () => (client as unknown as { readonly processID?: number }).processID,
  };
}

interface Socket {
  ref(): void;
  unref(): void;
  readonly connection: { readonly stream: { destroy(): unknown } };
}

/** Only a connection that owes an answer keeps the process: a promise that never resolves must not do so by it. */
function keepAliveWhileAsked(socket: Socket): <T>(answer: Promise<T>) => Promise<T> {
  let asked = 0;
  socket.unref();
  return async (answer) => {
    if (asked++ === 0) socket.ref();
    try {
      return await answer;
    } finally {
      if (--asked === 0) socket.unref();
    }
  };
}

/**
 * Rows of a statement that returns rows, otherwise what it changed. Of several statements in one text, the last one
 * counts.
 */
export function resultOf(result: PgResult | readonly PgResult[]): unknown {
  const last = Array.isArray(result) ? (result as readonly PgResult[]).at(-1) : (result as PgResult);
  if (last === undefined) return { affectedRows: 0 };
  return last.fields.length > 0 ? last.rows : { affectedRows: last.rowCount ?? 0 };
}
