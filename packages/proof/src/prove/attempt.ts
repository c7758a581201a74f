import { MigrationRunner, messageOf, StingerloomError, type Migration, type RunReport } from "@stingerloom/core";
import {
  sameSchema,
  type Schema,
  schemaDifference,
  type SchemaDifference,
  type StatementObserver,
} from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { statementAbout } from "./statements";
import { observed } from "./observed";
import type { ObservedEffects, ProofFailure } from "./proof";
import { isAborted } from "./unproved";

/** A proof that ended: the migration did something else than it should. */
export class ProofFailed extends Error {
  constructor(
    readonly failure: ProofFailure,
    override readonly cause?: unknown,
  ) {
    super(failure.difference);
    this.name = "ProofFailed";
  }

  /** The refusal of a statement that would reach beyond the throw-away database. */
  get outside(): unknown {
    const { cause } = this;
    const inner = (cause as { readonly cause?: unknown } | undefined)?.cause;
    return [cause, inner].find((one) => (one as { readonly code?: unknown } | undefined)?.code === "OUTSIDE_SCRATCH");
  }
}

export type Way = ProofFailure["way"];

/** The migration on the throw-away database, as `migrate:run` and `migrate:rollback` run it. */
export class Attempt {
  private readonly runner: MigrationRunner;
  private observer: StatementObserver | undefined;
  private isWatching = false;

  constructor(
    readonly driver: Driver,
    migration: Migration,
    private readonly statements: { readonly up: readonly string[]; readonly down: readonly string[] },
    signal?: AbortSignal,
    private readonly before: readonly Migration[] = [],
  ) {
    const watched = observed(migration, () => (this.isWatching ? this.observer : undefined));
    this.runner = new MigrationRunner(driver, [...before, watched], { ...(signal && { signal }), env: {} });
  }

  /** What the statements of the first way up did, where the engine lets that be seen. */
  get effects(): ObservedEffects | undefined {
    const { observer } = this;
    return observer && { summary: observer.summary(), statements: observer.effects };
  }

  /** What has to run before it. @throws what the run ended with */
  async runBefore(): Promise<void> {
    const last = this.before.at(-1);
    if (last === undefined) return;
    const { failure } = await this.runner.run({ to: last.name });
    if (failure !== undefined) throw failure;
  }

  /** @throws ProofFailed with the statement and the engine's words */
  async run(way: Way): Promise<void> {
    if (way === "up") this.observer = await this.driver.observeStatements?.();
    this.isWatching = way === "up";
    const report = way === "down" ? await this.runner.rollback() : await this.runner.run();
    const { failure } = report;
    if (failure === undefined) return;
    if (isAborted(failure) || isAborted(failure.cause)) throw stopped();
    throw new ProofFailed(this.failureOf(way, report), failure);
  }

  /** @throws ProofFailed where the catalog is not as expected, after the engine has put both into its words */
  async expectCatalog(
    way: Way,
    expected: Schema,
    found: Schema,
    comparable = (schema: Schema) => schema,
  ): Promise<void> {
    const asked = sameSchema(expected, found) ? expected : await this.driver.canonicalizeExpressions(expected, found);
    const [difference] = schemaDifference(comparable(asked), comparable(found));
    if (difference !== undefined) throw new ProofFailed(this.catalogFailure(way, difference));
  }

  fail(way: Way, check: ProofFailure["check"], object: string, difference: string, names: readonly string[]): never {
    throw new ProofFailed({ way, check, object, difference, ...this.about(way, names) });
  }

  private catalogFailure(way: Way, { object, difference, names }: SchemaDifference): ProofFailure {
    return { way, check: "catalog", object, difference, ...this.about(way, names) };
  }

  private about(way: Way, names: readonly string[]): { readonly statement?: string } {
    const statement = statementAbout(this.driver, this.statements[way === "down" ? "down" : "up"], names);
    return statement === undefined ? {} : { statement };
  }

  private failureOf(way: Way, { failure }: RunReport): ProofFailure {
    const cause: unknown = failure?.cause ?? failure;
    const sql = (cause as { readonly sql?: unknown } | undefined)?.sql;
    const statement = typeof sql === "string" && sql !== "" ? sql.trim() : undefined;
    const [table] = statement === undefined ? [] : this.driver.classify(statement).tables;
    const object = table === undefined ? "" : typeof table === "string" ? table : table.name;
    return {
      way,
      check: "runs",
      object,
      difference: messageOf(cause),
      ...(statement !== undefined && { statement }),
    };
  }
}

function stopped(): StingerloomError {
  return new StingerloomError("ABORTED", "Stopped while the migration was being proved: nothing was written");
}
