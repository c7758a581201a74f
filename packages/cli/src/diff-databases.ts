import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import {
  printScript,
  type Dialect,
  type FillDecision,
  type Hazard,
  type RenameDecisions,
  type StepPlan,
} from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";
import type { FillResolver } from "./fill-decisions";
import { planChanges } from "./plan-changes";
import type { RenameResolver } from "./rename-resolver";
import { isLive, isOfEntities, optionsOf, withDatabase, withSide, type SchemaSide } from "./source/with-side";

export interface DiffDatabasesOptions {
  /** A database by its options or its URL, files of SQL, or entities. */
  readonly from: SchemaSide;
  readonly to: SchemaSide;
  /**
   * A database beside which throw-away ones are made, for files and entities; default: the other side, where that is
   * a database. It is not touched.
   */
  readonly scratch?: ConnectionOptions | string;
  /**
   * `never`: nothing is paired, so that it is dropped and added. Decisions: these, and the rest as they say. Default
   * `auto`.
   */
  readonly renames?: "auto" | "never" | RenameDecisions;
  /** Asked where a rename is unclear; without it that is an error. */
  readonly resolver?: RenameResolver & Partial<FillResolver>;
  /** What rows of `from` get in columns that become or are added NOT NULL. */
  readonly fills?: readonly FillDecision[];
  /** Milliseconds for one question about rows of `from`. Default 2000; 0: none is asked. */
  readonly askLimitMs?: number;
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
 * Compares two schemas of one engine: live databases, files of SQL, entities. It does not matter what created the
 * tables of a database.
 * @throws UsageError `ENGINES_DIFFER`, `CONNECTION_URL`, `SOURCE_FAILED`, `SOURCE_EMPTY`, `SCRATCH_UNAVAILABLE`;
 *   ConnectionError; DecisionNeededError `RENAME_UNDECIDED`, `FILL_UNDECIDED`
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

async function compareDatabases(options: DiffDatabasesOptions): Promise<Comparison> {
  const { from, to, projectRoot } = options;
  return withServer(options, (server) =>
    withSide(from, { server, projectRoot }, (source) =>
      withSide(to, { server, projectRoot }, (target) => compare(source, target, options)),
    ),
  );
}

/** The database beside which throw-away ones are made, connected where one is needed. */
async function withServer<T>(
  { from, to, scratch, projectRoot }: DiffDatabasesOptions,
  use: (server: Driver | undefined) => Promise<T>,
): Promise<T> {
  if (isLive(from) && isLive(to)) return use(undefined);
  const beside = [scratch, from, to].find((side) => side !== undefined && isLive(side)) as typeof scratch;
  return beside === undefined ? use(undefined) : withDatabase(beside, { create: false }, projectRoot, use);
}

async function compare(
  source: Driver,
  target: Driver,
  { from, to, renames = "auto", resolver, fills, askLimitMs, detectDroppedTables }: DiffDatabasesOptions,
): Promise<Comparison> {
  refuseTwoEngines(source, target);
  // What is not to be touched on one side is not to be made of the other.
  const ignore = [from, to].flatMap((side) => (isLive(side) ? (optionsOf(side).ignore ?? []) : []));
  const { dialect } = source;
  const live = await source.introspect({ ignore });
  // What is read of a database is in normal form already.
  const asked = await target.introspect({ ignore });
  const wanted = await source.canonicalizeExpressions(asked, live);
  const decisions = typeof renames === "string" ? { inference: renames } : renames;
  const { sql, hazards, unsupported, up } = await planChanges(source, live, wanted, {
    renames: decisions,
    resolver,
    fills,
    askLimitMs,
    detectDroppedTables,
    // What entities cannot say is left as it is, as by migrate:generate.
    complete: !isOfEntities(from) && !isOfEntities(to),
    standsAlone: true,
  });
  return { diff: { ...sql, hazards: [...hazards], unsupported: [...unsupported] }, up, dialect };
}

function refuseTwoEngines(source: Driver, target: Driver): void {
  if (source.type === target.type) return;
  throw new UsageError("ENGINES_DIFFER", `The first database is ${source.type}, the second ${target.type}`, {
    hint: "Compare two databases of one engine.",
  });
}
