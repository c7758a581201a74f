import type { ConnectionOptions } from "@stingerloom/core";
import { MysqlDriver } from "./connection/driver";

/** What the command line finds this package by. */
export const driverModule = {
  types: ["mysql", "mariadb"] as readonly string[],
  createDriver: (options: ConnectionOptions) => new MysqlDriver(options),
};

export { MysqlDriver } from "./connection/driver";
export { createMariadbDialect, createMysqlDialect } from "./dialect";
export type { Flavour, ServerFacts } from "./model/server";
