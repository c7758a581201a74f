import { joinSql, type SqlPart, type SqlText } from "@stingerloom/schema-diff";
import { tokenize } from "../sql/tokenize";
import { quoteIdentifier } from "../sql/quote";

/**
 * SQL that is there as text, with identifier tokens for what stands in double quotes: printed into a file they are
 * `driver.escapeIdentifier(…)`, executed they are the same text again.
 */
export function renderExpression(text: string): SqlText {
  const parts: SqlPart[] = [];
  let at = 0;
  for (const { kind, text: written, value, start, end } of tokenize(text)) {
    if (kind !== "quoted" || written !== quoteIdentifier(value)) continue;
    parts.push(text.slice(at, start), { identifier: value });
    at = end;
  }
  parts.push(text.slice(at));
  return joinSql([parts.filter((part) => part !== "")], "");
}
