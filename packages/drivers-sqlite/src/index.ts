export { SqliteDriver } from "./connection/driver";
export { createSqliteDialect } from "./dialect";
export { driverModule } from "./driver-module";
