type TokenKind = "word" | "quoted" | "string" | "number" | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// postgresql.org/docs/current/sql-syntax-lexical.html
const patterns: readonly (readonly [TokenKind | "space", RegExp])[] = [
  ["space", /\s+|--[^\n]*/y],
  ["string", /[eE]'(?:[^'\\]|''|\\[\s\S])*'|(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*'/y],
  ["string", /\$([\p{L}_][\p{L}\p{N}_]*)?\$[\s\S]*?\$\1\$/uy],
  ["quoted", /(?:[uU]&)?"(?:[^"]|"")*"/y],
  ["number", /\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?/iy],
  ["word", /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ["symbol", /::|<=|>=|<>|!=|\|\||->>|->|[\s\S]/y],
];

/** The tokens of a statement or expression, without comments and white space. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const comment = sql.startsWith("/*", at) ? endOfComment(sql, at) : at;
    if (comment > at) {
      at = comment;
      continue;
    }
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

/** Block comments nest. */
function endOfComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith("/*", at)) {
      depth++;
      at++;
    } else if (sql.startsWith("*/", at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return sql.length;
}

/** The name that an identifier token stands for: without quotes it is folded to lower case. */
export function nameOf(token: Token): string {
  return token.kind === "quoted" ? token.text.slice(1, -1).split('""').join('"') : token.text.toLowerCase();
}
