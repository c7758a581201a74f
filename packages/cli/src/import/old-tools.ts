import { UsageError, type TableName } from "@stingerloom/core";
import type { ModuleLoader } from "../module-loader";
import type { ImportTool, OldFolder, OldMigration } from "./old-migration";
import { readFunctionsFolder, readMikroOrmFolder, readTypeormFolder, stemOf } from "./read-module-folder";
import {
  compareVersions,
  flywayVersion,
  readDrizzleFolder,
  readFlywayFolder,
  readPrismaFolder,
} from "./read-sql-folder";

type Row = Readonly<Record<string, unknown>>;

/** Where a tool keeps what, and how its history is read. */
export interface OldTool {
  readonly title: string;
  /** Its history, unless it is configured otherwise. */
  readonly table: (type: string) => TableName;
  readonly columns: readonly string[];
  /** Where its migrations usually are. */
  readonly folder: string;
  readonly readFolder: (folder: string, loader: ModuleLoader) => Promise<OldFolder>;
  /**
   * The keys of what has run.
   * @throws UsageError `IMPORT_UNFINISHED`
   */
  readonly executed: (rows: readonly Row[], migrations: readonly OldMigration[]) => readonly string[];
}

const names = (rows: readonly Row[]): string[] => rows.map(({ name }) => stemOf(String(name)));

const named = (title: string, table: string, folder: string, readFolder: OldTool["readFolder"]): OldTool => ({
  title,
  table: () => table,
  columns: ["name"],
  folder,
  readFolder,
  executed: names,
});

export const oldTools: Readonly<Record<ImportTool, OldTool>> = {
  typeorm: named("TypeORM", "migrations", "src/migrations", readTypeormFolder),
  "mikro-orm": named("MikroORM", "mikro_orm_migrations", "migrations", readMikroOrmFolder),
  knex: named("Knex", "knex_migrations", "migrations", readFunctionsFolder),
  sequelize: named("Sequelize", "SequelizeMeta", "migrations", readFunctionsFolder),
  prisma: {
    title: "Prisma",
    table: () => "_prisma_migrations",
    columns: ["migration_name", "finished_at", "rolled_back_at"],
    folder: "prisma/migrations",
    readFolder: readPrismaFolder,
    executed: executedByPrisma,
  },
  drizzle: {
    title: "Drizzle",
    table: (type) =>
      type === "postgres" ? { schema: "drizzle", name: "__drizzle_migrations" } : "__drizzle_migrations",
    columns: ["created_at"],
    folder: "drizzle",
    readFolder: readDrizzleFolder,
    executed: executedByDrizzle,
  },
  flyway: {
    title: "Flyway",
    table: () => "flyway_schema_history",
    columns: ["installed_rank", "version", "type", "script", "success"],
    folder: "db/migration",
    readFolder: readFlywayFolder,
    executed: executedByFlyway,
  },
};

function executedByPrisma(rows: readonly Row[]): string[] {
  const kept = rows.filter((row) => row["rolled_back_at"] === null);
  for (const row of kept) if (row["finished_at"] === null) throw unfinished("Prisma", String(row["migration_name"]));
  return kept.map((row) => String(row["migration_name"]));
}

/** What is not younger than the last that ran counts as run, as for Drizzle itself. */
function executedByDrizzle(rows: readonly Row[], migrations: readonly OldMigration[]): string[] {
  const times = rows.map((row) => Number(row["created_at"]));
  const last = Math.max(...times);
  const known = migrations.filter(({ stamp }) => stamp !== undefined && stamp <= last).map(({ key }) => key);
  return [...new Set([...known, ...times.map(String)])];
}

/** The last row of a version counts: it may have been undone. A baseline stands for all versions up to it. */
function executedByFlyway(rows: readonly Row[], migrations: readonly OldMigration[]): string[] {
  const executed = new Set<string>();
  const inOrder = [...rows].sort((a, b) => Number(a["installed_rank"]) - Number(b["installed_rank"]));
  for (const { version, type, script, success } of inOrder) {
    if (!isTrue(success)) throw unfinished("Flyway", String(script));
    if (version === null) continue;
    const key = flywayVersion(String(version));
    if (type === "BASELINE")
      for (const one of migrations) if (compareVersions(one.key, key) <= 0) executed.add(one.key);
    if (type === "DELETE" || String(type).startsWith("UNDO")) executed.delete(key);
    else if (type !== "BASELINE") executed.add(key);
  }
  return [...executed];
}

function isTrue(value: unknown): boolean {
  return value === true || Number(value) === 1;
}

function unfinished(tool: string, name: string): UsageError {
  return new UsageError("IMPORT_UNFINISHED", `${name} has failed or stopped half way in ${tool}`, {
    hint: `Finish or undo it with ${tool} first, so that it is known what the database has.`,
  });
}
