import { messageOf, MigrationRunner, type ConnectionOptions, type Migration, type RunReport } from "@stingerloom/core";
import { planMigration, type Schema, schemaDifference } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { keptInside } from "../scratch/outside";
import { withScratch, type Scratch } from "../scratch/scratch";
import { Attempt, ProofFailed } from "./attempt";
import type { ProofFailure, UnprovedProof } from "./proof";
import { isAborted, reasonOf } from "./unproved";

export interface HistoryToProve {
  /** Connected to the live database: no more is asked of it than its engine and defaults. */
  readonly live: Driver;
  readonly openDriver: (options: ConnectionOptions) => Driver;
  readonly server?: ConnectionOptions;
  /** All of them, in the order in which they run. */
  readonly migrations: readonly Migration[];
  /** What the entities ask, in normal form; without it the end is compared with nothing. */
  readonly wanted?: Schema;
  /** Is `wanted` a whole database, views, routines and all? Default: what entities can say. */
  readonly complete?: boolean;
  readonly signal?: AbortSignal;
}

export type HistoryProof =
  | { readonly status: "proved"; readonly migrations: number }
  | UnprovedProof
  | { readonly status: "failed"; readonly migration: string; readonly failure: ProofFailure };

/**
 * Runs a whole history on an empty throw-away database: each migration up, down and up again, then all of them down to
 * nothing, and up. The end is compared with the entities. Without rows: old migrations may rely on those of their time.
 * @throws StingerloomError `ABORTED` when the signal fires
 */
export async function proveHistory(request: HistoryToProve): Promise<HistoryProof> {
  const { live, openDriver, server, signal, migrations } = request;
  const progress = { migration: "" };
  try {
    await withScratch({ live, openDriver, server, signal }, (scratch) =>
      new HistoryTry(request, scratch, progress).run(),
    );
    return { status: "proved", migrations: migrations.length };
  } catch (error) {
    if (isAborted(error)) throw error;
    if (!(error instanceof ProofFailed)) return { status: "unproved", reason: reasonOf(error) };
    if (error.outside !== undefined)
      return { status: "unproved", reason: `${progress.migration}: ${reasonOf(error.outside)}` };
    return { status: "failed", migration: progress.migration, failure: error.failure };
  }
}

const nothing = { up: [], down: [] };

class HistoryTry {
  private readonly driver: Driver;
  private readonly migrations: readonly Migration[];

  constructor(
    private readonly request: HistoryToProve,
    scratch: Scratch,
    private readonly progress: { migration: string },
  ) {
    this.driver = scratch.driver;
    this.migrations = request.migrations.map((one) => keptInside(one, scratch.others));
  }

  async run(): Promise<void> {
    const { driver, migrations } = this;
    const empty = await driver.introspect();
    for (const [i, migration] of migrations.entries()) await this.prove(migration, migrations.slice(0, i));
    const end = await driver.introspect();
    await this.expectEntities(end);
    await this.whole("down", (runner) => runner.rollback({ steps: migrations.length }));
    this.expectSame("down", empty, await driver.introspect());
    await this.whole("second up", (runner) => runner.run());
    this.expectSame("second up", end, await driver.introspect());
  }

  private async prove(migration: Migration, before: readonly Migration[]): Promise<void> {
    this.progress.migration = migration.name;
    const attempt = new Attempt(this.driver, migration, nothing, this.request.signal, before);
    const base = await this.driver.introspect();
    await attempt.run("up");
    const reached = await this.driver.introspect();
    await attempt.run("down");
    await attempt.expectCatalog("down", base, await this.driver.introspect());
    await attempt.run("second up");
    await attempt.expectCatalog("second up", reached, await this.driver.introspect());
  }

  private async whole(way: ProofFailure["way"], work: (runner: MigrationRunner) => Promise<RunReport>): Promise<void> {
    const { signal } = this.request;
    const report = await work(
      new MigrationRunner(this.driver, this.migrations, { ...(signal && { signal }), env: {} }),
    );
    if (report.failure === undefined) return;
    if (isAborted(report.failure)) throw report.failure;
    this.progress.migration = report.results.at(-1)?.name ?? this.progress.migration;
    throw new ProofFailed({ way, check: "runs", object: "", difference: messageOf(report.failure) }, report.failure);
  }

  private expectSame(way: ProofFailure["way"], expected: Schema, found: Schema): void {
    const [difference] = schemaDifference(expected, found);
    if (difference === undefined) return;
    this.progress.migration = "the whole history";
    throw new ProofFailed({ way, check: "catalog", object: difference.object, difference: difference.difference });
  }

  private async expectEntities(end: Schema): Promise<void> {
    const { wanted, complete } = this.request;
    if (wanted === undefined) return;
    const { driver } = this;
    const asked = await driver.canonicalizeExpressions(wanted, end);
    const plan = planMigration(driver.dialect, end, asked, { complete, renames: { inference: "never" } });
    const [step] = plan.up.steps;
    if (step === undefined) return;
    this.progress.migration = "the whole history";
    throw new ProofFailed({ way: "up", check: "entities", object: "", difference: `left to do: ${step.description}` });
  }
}
