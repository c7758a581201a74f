import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError, type TableName } from "@stingerloom/core";
import type { Driver } from "../driver-module";
import type { ModuleLoader } from "../module-loader";
import { checkWritable } from "../migration-file";
import { writeFiles } from "../pull/write-files";
import type { ImportTool, OldMigration, Unconverted } from "./old-migration";
import { oldTools, type OldTool } from "./old-tools";
import { planImport, type PlannedImport } from "./plan-import";

export interface ImportOptions {
  readonly from: ImportTool;
  /** Where the other tool's migrations are; default: where it has them usually. */
  readonly folder?: string;
  /** What the default folders are below; default the current folder. */
  readonly root?: string;
  /** The other tool's history, `table` or `schema.table`; default: as it is called unless it is configured. */
  readonly table?: string;
  /** Where ours are written; default `./migrations`. */
  readonly outputDir?: string;
  /** Write and record nothing. */
  readonly dryRun?: boolean;
  readonly loader: ModuleLoader;
}

export interface ImportedMigration extends PlannedImport {
  /** Has the other tool run it here? */
  readonly executed: boolean;
}

export interface ImportReport {
  readonly migrations: readonly ImportedMigration[];
  /** Paths that were written; those that had this very text already are left out. */
  readonly written: readonly string[];
  /** What is not converted: files, and what the history has and the folder does not. */
  readonly unconverted: readonly Unconverted[];
}

/**
 * Writes the other tool's migrations as ours, and finds out which of them it has run here. Nothing is recorded yet.
 * @throws UsageError `PATH_NOT_FOUND`, `IMPORT_HISTORY_MISSING`, `IMPORT_UNFINISHED`, `IMPORT_SAME_FOLDER`,
 * `NOTHING_TO_IMPORT`; StingerloomError `FILE_EXISTS`, `OUTPUT_NOT_WRITABLE`
 */
export async function importMigrations(driver: Driver, options: ImportOptions): Promise<ImportReport> {
  const tool = oldTools[options.from];
  const folder = resolve(options.root ?? "", options.folder ?? tool.folder);
  const output = resolve(options.root ?? "", options.outputDir ?? "migrations");
  refuseFolders(folder, output, tool);
  if (!options.dryRun) await checkWritable(output);
  const { migrations, unconverted } = await tool.readFolder(folder, options.loader);
  if (migrations.length === 0) throw nothingIn(folder, tool, unconverted);
  const executed = await readExecuted(driver, tool, options.table, migrations);
  const planned = planImport(options.from, migrations, output);
  const { written } = options.dryRun ? { written: [] } : await writeFiles(planned);
  return {
    migrations: planned.map((one) => ({ ...one, executed: executed.has(one.key) })),
    written,
    unconverted: [...unconverted, ...withoutFile(executed, migrations, tool)],
  };
}

function refuseFolders(folder: string, output: string, { title }: OldTool): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError("PATH_NOT_FOUND", `There is no folder ${folder} with the migrations of ${title}`, {
      hint: "Name it by --folder.",
    });
  if (folder !== output) return;
  throw new UsageError("IMPORT_SAME_FOLDER", `The migrations of ${title} are in ${folder}, where ours are written`, {
    hint: "Move them into another folder and name it by --folder, or write ours elsewhere by --output.",
  });
}

async function readExecuted(
  driver: Driver,
  tool: OldTool,
  given: string | undefined,
  migrations: readonly OldMigration[],
): Promise<ReadonlySet<string>> {
  const table = given === undefined ? tool.table(driver.type) : tableOf(given);
  const parts = typeof table === "string" ? [table] : [table.schema ?? "", table.name];
  if (!(await driver.hasTable(table)))
    throw new UsageError(
      "IMPORT_HISTORY_MISSING",
      `The database has no table ${parts.join(".")}, the history of ${tool.title}`,
      {
        hint: `Connect to a database that ${tool.title} has migrated, or name its table by --table.`,
      },
    );
  const quote = (name: string): string => driver.escapeIdentifier(name);
  const rows: unknown = await driver.query(
    `SELECT ${tool.columns.map(quote).join(", ")} FROM ${parts.map(quote).join(".")}`,
  );
  return new Set(tool.executed(rows as Record<string, unknown>[], migrations));
}

function tableOf(text: string): TableName {
  const at = text.indexOf(".");
  return at < 0 ? text : { schema: text.slice(0, at), name: text.slice(at + 1) };
}

function withoutFile(executed: ReadonlySet<string>, migrations: readonly OldMigration[], tool: OldTool): Unconverted[] {
  const keys = new Set(migrations.map(({ key }) => key));
  return [...executed]
    .filter((key) => !keys.has(key))
    .map((key) => ({ file: key, reason: `has run, says the history of ${tool.title}, and is not converted` }));
}

function nothingIn(folder: string, { title }: OldTool, unconverted: readonly Unconverted[]): UsageError {
  const [first] = unconverted;
  return new UsageError("NOTHING_TO_IMPORT", `${folder} has no migration of ${title}`, {
    hint: first === undefined ? "Name the folder by --folder." : `${first.file} ${first.reason}.`,
  });
}
