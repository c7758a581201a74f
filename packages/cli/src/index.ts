export {
  defineConfig,
  type ConfigExport,
  type EntityList,
  type MigrationClass,
  type MigrationList,
  type NamedConnection,
  type ScratchConfig,
  type StingerloomConfig,
} from "./config";
export type { Connection, MysqlConnection, PostgresConnection, SqliteConnection, UrlConnection } from "./connection";
export { connectionFromUrl } from "./connection-url";
export { createMigrationFile, type CreateMigrationOptions } from "./create";
export {
  diffDatabases,
  diffDatabasesAsScript,
  type DatabaseDiff,
  type DatabaseDiffScript,
  type DiffDatabasesOptions,
} from "./diff-databases";
export type { Driver, DriverModule } from "./driver-module";
export type { GeneratedMigration, GenerateOptions } from "./generate";
export { describeFailure, describeProof, type Proof } from "@stingerloom/proof";
export type { VerifyOptions, VerifyReport } from "./verify";
export { ProofError, type ProofOptions } from "./prove-draft";
export { loadMigrations, type LoadedMigration } from "./load-migrations";
export type { GeneratedBaseline, GenerateBaselineOptions } from "./generate-baseline";
export type { BaselineProof } from "./prove-baseline";
export { loadDriver } from "./load-driver";
export type { DatabaseCheck } from "./database-check";
export { MigrationCli, type MigrationCliOptions } from "./migration-cli";
export type { CommandResult, MigrationCommand } from "./migration-command";
export { checkWritable, writeMigrationFile } from "./migration-file";
export type { ModuleLoader } from "./module-loader";
export type { FillResolver } from "./fill-decisions";
export type { RenameResolver } from "./rename-resolver";
export { findMigration } from "./find-migration";
export { findFiles } from "./find-files";
export type { SchemaSource, SourceContext, SourceFunction, SourceList } from "./source/schema-source";
export type { EntitySide, SchemaSide, SqlSide } from "./source/with-side";
export { runMigrations, type RunMigrationsOptions } from "./run-migrations";
export { resolveConfig, type Needs, type ResolvedConfig, type ResolveOptions } from "./resolve-config";
export { writeFiles, type FileToWrite, type WrittenFiles } from "./pull/write-files";
export { pullSchema, type PulledFile, type PulledSchema, type PullOptions } from "./pull/pull-schema";
export type { ImportedMigration, ImportOptions, ImportReport } from "./import/import-migrations";
export { importTools, type ImportTool, type Unconverted } from "./import/old-migration";
export { knexMigration } from "./import/wrap/knex-migration";
export { mikroOrmMigration } from "./import/wrap/mikro-orm-migration";
export { sequelizeMigration } from "./import/wrap/sequelize-migration";
export { typeormMigration } from "./import/wrap/typeorm-migration";
