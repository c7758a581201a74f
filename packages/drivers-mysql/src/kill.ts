import { openConnection, type Address } from "./client";

/** Stops the statement that the session runs, by another connection. The session itself lives on. */
export async function killQuery(address: Address, sessionId: number): Promise<void> {
  const connection = await openConnection({ ...address, connectTimeout: Math.min(address.connectTimeout, 5_000) });
  try {
    await connection.query(`KILL QUERY ${sessionId}`);
  } finally {
    connection.destroy();
  }
}
