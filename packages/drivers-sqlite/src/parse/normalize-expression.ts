import { quoteIdentifier } from "../sql/quote";
import { foldName, tokenize, type Token } from "../sql/tokenize";

/**
 * SQLite keeps an expression as it was written and has no other form of it, so two texts are compared by their tokens:
 * keywords in capitals, white space and comments uniform, columns by their names in quotes, `==` and `!=` as the
 * standard writes them, no parentheses around the whole. What it gives back means the same as what it was given.
 */
export function normalizeExpression(expression: string, columns: readonly string[]): string {
  const names = new Map(columns.map((name) => [foldName(name), name]));
  const tokens = withoutOuterParentheses(tokenize(expression));
  let out = "";
  tokens.forEach((token, i) => {
    const text = canonical(token, tokens[i - 1], tokens[i + 1], names);
    const before = tokens[i - 1];
    out += before !== undefined && needsSpace(tokens, i) ? ` ${text}` : text;
  });
  return out;
}

function canonical(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  names: ReadonlyMap<string, string>,
): string {
  if (token.kind === "symbol") return operators.get(token.text) ?? token.text;
  if (token.kind === "blob") return token.text.toLowerCase();
  if (token.kind !== "word" && token.kind !== "quoted") return token.text;
  const word = token.kind === "word" ? token.text.toUpperCase() : undefined;
  const isKeyword = word !== undefined && keywords.has(word);
  if (isKeyword) return word;
  const column = names.get(foldName(token.value));
  const isCall = after?.text === "(" && token.kind === "word";
  if (column !== undefined && !isCall && !namesSomethingElse(before)) return quoteIdentifier(column);
  if (token.kind === "quoted") return quoteIdentifier(token.value);
  return isCall || namesSomethingElse(before) ? token.text.toLowerCase() : token.text;
}

/** Behind COLLATE comes a collation, behind AS a type. */
function namesSomethingElse(before: Token | undefined): boolean {
  return before?.kind === "word" && ["COLLATE", "AS"].includes(before.text.toUpperCase());
}

function withoutOuterParentheses(tokens: readonly Token[]): readonly Token[] {
  let inner = tokens;
  while (inner[0]?.text === "(" && closing(inner) === inner.length - 1) inner = inner.slice(1, -1);
  return inner;
}

/** Where the parenthesis that opens the text is closed. */
function closing(tokens: readonly Token[]): number {
  let depth = 0;
  return tokens.findIndex((token) => {
    if (token.kind !== "symbol") return false;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    return depth === 0;
  });
}

function needsSpace(tokens: readonly Token[], i: number): boolean {
  const [token, before] = [tokens[i], tokens[i - 1]];
  if (token === undefined || before === undefined) return false;
  if (isSymbol(before, "(", ".", "~") || isSymbol(token, ")", ",", ".")) return false;
  if (isSymbol(token, "(")) return !isName(before) && !callLike.has(before.text.toUpperCase());
  return !(isSymbol(before, "-", "+") && isUnary(tokens, i - 1));
}

function isUnary(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined) return true;
  if (before.kind === "symbol") return before.text !== ")";
  return before.kind === "word" && keywords.has(before.text.toUpperCase());
}

function isName(token: Token): boolean {
  return token.kind === "quoted" || (token.kind === "word" && !keywords.has(token.text.toUpperCase()));
}

function isSymbol(token: Token, ...texts: readonly string[]): boolean {
  return token.kind === "symbol" && texts.includes(token.text);
}

const operators = new Map([
  ["==", "="],
  ["!=", "<>"],
]);

const callLike: ReadonlySet<string> = new Set(["CAST", "RAISE"]);

/** Words that stand for themselves in an expression, whatever the columns are called. */
const keywords: ReadonlySet<string> = new Set(
  `ABORT ALL AND AS ASC BETWEEN BY CASE CAST COLLATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DESC
   DISTINCT ELSE END ESCAPE EXISTS FALSE FILTER FROM GLOB GROUP HAVING IN IS ISNULL JOIN LIKE LIMIT MATCH NOT
   NOTNULL NULL ON OR ORDER OVER RAISE REGEXP SELECT THEN TRUE UNION USING VALUES WHEN WHERE WITH`.split(/\s+/),
);
