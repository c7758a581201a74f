import type { ConnectionOptions } from "@stingerloom/core";
import { SqliteDriver } from "./connection/driver";

/** What the command line finds this package by. */
export const driverModule = {
  types: ["sqlite"] as readonly string[],
  createDriver: (options: ConnectionOptions) => new SqliteDriver(options),
};

export { SqliteDriver } from "./connection/driver";
export { createSqliteDialect } from "./dialect";
