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
