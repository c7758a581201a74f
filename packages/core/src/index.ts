export * from "./errors";
export * from "./connection-options";
export * from "./migration";
export * from "./sql-driver";
export * from "./database-driver";
export * from "./base-driver";
