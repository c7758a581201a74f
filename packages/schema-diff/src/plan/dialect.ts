import type { DialectFeatures } from "../diff/dialect-features";
import type { Schema } from "../model/schema";
import type { TypeWords } from "../model/type-words";
import type { Change } from "../operations/change";
import type { ScriptRules } from "./script-rules";
import type { PlanContext, StepPlan } from "./step";

/**
 * All that is pure about one engine (of one version): how it normalises a schema, what it can do in place, and its
 * words for every operation. No I/O.
 */
export interface Dialect extends TypeWords {
  /** The name in `connection.type`. */
  readonly name: string;
  /** What `diffSchemas` needs to know. */
  readonly features: DialectFeatures;
  /**
   * The schema in the form that the engine would give back. Idempotent. Throws a coded error for what the engine cannot
   * hold.
   */
  normalize(schema: Schema): Schema;
  /**
   * The steps that the engine runs for the changes, in order: rebuilds where it cannot alter in place, what stands in
   * the way dropped first and recreated after. Called for each direction on its own, with that direction's schemas.
   */
  planSteps(changes: readonly Change[], context: PlanContext): StepPlan;
  /**
   * What of the live database the engine would not let the changes take away, as something that stays uses it:
   * `view v uses t.a, which is dropped`. Default: nothing, as the engine does not look.
   */
  blockers?(changes: readonly Change[], live: Schema): readonly string[];
  /**
   * What a script for the engine's own client needs. Default: a semicolon behind each statement, and nothing around
   * them.
   */
  readonly script?: ScriptRules;
  quoteIdentifier(identifier: string): string;
  /** The schema that names without one lie in, where there are schemas. */
  readonly defaultSchema?: string;
  /** SQL that makes a random uuid: the default of generated keys. Undefined where the engine has none. */
  readonly generatedUuid?: string;
}
