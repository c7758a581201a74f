export { MysqlDriver } from "./connection/driver";
export { createMariadbDialect, createMysqlDialect } from "./dialect";
export type { Flavour, ServerFacts } from "./model/server";
export { driverModule } from "./driver-module";
