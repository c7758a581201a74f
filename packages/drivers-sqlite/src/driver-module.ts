import type { ConnectionOptions } from "@stingerloom/core";
import { SqliteDriver } from "./connection/driver";

/** What the command line looks for: see docs/writing-a-driver.md. */
export const driverModule = {
  types: ["sqlite"] as readonly string[],
  createDriver: (options: ConnectionOptions): SqliteDriver => new SqliteDriver(options),
};
