import type { SessionActivity } from "@stingerloom/core";
import type { Address } from "./address";
import { openConnection, resultOf } from "./client";

const stateSql = "SELECT state FROM pg_catalog.pg_stat_activity WHERE pid = $1";

/** What the server does for a session, asked on a connection of its own. */
export async function activityOf(address: Address, pid: number): Promise<SessionActivity> {
  const [row] = (await askBeside(address, stateSql, pid)) as { readonly state: string | null }[];
  if (row === undefined) return "gone";
  return row.state?.startsWith("idle") ? "idle" : "busy";
}

/** Ends a session of ours, and with it its transaction and its locks. */
export async function terminate(address: Address, pid: number): Promise<void> {
  await askBeside(address, "SELECT pg_catalog.pg_terminate_backend($1)", pid);
}

async function askBeside(address: Address, text: string, pid: number): Promise<unknown> {
  const connection = await openConnection({ ...address, connectTimeout: Math.min(address.connectTimeout, 5_000) });
  try {
    return resultOf(await connection.query({ text, values: [pid] }));
  } finally {
    connection.destroy();
  }
}
