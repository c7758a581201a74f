import type { Dialect } from "@stingerloom/schema-diff";
import { featuresOf } from "./plan/features";
import { normalizeSchema } from "./normalize/normalize";
import { quoteIdentifier } from "./sql/quote";
import { findBlockers } from "./plan/find-blockers";
import { planSteps } from "./plan/plan-steps";
import { scriptRules } from "./render/script";
import { renderType } from "./render/render-type";

export interface PostgresDialectOptions {
  /** The server's major version; default 18. */
  readonly version?: number;
  /** The schema that names without one lie in; default `public`. */
  readonly defaultSchema?: string;
}

/** All that is pure about PostgreSQL, 13 to 18. */
export function createPostgresDialect({
  version = 18,
  defaultSchema = "public",
}: PostgresDialectOptions = {}): Dialect {
  const features = featuresOf(version);
  return {
    name: "postgres",
    features,
    defaultSchema,
    normalize: (schema) => normalizeSchema(schema, defaultSchema),
    blockers: findBlockers,
    planSteps: (changes, context) => planSteps(changes, context, { features, defaultSchema, renderType }),
    renderType,
    quoteIdentifier,
    script: scriptRules(defaultSchema),
    generatedUuid: "gen_random_uuid()",
  };
}
