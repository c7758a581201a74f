import type { ConnectionOptions } from "@stingerloom/core";
import { PostgresDriver } from "./connection/driver";

export { createPostgresDialect, type PostgresDialectOptions } from "./dialect";
export { PostgresDriver } from "./connection/driver";

/** What the command line looks for: see docs/writing-a-driver.md. */
export const driverModule = {
  types: ["postgres"],
  createDriver: (options: ConnectionOptions): PostgresDriver => new PostgresDriver(options),
} as const;
