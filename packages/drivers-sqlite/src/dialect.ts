import type { ColumnType, Dialect } from "@stingerloom/schema-diff";
import { features } from "./model/features";
import { frameOf } from "./render/session-frame";
import { generatedUuid } from "./model/generated-uuid";
import { hazardsOf } from "./hazards/hazards";
import { normalizeSchema } from "./normalize/normalize";
import { quoteIdentifier, quoteLiteral } from "./sql/quote";
import { refine } from "./plan/refine";
import { renderOperation } from "./render/render-operation";
import { renderType } from "./render/render-type";

/** All that is pure about SQLite, 3.37 and later. */
export function createSqliteDialect(): Dialect {
  return {
    name: "sqlite",
    features,
    defaultSchema: "main",
    normalize: normalizeSchema,
    refine,
    render: renderOperation,
    hazards: hazardsOf,
    sessionFrame: frameOf,
    renderType: shownType,
    quoteIdentifier,
    generatedUuid,
  };
}

/** As declared, and for an enum the values as well: it is they that change. */
function shownType(type: ColumnType): string {
  return type.kind === "enum" ? `${renderType(type)} (${type.values.map(quoteLiteral).join(", ")})` : renderType(type);
}
