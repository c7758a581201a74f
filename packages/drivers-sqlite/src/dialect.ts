import type { ColumnType, Dialect } from "@stingerloom/schema-diff";
import { features } from "./model/features";
import { generatedUuid } from "./model/generated-uuid";
import { normalizeSchema } from "./normalize/normalize";
import { quoteIdentifier, quoteLiteral } from "./sql/quote";
import { planSteps } from "./plan/plan-steps";
import { script } from "./render/script";
import { renderType } from "./render/render-type";

/** All that is pure about SQLite, 3.37 and later. */
export function createSqliteDialect(): Dialect {
  return {
    name: "sqlite",
    features,
    defaultSchema: "main",
    normalize: normalizeSchema,
    planSteps: (changes, context) => planSteps(changes, context, { renderType: shownType }),
    renderType: shownType,
    quoteIdentifier,
    script,
    generatedUuid,
  };
}

/** As declared, and for an enum the values as well: it is they that change. */
function shownType(type: ColumnType): string {
  return type.kind === "enum" ? `${renderType(type)} (${type.values.map(quoteLiteral).join(", ")})` : renderType(type);
}
