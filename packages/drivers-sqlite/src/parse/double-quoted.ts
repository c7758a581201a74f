import { quoteLiteral } from "../sql/quote";
import { foldName, tokenize, type Token } from "../sql/tokenize";

/**
 * What stands in double quotes and names nothing is a string to SQLite where it was built so, as its shell is, and an
 * error where it was not, as the client's is (sqlite.org/quirks.html#dblquote). Tables with such strings are there and
 * can be read; written they are with single quotes, which mean the same everywhere.
 */
export function singleQuoted(expression: string, columns: readonly string[]): string {
  return replaced(expression, stringsIn(tokenize(expression), names(columns)));
}

/** The same for a CREATE TABLE or a CREATE INDEX. */
export function statementSingleQuoted(sql: string, columns: readonly string[]): string {
  return replaced(sql, stringsOf(sql, columns));
}

/** Does the statement have such strings? */
export function hasDoubleQuotedStrings(sql: string, columns: readonly string[]): boolean {
  return sql.includes('"') && stringsOf(sql, columns).length > 0;
}

function stringsOf(sql: string, columns: readonly string[]): Token[] {
  const tokens = tokenize(sql);
  const known = names(columns);
  return expressionsOf(tokens).flatMap((range) => stringsIn(range, known));
}

/** What stands in parentheses behind CHECK, AS and DEFAULT; in an index, all that stands behind its table. */
function expressionsOf(tokens: readonly Token[]): (readonly Token[])[] {
  if (isWord(tokens[1], "INDEX") || isWord(tokens[2], "INDEX"))
    return [tokens.slice(tokens.findIndex((token) => isWord(token, "ON")) + 2)];
  return tokens.flatMap((token, i) =>
    isWord(token, "CHECK", "AS", "DEFAULT") && tokens[i + 1]?.text === "("
      ? [tokens.slice(i + 1, closing(tokens, i + 1))]
      : [],
  );
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  const length = tokens.slice(open).findIndex((token) => {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    return depth === 0;
  });
  return open + length + 1;
}

function stringsIn(tokens: readonly Token[], known: ReadonlySet<string>): Token[] {
  return tokens.filter((token, i) => {
    if (token.kind !== "quoted" || !token.text.startsWith('"') || known.has(foldName(token.value))) return false;
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    return ![before?.text, after?.text].includes(".") && after?.text !== "(" && !isWord(before, "COLLATE", "AS");
  });
}

function names(columns: readonly string[]): ReadonlySet<string> {
  return new Set([...columns.map(foldName), "rowid", "oid", "_rowid_"]);
}

function replaced(sql: string, strings: readonly Token[]): string {
  return [...strings]
    .reverse()
    .reduce((text, { start, end, value }) => text.slice(0, start) + quoteLiteral(value) + text.slice(end), sql);
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === "word" && words.includes(token.text.toUpperCase());
}
