import { ENGINE_TITLES, engineOfVersion } from "../engine";
import { connectAdmin } from "./admin-connection";
import { type ServerAddress, placeOf } from "./address";
import { dropLeftOvers, dropScratch, scratchName } from "./scratch-database";

/**
 * The version of the server, if it is the engine that was asked for and lets the account create databases; an error
 * that says which of these fails otherwise.
 */
export async function probe(address: ServerAddress, timeoutMs = 2_000): Promise<string> {
  const admin = await connectAdmin(address, timeoutMs).catch((error: unknown) => {
    throw new Error(`${placeOf(address)}: ${messageOf(error)}`);
  });
  try {
    const [row] = await admin.query(
      address.engine === "postgres"
        ? "SELECT current_setting('server_version') AS version"
        : "SELECT version() AS version",
    );
    const full = String(row?.["version"]);
    const version = /^\d+(\.\d+)*/.exec(full)?.[0] ?? full;
    const engine = engineOfVersion(address.engine, full);
    if (engine !== address.engine) {
      throw new Error(`${placeOf(address)}: the server is ${ENGINE_TITLES[engine]} ${version}`);
    }
    const name = scratchName("probe");
    try {
      await admin.query(`CREATE DATABASE ${admin.quote(name)}`);
      await dropScratch(admin, engine, name);
    } catch (error) {
      throw new Error(`${placeOf(address)}: may not create databases (${messageOf(error)})`);
    }
    await dropLeftOvers(admin, engine);
    return version;
  } finally {
    await admin.close();
  }
}

/** Node reports a refused connection to a name with several addresses as an AggregateError without a message. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return messageOf(error.errors[0]);
  }
  return error instanceof Error ? error.message || error.name : String(error);
}
