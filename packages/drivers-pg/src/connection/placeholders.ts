import { tokenize } from "../sql/tokenize";

/** `?` as the placeholder of every engine becomes `$1`, `$2`, …; in strings, names and comments it is left alone. */
export function numberedPlaceholders(sql: string): string {
  let text = "";
  let at = 0;
  let count = 0;
  for (const token of tokenize(sql)) {
    if (token.kind !== "symbol" || token.text !== "?") continue;
    count += 1;
    text += `${sql.slice(at, token.start)}$${count}`;
    at = token.end;
  }
  return text + sql.slice(at);
}
