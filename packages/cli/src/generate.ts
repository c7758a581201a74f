import { printMigration, type Language } from "@stingerloom/codegen";
import type { ConnectionOptions } from "@stingerloom/core";
import { describeProof, type Proof } from "@stingerloom/proof";
import type { FillDecision, Hazard, RenameDecisions } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { changesOf } from "./entity-changes";
import { checkWritable, writeMigrationFile } from "./migration-file";
import type { FillResolver } from "./fill-decisions";
import { proveDraft, type ProofOptions } from "./prove-draft";
import type { RenameResolver } from "./rename-resolver";
import type { SchemaSource } from "./source/schema-source";

export interface GenerateOptions extends ProofOptions {
  /** Default `./migrations`. */
  readonly outputDir?: string;
  /** Default `auto_migration`. */
  readonly name?: string;
  readonly renames?: RenameDecisions;
  /** What rows get in columns that become or are added NOT NULL. */
  readonly fills?: readonly FillDecision[];
  readonly resolver?: RenameResolver & Partial<FillResolver>;
  /** Milliseconds for one question about rows that are there. Default 2000; 0: none is asked. */
  readonly askLimitMs?: number;
  readonly detectDroppedTables?: boolean;
  /** Drop views that no entity describes. Default false: they stay. */
  readonly detectDroppedViews?: boolean;
  /** With a source: drop views, routines and other objects that it does not have. Default false: they stay. */
  readonly detectDroppedObjects?: boolean;
  /** What the wanted schema is made of besides entities. */
  readonly source?: SchemaSource;
  /** Plan and print, and write nothing. */
  readonly dryRun?: boolean;
  readonly language?: Language;
  /** Do types need the word `type` where they are imported (`verbatimModuleSyntax`)? */
  readonly typeImports?: boolean;
  /** Unix time in milliseconds; default now. */
  readonly now?: () => number;
  /** Where drivers are looked for; default the current folder. */
  readonly projectRoot?: string;
  /** Ends the proof; then nothing is written. */
  readonly signal?: AbortSignal;
}

export interface GeneratedMigration {
  /** Empty when there is nothing to do, or in a dry run. */
  readonly filePath: string;
  readonly sql: { readonly up: string[]; readonly down: string[] };
  readonly hazards: readonly Hazard[];
  readonly inferredRenames: readonly string[];
  /** What differs, or is in the database alone, and is left as it is. */
  readonly unsupported: readonly string[];
  /** The file's text; empty when there is nothing to do. */
  readonly source: string;
  /** Undefined when there is nothing to do. */
  readonly proof?: Proof;
}

/**
 * Compares the entities with the live database, and writes the migration that takes the one to the other once it is
 * proved on a throw-away database.
 * @throws EntityError, DecisionNeededError `RENAME_UNDECIDED` or `FILL_UNDECIDED`, UsageError `OUTPUT_NOT_WRITABLE`,
 *   `NOT_A_TABLE` or `FILL_UNKNOWN`, ProofError `PROOF_FAILED`, StingerloomError `PROOF_REQUIRED`; nothing is written
 *   then
 */
export async function generateMigration(
  driver: Driver,
  connection: ConnectionOptions,
  entities: readonly Function[],
  options: GenerateOptions,
): Promise<GeneratedMigration> {
  const { outputDir = "./migrations", name = "auto_migration", language, typeImports, now = Date.now } = options;
  if (!options.dryRun) await checkWritable(outputDir);
  const changes = await changesOf(driver, connection, entities, options);
  const { sql, hazards, inferredRenames, unsupported, up, down } = changes;
  if (sql.up.length === 0)
    return { filePath: "", sql: { up: [], down: [] }, hazards: [], inferredRenames: [], unsupported, source: "" };
  const quote = (identifier: string): string => driver.escapeIdentifier(identifier);
  const draft = { name, timestamp: now(), up: up.steps, down: down.steps, language, typeImports, quote };
  const { projectRoot, signal } = options;
  const proof = await proveDraft(
    { driver, connection, changes, draft, folder: outputDir, projectRoot, signal },
    options,
  );
  const { fileName, source } = printMigration({ ...draft, header: [describeProof(proof)] });
  const filePath = options.dryRun ? "" : await writeMigrationFile(outputDir, fileName, source);
  return { filePath, sql, hazards, inferredRenames, unsupported, source, proof };
}
