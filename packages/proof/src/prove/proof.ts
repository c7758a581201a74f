import type { StatementEffect } from "@stingerloom/schema-diff";

/** Whether a migration did on a throw-away database what it is for. */
export type Proof = ProvedProof | UnprovedProof | FailedProof;

export interface ProvedProof extends ProofFacts {
  readonly status: "proved";
}

/** It could not be tried, or not as a whole. Nothing is said about the migration. */
export interface UnprovedProof {
  readonly status: "unproved";
  readonly reason: string;
}

export interface FailedProof extends ProofFacts {
  readonly status: "failed";
  readonly failure: ProofFailure;
}

/** What was tried. */
export interface ProofFacts {
  /** The engine and its version: `postgres 16.4`. */
  readonly engine: string;
  /** Tables that were rebuilt on the throw-away database, and those that the migration adds. */
  readonly tables: number;
  /** Generated rows in them. */
  readonly rows: number;
  /** Statements of the way up and of the way down. */
  readonly statements: number;
  /** Tables that no row was put into, and why: of these the catalog alone is proved. */
  readonly withoutRows: readonly { readonly table: string; readonly reason: string }[];
  /** What holds for ordinary rows alone. */
  readonly notes: readonly string[];
  /** What `up()` did to tables that were there; absent where it did not run, or nothing can be seen. */
  readonly effects?: ObservedEffects;
}

export interface ObservedEffects {
  /** `no rewrite, strongest lock SHARE on customer`. */
  readonly summary: string;
  readonly statements: readonly StatementEffect[];
}

export interface ProofFailure {
  readonly way: "up" | "down" | "second up";
  /** It did not run; the catalog or the rows are not what they should be; what the entities ask is not there. */
  readonly check: "runs" | "catalog" | "rows" | "entities";
  /** The statement that failed, or the last one that is about the object. */
  readonly statement?: string;
  /** The table, column or other object. */
  readonly object: string;
  /** What is not as it should be, or the engine's words. */
  readonly difference: string;
}
