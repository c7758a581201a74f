import type { ConnectionOptions } from "@stingerloom/core";
import { PostgresDriver } from "./connection/driver";

/** What the command line looks for: see docs/writing-a-driver.md. */
export const driverModule = {
  types: ["postgres"] as readonly string[],
  createDriver: (options: ConnectionOptions): PostgresDriver => new PostgresDriver(options),
};
