/**
 * A text in the words of `pg_get_expr`: a column, perhaps with its table, cast to text, compared with a list of varchar
 * values that is cast as a whole.
 */
const list =
  /\((?<column>(?:(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)\.)*(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_$]*))\)::text (?<operator>= ANY|<> ALL) \(\(ARRAY\[(?<values>(?:E?'(?:[^']|'')*'::character varying(?:, )?)+)\]\)::text\[\]\)/g;

/**
 * The expression in words that the server turns into this text again. What it gives back for `varchar IN (…)` it would
 * read as something else: the cast of the list becomes a cast of each value. So the list is written as people write it.
 */
export function toRoundTripSafeSql(expression: string): string {
  return expression.replace(list, (...found) => {
    const { column, operator, values } = found.at(-1) as Record<"column" | "operator" | "values", string>;
    return `${column} ${operator === "= ANY" ? "IN" : "NOT IN"} (${values.replaceAll("'::character varying", "'")})`;
  });
}

/**
 * The text that the server has for this one when it reads it again, as it does when the type of the column changes or a
 * dump is restored.
 */
export function toReparsedSql(expression: string): string {
  return expression.replace(list, (...found) => {
    const { column, operator, values } = found.at(-1) as Record<"column" | "operator" | "values", string>;
    return (
      `(${column})::text ${operator} ` +
      `(ARRAY[${values.replace(/E?'(?:[^']|'')*'::character varying/g, "($&)::text")}])`
    );
  });
}
