import type { Check, Table } from "@stingerloom/schema-diff";
import { tokenize } from "../sql/tokenize";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** What keeps other values out: SQLite has no enums. `column` is in double quotes, as in every normal form. */
export function enumExpression(column: string, values: readonly string[]): string {
  return `${quoteIdentifier(column)} IN (${values.map(quoteLiteral).join(", ")})`;
}

/** The name that the check of an enum is written with; empty for none. */
export function enumCheckName(table: string, column: string, name: string | undefined): string {
  return name ?? `${table}_${column}_enum`;
}

/** What somebody else called the check. Ours follow their table and column, which may have other names by now. */
function givenName({ name, implicitName }: Check): { readonly name?: string } {
  if (implicitName) return { name: "" };
  return name.endsWith("_enum") ? {} : { name };
}

/**
 * A text column with a check that lists its values is an enum, also one written by hand: both are one normal form.
 * Checks are normalised.
 */
export function foldEnumChecks(table: Table): Table {
  const folded = new Map<string, Check>();
  const columns = table.columns.map((column) => {
    const check =
      column.type.kind === "text" && table.checks.find((c) => enumValues(c.expression, column.name) !== undefined);
    if (!check) return column;
    folded.set(column.name, check);
    const values = enumValues(check.expression, column.name) ?? [];
    return { ...column, type: { kind: "enum" as const, values, ...givenName(check) } };
  });
  if (folded.size === 0) return table;
  const gone = new Set(folded.values());
  return { ...table, columns, checks: table.checks.filter((check) => !gone.has(check)) };
}

/** Undefined if the expression is not `"column" IN ('a', 'b')`. */
export function enumValues(expression: string, column: string): readonly string[] | undefined {
  const tokens = tokenize(expression);
  const [name, word, open] = tokens;
  const close = tokens.at(-1);
  if (name?.text !== quoteIdentifier(column) || word?.text !== "IN" || open?.text !== "(" || close?.text !== ")")
    return undefined;
  const list = tokens.slice(3, -1);
  const isList =
    list.length % 2 === 1 && list.every((token, i) => (i % 2 === 0 ? token.kind === "string" : token.text === ","));
  return isList ? list.filter((_, i) => i % 2 === 0).map((token) => token.value) : undefined;
}
