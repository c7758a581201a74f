/** Tools whose migrations can be taken over. */
export const importTools = ["typeorm", "mikro-orm", "knex", "prisma", "drizzle", "sequelize", "flyway"] as const;

export type ImportTool = (typeof importTools)[number];

/** A migration as the other tool has it. */
export interface OldMigration {
  /** What its history calls it. */
  readonly key: string;
  /** Words for the name of ours. */
  readonly words: string;
  /** Absolute path. */
  readonly file: string;
  /** Unix time in milliseconds, where its name has one. */
  readonly stamp?: number;
  readonly content: SqlContent | ModuleContent;
}

export interface SqlContent {
  readonly kind: "sql";
  readonly up: string;
  readonly down?: string;
  /** False where it must not run in a transaction. */
  readonly transaction?: boolean;
}

interface ModuleContent {
  readonly kind: "module";
  /** The export that is the migration; without it, the module itself is. */
  readonly exported?: string;
}

/** What a folder has: migrations in the tool's own order, and files that cannot be converted. */
export interface OldFolder {
  readonly migrations: readonly OldMigration[];
  readonly unconverted: readonly Unconverted[];
}

export interface Unconverted {
  readonly file: string;
  readonly reason: string;
}
