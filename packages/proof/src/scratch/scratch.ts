import { messageOf, StingerloomError, type ConnectionOptions, type ScratchServer } from "@stingerloom/core";
import type { Driver } from "../driver";
import { isLeftOver } from "./is-left-over";
import { scratchMark, scratchName } from "./scratch-name";

export interface ScratchOptions {
  /** The database whose engine, defaults and extensions the throw-away one is to have; connected. */
  readonly live: Driver;
  /** A driver for options, not connected. */
  readonly openDriver: (options: ConnectionOptions) => Driver;
  /** A database of another server of the same engine: throw-away ones are made there. It is not touched itself. */
  readonly server?: ConnectionOptions;
  /** Ends what the throw-away database is used for. */
  readonly signal?: AbortSignal;
}

/** An empty throw-away database. */
export interface Scratch {
  readonly name: string;
  /** Connected to it. */
  readonly driver: Driver;
  /** What the driver was connected with. */
  readonly options: ConnectionOptions;
  /** Databases beside it that statements can name, the live one among them where it is on the same server. */
  readonly others: readonly string[];
}

/**
 * Gives an empty throw-away database of the same engine to `use`, and takes it away however that ends. Databases that
 * processes of this host left because they were killed are dropped on the way.
 *
 * @example
 * const schema = await withScratch({ live, openDriver }, ({ driver }) => buildAndRead(driver));
 * @throws StingerloomError `SCRATCH_UNAVAILABLE` where none can be made, with the engine's reason; `ABORTED`
 */
export async function withScratch<T>(options: ScratchOptions, use: (scratch: Scratch) => Promise<T>): Promise<T> {
  const { openDriver, signal } = options;
  const server = await serverOf(options);
  const name = scratchName();
  let driver: Driver | undefined;
  const stop = (): void => void driver?.cancel?.().catch(() => undefined);
  try {
    await sweep(server);
    const options = await made(server, name);
    driver = openDriver(options);
    await driver.connect();
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) throw new StingerloomError("ABORTED", "Stopped before the migration was proved");
    const others = (await server.databases()).filter((other) => !other.startsWith(scratchMark));
    return await use({ name, driver, options, others });
  } finally {
    signal?.removeEventListener("abort", stop);
    await driver?.close().catch(() => undefined);
    await server.drop(name).catch(() => undefined);
    await server.close();
  }
}

async function serverOf({ live, openDriver, server }: ScratchOptions): Promise<ScratchServer> {
  if (live.scratchServer === undefined) throw unavailable(`the driver of ${live.type} makes none`);
  try {
    if (server !== undefined) await refuseOtherEngine(live, openDriver(server));
    return await live.scratchServer(server);
  } catch (error) {
    throw error instanceof StingerloomError && error.code === "SCRATCH_UNAVAILABLE" ? error : unavailable(error);
  }
}

async function refuseOtherEngine(live: Driver, other: Driver): Promise<void> {
  const major = ({ version }: Driver): string => version.split(".", 1)[0] ?? "";
  try {
    await other.connect({ mustExist: true });
  } finally {
    await other.close();
  }
  if (live.type === other.type && major(live) === major(other)) return;
  throw unavailable(
    `scratch.url leads to ${other.type} ${other.version}, and the database is ${live.type} ${live.version}`,
  );
}

async function made(server: ScratchServer, name: string): Promise<ConnectionOptions> {
  try {
    return await server.create(name);
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(reason: unknown): StingerloomError {
  const why = typeof reason === "string" ? reason : messageOf(reason);
  return new StingerloomError("SCRATCH_UNAVAILABLE", `There is no throw-away database: ${why.replace(/\.$/, "")}`, {
    hint:
      "Grant the role the right to create databases, or set scratch: { url } in the configuration to a server " +
      "where it may.",
    ...(typeof reason !== "string" && { cause: reason }),
  });
}

/** What cannot be dropped now is left to a later run. */
async function sweep(server: ScratchServer): Promise<void> {
  const names = await server.unused(scratchMark).catch(() => []);
  for (const name of names) if (isLeftOver(name)) await server.drop(name).catch(() => undefined);
}
