import type { View } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { sameName, tokenize, type Token } from "../sql/tokenize";

/** What stands behind a view's own name in its statement: its columns, if they are named, and its query. */
export function queryOf({ sql: [statement = ""] }: View): string {
  const tokens = tokenize(statement);
  const at = tokens.findIndex((token) => isWord(token, "VIEW")) + 1;
  const own = isWord(tokens[at], "IF") ? at + 3 : at;
  const last = tokens[own + 1]?.text === "." ? tokens[own + 2] : tokens[own];
  return statement.slice(last?.end ?? statement.length).trimStart();
}

/** The same to SQLite but for white space, comments and the quotes of names. */
export function sameWords(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b);
}

function wordsOf(text: string): string {
  return JSON.stringify(
    tokenize(text).map(({ kind, text: written, value }) => (kind === "word" || kind === "quoted" ? value : [written])),
  );
}

/** The live view under another name, with the triggers on it. */
export function underName(live: View, name: string): View {
  const [, ...triggers] = live.sql;
  const sql = [
    `CREATE VIEW ${quoteIdentifier(name)} ${queryOf(live)}`,
    ...triggers.map((t) => onView(t, live.name, name)),
  ];
  return { ...live, name, sql };
}

function onView(trigger: string, from: string, to: string): string {
  const tokens = tokenize(trigger);
  const name = tokens.find((token, i) => isWord(tokens[i - 1], "ON") && sameName(token.value, from));
  return name === undefined ? trigger : trigger.slice(0, name.start) + quoteIdentifier(to) + trigger.slice(name.end);
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toUpperCase() === word;
}
