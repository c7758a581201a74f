type TokenKind = "word" | "quoted" | "string" | "number" | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const patterns: readonly (readonly [TokenKind | "space", RegExp])[] = [
  // `--` begins a comment only before white space (dev.mysql.com/doc/refman/8.4/en/comments.html).
  ["space", /\s+|#[^\n]*|--(?=\s|$)[^\n]*|\/\*(?![!M])[\s\S]*?\*\//y],
  // The words of /*! … */ are executed: only its frame is left out.
  ["space", /\/\*M?!\d*|\*\//y],
  ["string", /'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"/y],
  ["quoted", /`(?:[^`]|``)*`/y],
  ["number", /0x[0-9a-f]+|\d+(?:\.\d*)?(?:e[+-]?\d+)?(?![\p{L}\p{N}_$])|\.\d+(?:e[+-]?\d+)?/iuy],
  ["word", /[\p{L}\p{N}_$@][\p{L}\p{N}_$@]*/uy],
  ["symbol", /<=>|<>|!=|<=|>=|:=|\|\||&&|->>|->|<<|>>|[\s\S]/uy],
];

/** The tokens of a statement or expression, without comments and white space. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(sql)?.[0];
      if (text === undefined || text === "") continue;
      if (kind !== "space") tokens.push({ kind, text, start: at, end: at + text.length });
      at += text.length;
      break;
    }
  }
  return tokens;
}

/** The name that an identifier token stands for. */
export function nameOf(token: Token): string {
  return token.kind === "quoted" ? token.text.slice(1, -1).split("``").join("`") : token.text;
}
