import { MigrationRunner, StingerloomError, type ConnectionOptions, type Migration } from "@stingerloom/core";
import { describe, planMigration, sameSchema, type Schema } from "@stingerloom/schema-diff";
import { connectionFromUrl } from "./connection-url";
import type { Driver } from "./driver-module";
import { loadDriver } from "./load-driver";
import type { ProofOptions } from "./prove-draft";
import { withEmptyScratch } from "./source/with-empty-scratch";

/** Did the migration make an empty database into one like the live one, and back? */
export type BaselineProof = { readonly status: "proved" } | { readonly status: "unproved"; readonly reason: string };

export interface BaselineToProve {
  readonly driver: Driver;
  readonly connection: ConnectionOptions;
  readonly live: Schema;
  readonly migration: Migration;
  readonly projectRoot?: string;
}

/**
 * Runs the migration up and down on a throw-away database.
 * @throws StingerloomError `PROOF_FAILED`; `PROOF_REQUIRED` where it cannot be tried and has to be
 */
export async function proveBaseline(draft: BaselineToProve, options: ProofOptions): Promise<BaselineProof> {
  const proof = options.prove === false ? unproved("the proof is switched off") : await tryOnScratch(draft, options);
  if (proof.status === "proved" || !options.requireProof) return proof;
  throw new StingerloomError("PROOF_REQUIRED", `The migration is not proved: ${proof.reason}`, {
    hint: "Nothing was written. scratch: { url } in the configuration names a server where databases may be created.",
  });
}

async function tryOnScratch(draft: BaselineToProve, { scratch }: ProofOptions): Promise<BaselineProof> {
  const { driver: live, connection, projectRoot } = draft;
  try {
    return await withEmptyScratch(
      {
        live,
        openDriver: (given) => loadDriver(given, projectRoot),
        ...(scratch && { server: { ...connectionFromUrl(scratch.url), driver: connection.driver } }),
      },
      (driver) => upAndDown(draft, driver),
    );
  } catch (error) {
    if (error instanceof StingerloomError && error.code === "SCRATCH_UNAVAILABLE") return unproved(error.message);
    throw error;
  }
}

async function upAndDown({ live, migration, connection }: BaselineToProve, driver: Driver): Promise<BaselineProof> {
  const { ignore, historyTable } = connection;
  const empty = await driver.introspect({ ignore });
  const runner = new MigrationRunner(driver, [migration], { historyTable });
  const up = await runner.run();
  if (up.failure !== undefined) throw failed("up() fails", up.failure);
  expectSame("after up()", live, await driver.introspect({ ignore }), driver);
  const down = await runner.rollback();
  if (down.failure !== undefined) throw failed("down() fails", down.failure);
  expectSame("after down()", empty, await driver.introspect({ ignore }), driver);
  return { status: "proved" };
}

function expectSame(when: string, expected: Schema, found: Schema, { dialect }: Driver): void {
  if (sameSchema(expected, found)) return;
  const { changes } = planMigration(dialect, found, expected, { complete: true, renames: { inference: "never" } });
  // What differs in texts that the engine keeps and that mean the same is no difference.
  if (changes.length === 0) return;
  const differences = changes.slice(0, 5).map((change) => describe(change, dialect));
  throw failed(`${when} the schema is not the expected one: ${differences.join("; ")}`);
}

function failed(what: string, cause?: Error): StingerloomError {
  return new StingerloomError(
    "PROOF_FAILED",
    `On a throw-away database ${what}${cause === undefined ? "" : `: ${cause.message}`}`,
    {
      hint:
        "Nothing was written. Name objects that are not to be in the migration in connection.ignore, " +
        "or write it without a proof by --no-prove and fix the file.",
      cause,
    },
  );
}

function unproved(reason: string): BaselineProof {
  return { status: "unproved", reason };
}
