export type { Driver } from "./driver";
export { partOf, type Part } from "./neighbours/part-of";
export type {
  Proof,
  FailedProof,
  ObservedEffects,
  ProofFacts,
  ProofFailure,
  ProvedProof,
  UnprovedProof,
} from "./prove/proof";
export { describeFailure, describeProof } from "./prove/describe-proof";
export { proveHistory, type HistoryProof, type HistoryToProve } from "./prove/prove-history";
export { proveMigration, type MigrationToProve } from "./prove/prove-migration";
export { provePlan, type PlanToProve } from "./prove/prove-plan";
export { withScratch, type Scratch, type ScratchOptions } from "./scratch/scratch";
