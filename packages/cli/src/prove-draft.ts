import type { MigrationToPrint } from "@stingerloom/codegen";
import { StingerloomError, type ConnectionOptions } from "@stingerloom/core";
import { describeProof, provePlan, type FailedProof, type Proof, type UnprovedProof } from "@stingerloom/proof";
import type { ScratchConfig } from "./config";
import type { Driver } from "./driver-module";
import { loadDraft } from "./load-draft";
import { loadDriver } from "./load-driver";
import type { ModuleLoader } from "./module-loader";
import type { EntityChanges } from "./entity-changes";
import { scratchServerOf } from "./scratch-server-of";

export interface ProofOptions {
  /** Default true. */
  readonly prove?: boolean;
  /** Refuse a migration that could not be proved. */
  readonly requireProof?: boolean;
  readonly scratch?: ScratchConfig;
  /** Loads the file as a run will load it. Default: as JavaScript. */
  readonly loader?: ModuleLoader;
}

export interface DraftToProve {
  readonly driver: Driver;
  readonly connection: ConnectionOptions;
  readonly changes: EntityChanges;
  readonly draft: MigrationToPrint;
  /** Where the file is to be written. */
  readonly folder: string;
  readonly projectRoot?: string;
  readonly signal?: AbortSignal;
}

/** A migration that did something else than it should, on the throw-away database. Nothing was written. */
export class ProofError extends StingerloomError {
  constructor(readonly proof: FailedProof) {
    super("PROOF_FAILED", describeProof(proof), {
      hint:
        "Nothing was written. Fix what the message names; where the migration is right and this is wrong, " +
        "--no-prove writes it without a proof.",
    });
  }
}

/**
 * @throws ProofError `PROOF_FAILED`; StingerloomError `PROOF_REQUIRED` where none can be had and one is required,
 *   `ABORTED`
 */
export async function proveDraft(draft: DraftToProve, options: ProofOptions): Promise<Proof> {
  const proof: Proof =
    options.prove === false
      ? { status: "unproved", reason: "the proof is switched off" }
      : await tryDraft(draft, options);
  if (proof.status === "failed") throw new ProofError(proof);
  if (proof.status === "unproved" && options.requireProof)
    throw new StingerloomError("PROOF_REQUIRED", `The migration is not proved: ${proof.reason}`, {
      hint: "Nothing was written. scratch: { url } in the configuration names a server where databases may be created.",
    });
  return proof;
}

async function tryDraft(
  { driver, connection, changes, draft, folder, projectRoot, signal }: DraftToProve,
  { scratch, loader }: ProofOptions,
): Promise<Proof> {
  const migration = await loadDraft(draft, folder, loader).catch(unloadable);
  if ("status" in migration) return migration;
  return provePlan({
    live: driver,
    openDriver: (given) => loadDriver(given, projectRoot),
    server: scratchServerOf(connection, scratch),
    schema: changes.live,
    wanted: changes.wanted,
    plan: changes.forAnyRows,
    migration,
    ignore: connection.ignore,
    signal,
  });
}

/** A folder outside the project has no packages to load: the file may be meant for another place. */
function unloadable(error: unknown): UnprovedProof {
  if (error instanceof StingerloomError && error.code === "MODULE_FAILED")
    return { status: "unproved", reason: error.message };
  throw error;
}
