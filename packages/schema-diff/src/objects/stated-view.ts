import type { View } from "../model/schema";
import type { Token } from "../sql/lexer";

/** How a dialect reads and writes what a view takes. */
export interface ViewWords {
  tokenize(sql: string): readonly Token[];
  quote(identifier: string): string;
}

/**
 * A view that entities describe, with the statement that creates it. One that was read from a database is given back as
 * it is, and undefined where the query is not exactly one statement.
 */
export function statedView(view: View, words: ViewWords): View | undefined {
  if (view.query === undefined) return view;
  const query = singleQuery(view.query, words);
  return query === undefined ? undefined : { ...view, query, sql: [createView(view, query, words)] };
}

function createView({ schema, name, materialized }: View, query: string, { quote }: ViewWords): string {
  const names = schema === undefined ? [name] : [schema, name];
  return `CREATE ${materialized ? "MATERIALIZED VIEW" : "VIEW"} ${names.map(quote).join(".")} AS\n${query}`;
}

/** The query from its first word to its last, without semicolons at its end. */
function singleQuery(query: string, { tokenize }: ViewWords): string | undefined {
  const tokens = [...tokenize(query)];
  while (tokens.at(-1)?.text === ";") tokens.pop();
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined || tokens.some(({ text }) => text === ";")) return undefined;
  return query.slice(first.start, last.end);
}
