import { UsageError, type ConnectionOptions, type Migration } from "@stingerloom/core";
import { proveHistory, proveMigration, type HistoryProof, type Proof } from "@stingerloom/proof";
import type { Schema } from "@stingerloom/schema-diff";
import type { ScratchConfig } from "./config";
import type { Driver } from "./driver-module";
import { wantedOf } from "./entity-changes";
import { loadDriver } from "./load-driver";
import { scratchServerOf } from "./scratch-server-of";
import { readSource } from "./source/read-source";
import type { SchemaSource } from "./source/schema-source";

export interface VerifyOptions {
  /** The names of migrations; default: those that are pending. */
  readonly names?: readonly string[];
  /** The whole history in place of single migrations. */
  readonly all?: boolean;
  /** With `all`: compare the end with the entities; default true. */
  readonly compareEntities?: boolean;
  readonly scratch?: ScratchConfig;
  /** With `all`: what the wanted schema is made of besides entities. */
  readonly source?: SchemaSource;
  readonly projectRoot?: string;
  readonly signal?: AbortSignal;
}

export interface VerifyReport {
  /** Was everything proved? */
  readonly ok: boolean;
  readonly results: readonly { readonly name: string; readonly proof: Proof }[];
  /** With `all`. */
  readonly history?: HistoryProof;
}

/** What is verified, and where it runs. */
export interface MigrationsToVerify {
  readonly driver: Driver;
  readonly connection: ConnectionOptions;
  readonly migrations: readonly Migration[];
  readonly executed: readonly string[];
  readonly entities: readonly Function[];
}

/**
 * Proves migrations on throw-away databases: those that have run from nothing, with what ran before them; pending ones
 * from the live tables.
 * @throws UsageError `MIGRATION_UNKNOWN`; StingerloomError `ABORTED`
 */
export async function verifyMigrations(given: MigrationsToVerify, options: VerifyOptions): Promise<VerifyReport> {
  const { driver, connection, migrations, executed } = given;
  const shared = {
    live: driver,
    openDriver: (of: ConnectionOptions) => loadDriver(of, options.projectRoot),
    server: scratchServerOf(connection, options.scratch),
    signal: options.signal,
  };
  if (options.all) {
    const wanted = options.compareEntities === false ? undefined : await wantedBy(given, options);
    const history = await proveHistory({ ...shared, migrations, wanted, complete: options.source !== undefined });
    return { ok: history.status === "proved", results: [], history };
  }
  const results: { name: string; proof: Proof }[] = [];
  for (const migration of chosen(migrations, executed, options.names)) {
    const before = migrations.slice(0, migrations.indexOf(migration));
    const fromLive = !executed.includes(migration.name);
    const missing = fromLive ? before.filter(({ name }) => !executed.includes(name)) : before;
    results.push({
      name: migration.name,
      proof: await proveMigration({ ...shared, fromLive, before: missing, migration }),
    });
  }
  return { ok: results.every(({ proof }) => proof.status === "proved"), results };
}

async function wantedBy({ driver, connection, entities }: MigrationsToVerify, options: VerifyOptions): Promise<Schema> {
  const { source } = options;
  if (source === undefined) return wantedOf(driver, connection, entities);
  return readSource({ ...options, driver, connection, entities, source });
}

function chosen(
  migrations: readonly Migration[],
  executed: readonly string[],
  names: readonly string[] = [],
): readonly Migration[] {
  if (names.length === 0) return migrations.filter(({ name }) => !executed.includes(name));
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  return names.map((name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    throw new UsageError("MIGRATION_UNKNOWN", `There is no migration ${name}`, {
      hint: `There are: ${[...known.keys()].join(", ") || "none"}.`,
    });
  });
}
