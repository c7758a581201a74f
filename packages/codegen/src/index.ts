export { CodegenError } from "./codegen-error";
export type { Language } from "./language";
export { migrationNames, type MigrationNames } from "./migration-names";
export { printEmptyMigration, printMigration, type MigrationToPrint, type PrintedMigration } from "./print-migration";
export type { PrintedStep } from "./print-method";
