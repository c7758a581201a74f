import type { Schema } from "@stingerloom/schema-diff";
import { foldName, tokenize, type Token } from "./parse/tokenize";

/** Does one of these views and triggers read or write a table that neither schema has? SQLite lets it be until ALTER TABLE reads them all. */
export function readsMissing(texts: readonly string[], before: Schema, after: Schema): boolean {
  if (texts.length === 0) return false;
  const known = new Set(
    [before, after].flatMap(({ tables, views, others }) =>
      [...tables, ...views, ...others].map(({ name }) => foldName(name)),
    ),
  );
  return texts.some((text) => namedTables(tokenize(text)).some((name) => !known.has(foldName(name))));
}

/** The names behind FROM, its commas and JOIN, INTO and UPDATE, but for those that the text itself gives and those of functions. */
function namedTables(tokens: readonly Token[]): string[] {
  const own = new Set(
    tokens.flatMap((token, i) => (isName(token) && isGiven(tokens, i) ? [foldName(token.value)] : [])),
  );
  return tokens
    .flatMap((token, i) =>
      isWord(token, "FROM") ? [i, ...commasOf(tokens, i)] : isWord(token, "JOIN", "INTO", "UPDATE") ? [i] : [],
    )
    .flatMap((i) => nameBehind(tokens, i))
    .filter((name) => !/^(?:sqlite|pragma)_/i.test(name) && !own.has(foldName(name)));
}

function nameBehind(tokens: readonly Token[], i: number): string[] {
  const at = tokens[i + 2]?.text === "." ? i + 3 : i + 1;
  const [name, next] = [tokens[at], tokens[at + 1]];
  if (name === undefined || !isName(name) || next?.text === "(") return [];
  return isWord(name, "OF", "ON", "OR", "SET") ? [] : [name.value];
}

/** Where the list of tables behind a FROM has its commas. */
function commasOf(tokens: readonly Token[], from: number): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let i = from + 1; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.text === "(") depth += 1;
    else if (token?.text === ")") depth -= 1;
    else if (token?.text === "," && depth === 0) commas.push(i);
    if (depth < 0 || (depth === 0 && (token?.text === ";" || isWord(token, ...endsOfFrom)))) break;
  }
  return commas;
}

const endsOfFrom = [
  "WHERE",
  "GROUP",
  "ORDER",
  "LIMIT",
  "WINDOW",
  "HAVING",
  "UNION",
  "EXCEPT",
  "INTERSECT",
  "RETURNING",
];

/** `WITH name AS (…)` or `WITH name (a, b) AS (…)`. */
function isGiven(tokens: readonly Token[], i: number): boolean {
  if (!tokens.some((token) => isWord(token, "WITH"))) return false;
  const [before, next] = [tokens[i - 1], tokens[i + 1]];
  return isWord(before, "WITH", "RECURSIVE") || (before?.text === "," && (next?.text === "(" || isWord(next, "AS")));
}

function isName(token: Token): boolean {
  return token.kind === "word" || token.kind === "quoted" || token.kind === "string";
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === "word" && words.includes(token.text.toUpperCase());
}
