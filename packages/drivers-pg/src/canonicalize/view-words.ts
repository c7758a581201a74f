import type { View } from "@stingerloom/schema-diff";

/** Between what a view is and its query, as introspection writes its statement. */
const opening = " AS\n";

/** The query in the statement of a view that was read from the catalog. */
export function queryOf({ sql: [statement = ""], materialized }: View): string {
  const query = statement.slice(statement.indexOf(opening) + opening.length);
  return materialized ? query.replace(/ WITH NO DATA$/, "") : query;
}

/** The view with another query. What hangs on the live one (options, indexes, comments, triggers) comes with it. */
export function withQuery(view: View, query: string, live: View | undefined, qualified: string): View {
  const [statement = "", ...others] = live?.sql ?? [];
  const head =
    live === undefined
      ? `CREATE ${view.materialized ? "MATERIALIZED VIEW" : "VIEW"} ${qualified}`
      : statement.slice(0, statement.indexOf(opening));
  return { ...view, sql: [`${head}${opening}${query}`, ...others] };
}

/** The live view under another name: all its statements name it with its schema. */
export function underName(live: View, { schema, name }: View, from: string, to: string): View {
  const rename = (text: string) => replaceName(text, from, to);
  return {
    ...live,
    schema,
    name,
    sql: live.sql.map(rename),
    ...(live.restore && { restore: live.restore.map(rename) }),
  };
}

/** Of the head of a statement and of all that hangs on the view; a longer name that begins with it is another one. */
function replaceName(text: string, from: string, to: string): string {
  const end = text.indexOf(opening);
  const head = end < 0 ? text : text.slice(0, end);
  const renamed = head
    .split(from)
    .reduce((before, after) => `${before}${/^[\p{L}\p{N}_$"]/u.test(after) ? from : to}${after}`);
  return end < 0 ? renamed : renamed + text.slice(end);
}
