import { printMigration, type Language } from "@stingerloom/codegen";
import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { emptySchema, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import { loadDraft } from "./load-draft";
import { checkWritable, writeMigrationFile } from "./migration-file";
import { planChanges, type Changes } from "./plan-changes";
import { proveBaseline, type BaselineProof } from "./prove-baseline";
import type { ProofOptions } from "./prove-draft";

export interface GenerateBaselineOptions extends ProofOptions {
  /** Default `./migrations`. */
  readonly outputDir?: string;
  /** Default `baseline`. */
  readonly name?: string;
  /** Plan and print, and write nothing. */
  readonly dryRun?: boolean;
  readonly language?: Language;
  readonly typeImports?: boolean;
  /** Unix time in milliseconds; default now. */
  readonly now?: () => number;
  /** Where drivers are looked for; default the current folder. */
  readonly projectRoot?: string;
}

export interface GeneratedBaseline {
  /** Empty in a dry run. */
  readonly filePath: string;
  readonly className: string;
  readonly source: string;
  readonly sql: { readonly up: readonly string[]; readonly down: readonly string[] };
  /** Objects of the database that the migration does not make. */
  readonly unsupported: readonly string[];
  readonly proof: BaselineProof;
}

/**
 * Writes the migration that makes an empty database into one like this: tables, views, routines and all that is
 * managed. It is written once it is proved on a throw-away database.
 * @throws UsageError `NOTHING_TO_PULL`, `OUTPUT_NOT_WRITABLE`; StingerloomError `PROOF_FAILED`, `PROOF_REQUIRED`
 */
export async function generateBaseline(
  driver: Driver,
  connection: ConnectionOptions,
  options: GenerateBaselineOptions = {},
): Promise<GeneratedBaseline> {
  const { outputDir = "./migrations", name = "baseline", language, typeImports, now = Date.now } = options;
  if (!options.dryRun) await checkWritable(outputDir);
  const { changes, live } = await planBaseline(driver, connection);
  const { sql, up, down, unsupported } = changes;
  if (sql.up.length === 0)
    throw new UsageError("NOTHING_TO_PULL", "The database has no tables and no other objects", {
      hint: "migrate:generate writes the first migration from the entities.",
    });
  const draft = {
    name,
    timestamp: now(),
    up: up.steps,
    down: down.steps,
    language,
    typeImports,
    quote: (identifier: string) => driver.escapeIdentifier(identifier),
  };
  const migration = await loadDraft(draft, outputDir, options.loader);
  const { projectRoot } = options;
  const proof = await proveBaseline({ driver, connection, live, migration, projectRoot }, options);
  const { fileName, className, source } = printMigration({ ...draft, header: headerOf(proof) });
  const filePath = options.dryRun ? "" : await writeMigrationFile(outputDir, fileName, source);
  return { filePath, className, source, sql, unsupported, proof };
}

function headerOf(proof: BaselineProof): readonly string[] {
  return [
    "What the database had when it was adopted. It is recorded as run there.",
    proof.status === "proved"
      ? "Proved: up() made an empty throw-away database into one like it, and down() left it empty."
      : `Not proved: ${proof.reason}`,
  ];
}

/** What makes an empty database into one like this, and back. */
async function planBaseline(
  driver: Driver,
  { ignore }: ConnectionOptions,
): Promise<{ readonly changes: Changes; readonly live: Schema }> {
  const live = await driver.introspect({ ignore });
  const empty = emptyLike(live);
  const wanted = await driver.canonicalizeExpressions(live, empty);
  const changes = await planChanges(driver, empty, wanted, { complete: true, renames: { inference: "never" } });
  return { changes, live };
}

/** Settings of the database itself are no part of a migration. */
function emptyLike({ opaqueObjects }: Schema): Schema {
  return { ...emptySchema, opaqueObjects: opaqueObjects.filter(({ kind }) => kind === "default collation") };
}
