import type { ConnectionOptions, DatabaseDriver } from "@stingerloom/core";
import type { SchemaReader } from "@stingerloom/schema-diff";

/**
 * What a driver package exports as `driverModule`. Found from the user's project root at run time by `connection.type`.
 */
export interface DriverModule {
  /** The values of `connection.type` that it serves. */
  readonly types: readonly string[];
  /** Does not connect. The driver's `dialect` is that of the server's version once `connect` has returned. */
  createDriver(options: ConnectionOptions): Driver;
}

export type Driver = DatabaseDriver & SchemaReader;
