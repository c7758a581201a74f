import {
  between,
  createLexer,
  isLetterOrNumber,
  lineComment,
  matching,
  quoted,
  type Reader,
  type Token,
} from "@stingerloom/schema-diff";

export type { Token } from "@stingerloom/schema-diff";

const toEndOfLine = lineComment("--");

/** `--` begins a comment only before white space (dev.mysql.com/doc/refman/8.4/en/comments.html). */
const dashes: Reader = (sql, at) => (/^(?:--\s|--$)/.test(sql.slice(at, at + 3)) ? toEndOfLine(sql, at) : at);

const number = /0x[0-9a-f]+|\d+(?:\.\d*)?(?:e[+-]?\d+)?(?![\p{L}\p{N}_$])|\.\d+(?:e[+-]?\d+)?/iuy;

/** `$`, `@` and `_` are parts of words. */
const isWordPart = (code: number) => isLetterOrNumber(code) || code === 0x24 || code === 0x40 || code === 0x5f;

const lexer = createLexer({
  rules: [
    { kind: "space", first: "#", read: lineComment("#") },
    { kind: "space", first: "-", read: dashes },
    // The words of /*! … */ are executed: only its frame is left out.
    { kind: "space", first: "/", read: matching(/\/\*M?!\d*/y) },
    { kind: "space", first: "/", read: between("/*", "*/") },
    { kind: "space", first: "*", read: matching(/\*\//y) },
    { kind: "string", first: "'", read: quoted("'", { backslash: true }) },
    { kind: "string", first: '"', read: quoted('"', { backslash: true }) },
    { kind: "quoted", first: "`", read: quoted("`") },
    { kind: "number", first: ".0123456789", read: matching(number) },
  ],
  isWordStart: isWordPart,
  isWordPart,
  symbols: ["<=>", "->>", "<>", "!=", "<=", ">=", ":=", "||", "&&", "->", "<<", ">>"],
});

/** The tokens of a statement or expression, without comments and white space. */
export const { tokens, tokenize } = lexer;

/** The name that an identifier token stands for. */
export function nameOf(token: Token): string {
  return token.kind === "quoted" ? token.text.slice(1, -1).split("``").join("`") : token.text;
}
