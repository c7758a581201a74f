import {
  between,
  createLexer,
  lineComment,
  matching,
  quoted,
  type Token as PlainToken,
} from "@stingerloom/schema-diff";

export interface Token extends PlainToken {
  /** What it stands for: an identifier or a string without its quotes, otherwise the text. */
  readonly value: string;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isLetter = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 0x5f || code >= 0x80;
const isWordPart = (code: number) => isLetter(code) || isDigit(code) || code === 0x24;

const number = /0x[0-9a-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?/iy;

/**
 * The same rules as SQLite's own tokenizer (sqlite.org/lang_expr.html, sqlite.org/lang_keywords.html,
 * sqlite.org/lang_comment.html): identifiers in "…", `…` and […], strings in '…', blobs as x'…', and any character
 * above ASCII is a letter.
 */
const lexer = createLexer({
  rules: [
    { kind: "space", first: "-", read: lineComment("--") },
    { kind: "space", first: "/", read: between("/*", "*/") },
    { kind: "blob", first: "xX", read: quoted("'", { prefix: "X" }) },
    { kind: "string", first: "'", read: quoted("'") },
    { kind: "quoted", first: '"', read: quoted('"') },
    { kind: "quoted", first: "`", read: quoted("`") },
    { kind: "quoted", first: "[", read: between("[", "]") },
    { kind: "number", first: ".0123456789", read: matching(number) },
    { kind: "parameter", first: "?", read: matching(/\?\d*/y) },
    { kind: "parameter", first: ":@#$", read: matching(/[:@#$][A-Za-z0-9_$\u0080-\uFFFF]+/y) },
  ],
  isWordStart: isLetter,
  isWordPart,
  symbols: ["->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "!=", "=="],
});

/** The tokens of a text, one by one. Never fails: what is no SQL comes out as symbols. */
export function* tokens(sql: string): Generator<Token> {
  for (const token of lexer.tokens(sql)) yield { ...token, value: valueOf(token) };
}

/** The tokens of a text, in order; at most so many. */
export function tokenize(sql: string, most?: number): readonly Token[] {
  return lexer.tokenize(sql, most).map((token) => ({ ...token, value: valueOf(token) }));
}

function valueOf({ kind, text }: PlainToken): string {
  if (kind !== "quoted" && kind !== "string") return text;
  const mark = text[0] as string;
  const inner = text.slice(1, -1);
  return mark === "[" ? inner : inner.split(mark + mark).join(mark);
}

/** Are these two names one to SQLite? It folds ASCII letters only (sqlite.org/faq.html#q18). */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** The form under which a name is looked up. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
