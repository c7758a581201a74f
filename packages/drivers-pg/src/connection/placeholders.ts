import { tokenize } from "../sql/tokenize";

/**
 * `?` as the placeholder of every engine becomes `$1`, `$2`, …; in strings, names and comments it is left alone, and
 * everywhere in a text that has the server's own (`data ? $1`, where it is an operator).
 */
export function numberedPlaceholders(sql: string): string {
  let text = "";
  let at = 0;
  let count = 0;
  const tokens = tokenize(sql);
  if (
    tokens.some(({ text, end }, i) => text === "$" && tokens[i + 1]?.kind === "number" && tokens[i + 1]?.start === end)
  )
    return sql;
  for (const token of tokens) {
    if (token.kind !== "symbol" || token.text !== "?") continue;
    count += 1;
    text += `${sql.slice(at, token.start)}$${count}`;
    at = token.end;
  }
  return text + sql.slice(at);
}
