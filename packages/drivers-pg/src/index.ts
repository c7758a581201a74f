export { createPostgresDialect, type PostgresDialectOptions } from "./dialect";
export { PostgresDriver } from "./connection/driver";
export { driverModule } from "./driver-module";
