import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import type { Hazard, RenameDecisions } from "@stingerloom/schema-diff";
import { connectionFromUrl } from "./connection-url";
import type { Driver } from "./driver-module";
import { loadDriver } from "./load-driver";
import { planChanges } from "./plan-changes";
import type { RenameResolver } from "./rename-resolver";

export interface DiffDatabasesOptions {
  readonly from: ConnectionOptions | string;
  readonly to: ConnectionOptions | string;
  /** `never`: what went is dropped and what came is added. Decisions: these, and the rest as they say. Default `auto`. */
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
 * Compares two live databases of one engine, whoever made them.
 * @throws UsageError `ENGINES_DIFFER`, `CONNECTION_URL`; ConnectionError; DecisionNeededError `RENAME_UNDECIDED`
 */
export async function diffDatabases({
  from,
  to,
  renames = "auto",
  resolver,
  detectDroppedTables,
  projectRoot,
}: DiffDatabasesOptions): Promise<DatabaseDiff> {
  const [left, right] = [optionsOf(from), optionsOf(to)];
  const [source, target] = [loadDriver(left, projectRoot), loadDriver(right, projectRoot)];
  try {
    await source.connect({ mustExist: true });
    await target.connect({ mustExist: true });
    refuseTwoEngines(source, target);
    // What is not to be touched on one side is not to be made of the other.
    const ignore = [...(left.ignore ?? []), ...(right.ignore ?? [])];
    const live = await source.introspect({ ignore });
    const wanted = await source.canonicalizeExpressions(
      source.dialect.normalize(await target.introspect({ ignore })),
      live,
    );
    const decisions = typeof renames === "string" ? { inference: renames } : renames;
    const { sql, hazards, unsupported } = await planChanges(source, live, wanted, {
      renames: decisions,
      resolver,
      detectDroppedTables,
      complete: true,
    });
    return { ...sql, hazards: [...hazards], unsupported: [...unsupported] };
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
