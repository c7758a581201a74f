import { createLexer, type Reader, type Token } from "./lexer";
import { between, isLetter, isLetterOrNumber, lineComment, quoted } from "./lexer-rules";

const bracketed = between("[", "]");

/** `[…]` is a name where SQLite has it; behind an operand it is a subscript of PostgreSQL. */
const bracketedName: Reader = (sql, at) => (/[\p{L}\p{N}_$"\])]/u.test(sql[at - 1] ?? "") ? at : bracketed(sql, at));

/** Quotes of every style, for texts whose dialect is not known here. */
const lexer = createLexer({
  rules: [
    { kind: "space", first: "-", read: lineComment("--") },
    { kind: "space", first: "/", read: between("/*", "*/") },
    { kind: "string", first: "eE", read: quoted("'", { prefix: "E", backslash: true }) },
    { kind: "string", first: "'", read: quoted("'") },
    { kind: "quoted", first: '"', read: quoted('"') },
    { kind: "quoted", first: "`", read: quoted("`") },
    { kind: "quoted", first: "[", read: bracketedName },
  ],
  isWordStart: (code) => isLetter(code) || code === 0x5f,
  isWordPart: (code) => isLetterOrNumber(code) || code === 0x5f || code === 0x24,
  symbols: [],
});

/** The pieces of a text; together they are the text. */
export function sqlTokens(text: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of lexer.tokens(text)) {
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(text.slice(start, end));
    at = end;
  }
  return at < text.length ? [...pieces, text.slice(at)] : pieces;
}

/**
 * An expression after a column was renamed, as the engine rewrites it: identifiers change, strings do not. A word
 * counts as the column whatever its case when it was written without quotes.
 *
 * @param mark what is put around a new name that needs quotes
 */
export function renameIdentifier(expression: string, from: string, to: string, mark = '"'): string {
  let out = "";
  let at = 0;
  for (const token of lexer.tokens(expression)) {
    if (expression[token.end] === "(" || !names(token, from)) continue;
    out += expression.slice(at, token.start) + newName(token, to, mark);
    at = token.end;
  }
  return out + expression.slice(at);
}

function names({ kind, text }: Token, name: string): boolean {
  if (kind === "quoted") return unquote(text) === name;
  return kind === "word" && text.toLowerCase() === name.toLowerCase();
}

function newName({ kind, text }: Token, name: string, mark: string): string {
  if (kind === "word") return bare(name, mark);
  return text[0] === "[" ? `[${name}]` : quote(name, text[0]!);
}

function unquote(text: string): string {
  const mark = text[0]!;
  const inner = text.slice(1, -1);
  return mark === "[" ? inner : inner.split(mark + mark).join(mark);
}

function quote(name: string, mark: string): string {
  return mark + name.split(mark).join(mark + mark) + mark;
}

function bare(name: string, mark: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : quote(name, mark);
}
