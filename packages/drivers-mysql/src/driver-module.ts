import type { ConnectionOptions } from "@stingerloom/core";
import { MysqlDriver } from "./connection/driver";

/** What the command line looks for: see docs/writing-a-driver.md. */
export const driverModule = {
  types: ["mysql", "mariadb"] as readonly string[],
  createDriver: (options: ConnectionOptions): MysqlDriver => new MysqlDriver(options),
};
