export {
  accept,
  planFor,
  execute,
  type AcceptanceCase,
  type AcceptanceReport,
  type OpenDatabase,
  type SchemaSource,
} from "./acceptance";
export { arbitraryPair } from "./arbitrary-pair";
export { sharedCases, type SharedCase } from "./cases";
export * as build from "./cases/build";
export {
  type StartDatabaseOptions,
  type TestConnectionOptions,
  type TestDatabase,
  availableEngines,
  startDatabase,
} from "./database";
export { describeEngine, describeEngines } from "./describe-engine";
export { ENGINES, type Engine, type ServerEngine, requiredEngines } from "./engine";
export { type ReportRow, appendReport, formatRow, missingRequired } from "./report";
export { describeConformance } from "./describe-conformance";
export { proofOf } from "./prove-case";
export { acceptOn, describeAcceptance, describeCases, describeRandomPairs } from "./describe-acceptance";
export { describeRecordedPlans, recordPlan } from "./recorded-plans";
export { driverOf, type TestDriver } from "./driver-of";
export { profileOf } from "./profiles";
export { describeDifference } from "./schema-difference";
export { describeLexer, type Lexer } from "./describe-lexer";
export { describeReports, type ReportedCase } from "./describe-reports";
