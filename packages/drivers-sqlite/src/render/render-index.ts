import { id, joinSql, sql, type Index, type IndexPart, type SqlText } from "@stingerloom/schema-diff";
import { renderExpression } from "./render-expression";

/** CREATE INDEX, to the letter as it was where its text is known. */
export function renderIndex(table: string, index: Index): SqlText {
  if (index.source !== undefined) return renderExpression(index.source);
  const parts = joinSql(index.parts.map(renderPart));
  const where = index.where !== undefined && sql` WHERE ${renderExpression(index.where)}`;
  return sql`CREATE ${index.unique && "UNIQUE "}INDEX ${id(index.name)} ON ${id(table)} (${parts})${where}`;
}

function renderPart(part: IndexPart): SqlText {
  const subject = part.column !== undefined ? id(part.column) : renderExpressionPart(part.expression ?? "");
  return sql`${subject}${part.collation !== undefined && sql` COLLATE ${id(part.collation)}`}${part.descending && " DESC"}`;
}

/** In parentheses unless it is a call: a word alone would be taken for a column. */
function renderExpressionPart(expression: string): SqlText {
  return sql`(${renderExpression(expression)})`;
}
