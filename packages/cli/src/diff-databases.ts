import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { printScript, type Dialect, type Hazard, type RenameDecisions, type StepPlan } from "@stingerloom/schema-diff";
import { connectionFromUrl } from "./connection-url";
import type { Driver } from "./driver-module";
import { loadDriver } from "./load-driver";
import { planChanges } from "./plan-changes";
import type { RenameResolver } from "./rename-resolver";

export interface DiffDatabasesOptions {
  readonly from: ConnectionOptions | string;
  readonly to: ConnectionOptions | string;
  /**
   * `never`: nothing is paired, so that it is dropped and added. Decisions: these, and the rest as they say. Default
   * `auto`.
   */
  readonly renames?: "auto" | "never" | RenameDecisions;
  /** Asked where a rename is unclear; without it that is an error. */
  readonly resolver?: RenameResolver;
  /** Drop what `to` does not have. Default false: it is kept and named in `unsupported`. */
  readonly detectDroppedTables?: boolean;
  /** Where drivers are looked for; default the current folder. */
  readonly projectRoot?: string;
}

export interface DatabaseDiff {
  /** What turns the first database's schema into the second's, in order. */
  readonly up: string[];
  /** And back. */
  readonly down: string[];
  readonly hazards: Hazard[];
  /** Every object that differs and is not managed. */
  readonly unsupported: string[];
}

/**
 * Compares two live databases of one engine. It does not matter what created their tables.
 * @throws UsageError `ENGINES_DIFFER`, `CONNECTION_URL`; ConnectionError; DecisionNeededError `RENAME_UNDECIDED`
 */
export async function diffDatabases(options: DiffDatabasesOptions): Promise<DatabaseDiff> {
  return (await compareDatabases(options)).diff;
}

export interface DatabaseDiffScript extends DatabaseDiff {
  /**
   * What turns the first into the second, as a text for the engine's own client; empty where there is nothing to do.
   */
  readonly script: string;
}

/**
 * The same with a script for `psql`, `mysql`, `mariadb` or `sqlite3`: it sets what it relies on, stops at the first
 * error, and is one transaction where the engine has them.
 * @throws as `diffDatabases`; UsageError `UNSAFE_IN_SCRIPT`: the client would take a part of a text of the database for
 *   a command of its own
 */
export async function diffDatabasesAsScript(options: DiffDatabasesOptions): Promise<DatabaseDiffScript> {
  const { diff, up, dialect } = await compareDatabases(options);
  return { ...diff, script: up.steps.length === 0 ? "" : printScript(up, dialect) };
}

interface Comparison {
  readonly diff: DatabaseDiff;
  readonly up: StepPlan;
  readonly dialect: Dialect;
}

async function compareDatabases({
  from,
  to,
  renames = "auto",
  resolver,
  detectDroppedTables,
  projectRoot,
}: DiffDatabasesOptions): Promise<Comparison> {
  const [left, right] = [optionsOf(from), optionsOf(to)];
  const [source, target] = [loadDriver(left, projectRoot), loadDriver(right, projectRoot)];
  try {
    await source.connect({ mustExist: true });
    await target.connect({ mustExist: true });
    refuseTwoEngines(source, target);
    // What is not to be touched on one side is not to be made of the other.
    const ignore = [...(left.ignore ?? []), ...(right.ignore ?? [])];
    const { dialect } = source;
    const live = await source.introspect({ ignore });
    const asked = dialect.normalize(await target.introspect({ ignore }));
    const wanted = await source.canonicalizeExpressions(asked, live);
    const decisions = typeof renames === "string" ? { inference: renames } : renames;
    const { sql, hazards, unsupported, up } = await planChanges(source, live, wanted, {
      renames: decisions,
      resolver,
      detectDroppedTables,
      complete: true,
    });
    return { diff: { ...sql, hazards: [...hazards], unsupported: [...unsupported] }, up, dialect };
  } finally {
    await source.close();
    await target.close();
  }
}

function optionsOf(database: ConnectionOptions | string): ConnectionOptions {
  return typeof database === "string" ? connectionFromUrl(database) : database;
}

function refuseTwoEngines(source: Driver, target: Driver): void {
  if (source.type === target.type) return;
  throw new UsageError("ENGINES_DIFFER", `The first database is ${source.type}, the second ${target.type}`, {
    hint: "Compare two databases of one engine.",
  });
}
