/** A piece of SQL that carries meaning: white space and comments are between tokens. */
export interface Token {
  /**
   * `word`: a name or keyword without quotes; `quoted`: a name in quotes of any style; `symbol`: an operator or
   * mark.
   */
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type TokenKind = "word" | "quoted" | "string" | "number" | "blob" | "symbol" | "parameter";

/**
 * Where what begins at a place ends; the place itself where it does not begin there. It must not look at all of the
 * rest twice.
 */
export type Reader = (sql: string, at: number) => number;

export interface LexicalRule {
  readonly kind: TokenKind | "space";
  /** The characters that it may begin with; ASCII. */
  readonly first: string;
  readonly read: Reader;
}

/** How one dialect writes tokens: all dialects are read by the same engine. */
export interface LexicalRules {
  /** The first one that reads something is taken; what none reads is white space, a word or a symbol. */
  readonly rules: readonly LexicalRule[];
  readonly isWordStart: (code: number) => boolean;
  readonly isWordPart: (code: number) => boolean;
  /** Those of more than one character, the longer before the shorter. */
  readonly symbols: readonly string[];
}

/** Reads tokens one by one, in time that grows with the text alone, and without holding what was read. */
export interface Lexer {
  tokens(sql: string): Generator<Token>;
  /** All tokens, or as many as are asked for. */
  tokenize(sql: string, most?: number): Token[];
}

/** A lexer for these rules. What is no SQL comes out as symbols; what is not closed goes to the end of the text. */
export function createLexer(rules: LexicalRules): Lexer {
  const byFirst = Array.from({ length: 128 }, (_, code) =>
    rules.rules.filter(({ first }) => first.includes(String.fromCharCode(code))),
  );
  function* tokens(sql: string): Generator<Token> {
    for (let at = 0; at < sql.length;) {
      const { kind, end } = next(sql, at, rules, byFirst);
      if (kind !== "space") yield { kind, text: sql.slice(at, end), start: at, end };
      at = end;
    }
  }
  const tokenize = (sql: string, most = Infinity): Token[] => {
    const list: Token[] = [];
    for (const token of tokens(sql)) if (list.push(token) >= most) break;
    return list;
  };
  return { tokens, tokenize };
}

interface Piece {
  readonly kind: TokenKind | "space";
  readonly end: number;
}

function next(sql: string, at: number, rules: LexicalRules, byFirst: readonly (readonly LexicalRule[])[]): Piece {
  const code = sql.charCodeAt(at);
  for (const { kind, read } of byFirst[code] ?? []) {
    const end = read(sql, at);
    if (end > at) return { kind, end };
  }
  if (isSpace(code)) return { kind: "space", end: endWhile(sql, at + 1, isSpace) };
  if (rules.isWordStart(codeAt(sql, at))) return { kind: "word", end: endOfWord(sql, at, rules.isWordPart) };
  const symbol = rules.symbols.find((text) => sql.startsWith(text, at));
  return { kind: "symbol", end: at + (symbol?.length ?? lengthAt(sql, at)) };
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && /\s/.test(String.fromCharCode(code)));
}

function endWhile(sql: string, from: number, test: (code: number) => boolean): number {
  let at = from;
  while (at < sql.length && test(sql.charCodeAt(at))) at++;
  return at;
}

function endOfWord(sql: string, from: number, isPart: (code: number) => boolean): number {
  let at = from + lengthAt(sql, from);
  while (at < sql.length && isPart(codeAt(sql, at))) at += lengthAt(sql, at);
  return at;
}

function codeAt(sql: string, at: number): number {
  const code = sql.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 ? (sql.codePointAt(at) ?? code) : code;
}

function lengthAt(sql: string, at: number): number {
  return codeAt(sql, at) > 0xffff ? 2 : 1;
}
