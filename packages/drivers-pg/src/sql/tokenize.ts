import {
  createLexer,
  isLetter,
  isLetterOrNumber,
  lineComment,
  matching,
  nestedComment,
  quoted,
  type Reader,
  type Token,
} from "@stingerloom/schema-diff";

export type { Token } from "@stingerloom/schema-diff";

const opensDollarQuote = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;

const dollarQuoted: Reader = (sql, at) => {
  opensDollarQuote.lastIndex = at;
  const tag = opensDollarQuote.exec(sql)?.[0];
  if (tag === undefined) return at;
  const end = sql.indexOf(tag, at + tag.length);
  return end < 0 ? sql.length : end + tag.length;
};

// postgresql.org/docs/current/sql-syntax-lexical.html
const lexer = createLexer({
  rules: [
    { kind: "space", first: "-", read: lineComment("--") },
    { kind: "space", first: "/", read: nestedComment },
    { kind: "string", first: "eE", read: quoted("'", { prefix: "E", backslash: true }) },
    { kind: "string", first: "'", read: quoted("'") },
    ...["B", "X", "N", "U&"].map((prefix) => ({
      kind: "string" as const,
      first: prefix[0]! + prefix[0]!.toLowerCase(),
      read: quoted("'", { prefix }),
    })),
    { kind: "string", first: "$", read: dollarQuoted },
    { kind: "quoted", first: '"', read: quoted('"') },
    { kind: "quoted", first: "uU", read: quoted('"', { prefix: "U&" }) },
    { kind: "number", first: ".0123456789", read: matching(/\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?/iy) },
  ],
  isWordStart: (code) => isLetter(code) || code === 0x5f,
  isWordPart: (code) => isLetterOrNumber(code) || code === 0x5f || code === 0x24,
  symbols: ["->>", "::", "<=", ">=", "<>", "!=", "||", "->"],
});

/** The tokens of a statement or expression, without comments and white space. */
export const { tokens, tokenize } = lexer;

/** The name that an identifier token stands for: without quotes it is folded to lower case. */
export function nameOf(token: Token): string {
  return token.kind === "quoted" ? token.text.slice(1, -1).split('""').join('"') : token.text.toLowerCase();
}
