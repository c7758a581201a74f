export { CodegenError } from "./codegen-error";
export { describeOperation } from "./describe-operation";
export { describeRevert } from "./describe-revert";
export type { Language } from "./language";
export { migrationNames, type MigrationNames } from "./migration-names";
export { planSteps, type Direction } from "./plan-steps";
export type { PlannedStep } from "./planned-step";
export { printEmptyMigration, printMigration, type MigrationToPrint, type PrintedMigration } from "./print-migration";
