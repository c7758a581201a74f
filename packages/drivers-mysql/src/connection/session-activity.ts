import type { SessionActivity } from "@stingerloom/core";
import { openConnection, type Address } from "./client";
import { processList } from "./lock";
import type { ServerFacts } from "../model/server";

/** What the server does for a session, asked on a connection of its own. */
export async function activityOf(address: Address, id: number, server: ServerFacts): Promise<SessionActivity> {
  const sql = `SELECT COMMAND AS command FROM ${processList(server)} WHERE ID = ${id}`;
  const [rows] = (await askBeside(address, sql)) as [{ readonly command: string }[], unknown];
  if (rows[0] === undefined) return "gone";
  return rows[0].command === "Sleep" ? "idle" : "busy";
}

/** Stops the statement that the session runs. The session itself lives on. */
export async function killQuery(address: Address, id: number): Promise<void> {
  await askBeside(address, `KILL QUERY ${id}`);
}

/** Ends a session of ours, and with it its locks. */
export async function terminate(address: Address, id: number): Promise<void> {
  await askBeside(address, `KILL ${id}`);
}

async function askBeside(address: Address, sql: string): Promise<[unknown, unknown]> {
  const connection = await openConnection({ ...address, connectTimeout: Math.min(address.connectTimeout, 5_000) });
  connection.on("error", () => undefined);
  try {
    return await connection.query(sql);
  } finally {
    connection.destroy();
  }
}
