import { sql as text, type SqlPart, type SqlText } from "@stingerloom/schema-diff";
import { nameOf, tokenize, type Token } from "./tokenize";

/**
 * An expression as one would write it, from `information_schema` of MySQL, which escapes quotes and back-slashes once
 * more.
 */
export function unescapeCatalogText(expression: string): string {
  return decodedTwice(expression).replace(/\\([\s\S])/g, (_, character: string) =>
    character === "n" ? "\n" : character,
  );
}

/** MySQL hands out the bytes of an expression's UTF-8 as if they were characters. */
function decodedTwice(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return text;
  const decoded = Buffer.from(text, "latin1").toString("utf8");
  return decoded.includes("\ufffd") ? text : decoded;
}

/**
 * The expression without what the engine writes around it: outer parentheses, the database's own name before a table,
 * and the character set before strings of plain characters, which mean the same in each. `-(1)` is `-1`: MySQL writes
 * the former once and the latter after the next ALTER TABLE.
 */
export function cleanExpression(expression: string, database = ""): string {
  const tokens = tokenize(expression);
  const cut: (readonly [number, number])[] = [];
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (isIntroducer(token) && next?.kind === "string" && (isPlain(next.text) || /^_utf8mb4$/i.test(token.text)))
      cut.push([token.start, next.start]);
    if (database !== "" && next?.text === "." && isName(token, database)) cut.push([token.start, next.end]);
    if (token.text === "-" && next?.text === "(" && tokens[i + 2]?.kind === "number" && tokens[i + 3]?.text === ")") {
      cut.push([next.start, next.end], [tokens[i + 3]!.start, tokens[i + 3]!.end]);
    }
  });
  let out = "";
  let at = 0;
  for (const [start, end] of cut) {
    out += expression.slice(at, start);
    at = end;
  }
  return stripOuterParentheses((out + expression.slice(at)).trim());
}

function isIntroducer(token: Token): boolean {
  return token.kind === "word" && /^_(utf8mb4|utf8mb3|utf8|latin1|ascii)$/i.test(token.text);
}

function isName(token: Token, name: string): boolean {
  return token.kind === "quoted" && nameOf(token) === name;
}

function isPlain(literal: string): boolean {
  return /^[\x20-\x7e\s]*$/.test(literal);
}

function stripOuterParentheses(expression: string): string {
  let current = expression.trim();
  while (isWrapped(current)) current = current.slice(1, -1).trim();
  return current;
}

function isWrapped(expression: string): boolean {
  const tokens = tokenize(expression);
  if (tokens[0]?.text !== "(" || tokens.at(-1)?.text !== ")") return false;
  let depth = 0;
  return tokens.every((token, i) => {
    if (token.kind === "symbol" && token.text === "(") depth += 1;
    if (token.kind === "symbol" && token.text === ")") depth -= 1;
    return depth > 0 || i === tokens.length - 1;
  });
}

/** A text that is equal for expressions that differ in nothing but case of words, quotes of names and white space. */
export function expressionKey(expression: string): string {
  const tokens = tokenize(cleanExpression(expression));
  const words = tokens.map((token) => {
    if (token.kind === "string") return token.text.startsWith('"') ? JSON.stringify(token.text) : token.text;
    if (token.kind === "quoted") return nameOf(token).toLowerCase();
    return token.text === "!=" ? "<>" : token.text.toLowerCase();
  });
  return words.join(" ");
}

/** The expression with its quoted names as identifier tokens. */
export function expressionSql(expression: string): SqlText {
  const parts: SqlPart[] = [];
  let at = 0;
  for (const token of tokenize(expression)) {
    if (token.kind !== "quoted") continue;
    if (token.start > at) parts.push(expression.slice(at, token.start));
    parts.push({ identifier: nameOf(token) });
    at = token.end;
  }
  if (at < expression.length) parts.push(expression.slice(at));
  return text`${parts}`;
}

/** Does the expression read the column? Too many are better than one too few: a word that is its name counts. */
export function referencesIdentifier(expression: string, column: string): boolean {
  const wanted = column.toLowerCase();
  return tokenize(expression).some(
    (token) => (token.kind === "quoted" || token.kind === "word") && nameOf(token).toLowerCase() === wanted,
  );
}
