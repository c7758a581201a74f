import type { Table } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { sameName, tokenize } from "../sql/tokenize";

/** Does a check or a condition of an index write `t.a` for a column of its own? */
export function usesOwnQualifiers(table: Table): boolean {
  return textsOf(table).some(isQualified);
}

/**
 * The table with `t.a` in its checks and the conditions of its indexes by the name that it has: they can only mean the
 * table itself.
 */
export function withOwnQualifiers(table: Table): Table {
  if (!usesOwnQualifiers(table)) return table;
  const own = (text: string) => qualifiedBy(text, table.name);
  return {
    ...table,
    checks: table.checks.map((check) => ({ ...check, expression: own(check.expression) })),
    columns: table.columns.map((column) =>
      column.check === undefined ? column : { ...column, check: own(column.check) },
    ),
    indexes: table.indexes.map((index) => (index.where === undefined ? index : { ...index, where: own(index.where) })),
  };
}

function textsOf({ checks, columns, indexes }: Table): (string | undefined)[] {
  return [
    ...checks.map(({ expression }) => expression),
    ...columns.map(({ check }) => check),
    ...indexes.map(({ where }) => where),
  ];
}

function isQualified(text: string | undefined): boolean {
  return (
    text?.includes(".") === true && tokenize(text).some(({ kind, text: sign }) => kind === "symbol" && sign === ".")
  );
}

function qualifiedBy(text: string, table: string): string {
  const tokens = tokenize(text);
  let [written, at] = ["", 0];
  tokens.forEach((token, i) => {
    if (tokens[i + 1]?.text !== "." || token.kind === "symbol" || sameName(token.value, table)) return;
    written += text.slice(at, token.start) + quoteIdentifier(table);
    at = token.end;
  });
  return written + text.slice(at);
}
