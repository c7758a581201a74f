import type { View } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { tokenize } from "../sql/tokenize";

/** What stands behind a view's own name in its statement: its columns, if they are named, and its query. */
export function queryOf(view: View): string {
  const statement = view.sql[0] ?? "";
  return statement.slice(endOfName(statement));
}

/** The view with another query, under its own name, and with the algorithm, definer and rights of the live one. */
export function withQuery(view: View, query: string, live: View | undefined): View {
  const statement = live?.sql[0] ?? "CREATE VIEW";
  const head = statement.slice(0, startOfName(statement)).trimEnd();
  return { ...view, sql: [`${head} ${quoteIdentifier(view.name)}${query}`] };
}

function startOfName(statement: string): number {
  return tokenize(statement).find(isView)?.end ?? statement.length;
}

function endOfName(statement: string): number {
  const tokens = tokenize(statement);
  const at = tokens.findIndex(isView) + 1;
  const last = tokens[at + 1]?.text === "." ? tokens[at + 2] : tokens[at];
  return last?.end ?? statement.length;
}

function isView({ kind, text }: { readonly kind: string; readonly text: string }): boolean {
  return kind === "word" && text.toUpperCase() === "VIEW";
}
