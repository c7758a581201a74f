import type { Index, IndexPart } from "@stingerloom/schema-diff";
import { singleQuoted } from "./double-quoted";
import { normalizeExpression } from "./normalize-expression";
import { TokenCursor } from "../sql/token-cursor";
import { foldName, type Token } from "../sql/tokenize";

/** A CREATE INDEX as sqlite_schema keeps it (sqlite.org/lang_createindex.html), on a table with these columns. */
export function parseIndex(sql: string, name: string, columns: readonly string[]): Index {
  const cursor = new TokenCursor(sql);
  cursor.expect("CREATE");
  const unique = cursor.take("UNIQUE");
  cursor.expect("INDEX");
  while (!cursor.sees("ON")) cursor.next();
  cursor.expect("ON");
  cursor.name();
  const parts = parseParts(cursor, columns);
  const where = cursor.take("WHERE") ? readExpression(sql.slice(cursor.peek()?.start), columns) : undefined;
  return { name, parts, ...(unique && { unique }), ...(where !== undefined && { where }), source: sql };
}

function parseParts(cursor: TokenCursor, columns: readonly string[]): IndexPart[] {
  const parts: IndexPart[] = [];
  cursor.expect("(");
  do parts.push(parsePart(partTokens(cursor), cursor.sql, columns));
  while (cursor.take(","));
  cursor.expect(")");
  return parts;
}

function partTokens(cursor: TokenCursor): Token[] {
  const tokens: Token[] = [];
  for (let depth = 0; depth > 0 || (!cursor.sees(",") && !cursor.sees(")"));) {
    const token = cursor.next();
    if (token.kind === "symbol" && token.text === "(") depth += 1;
    if (token.kind === "symbol" && token.text === ")") depth -= 1;
    tokens.push(token);
  }
  return tokens;
}

function parsePart(tokens: Token[], sql: string, columns: readonly string[]): IndexPart {
  const direction = tokens.at(-1)?.kind === "word" ? tokens.at(-1)?.text.toUpperCase() : undefined;
  const sorted = tokens.length > 1 && (direction === "ASC" || direction === "DESC");
  const rest = sorted ? tokens.slice(0, -1) : tokens;
  const collated = rest.length > 2 && isWord(rest.at(-2), "COLLATE");
  const collation = collated ? collationName(rest.at(-1)?.value ?? "") : undefined;
  const subject = collated ? rest.slice(0, -2) : rest;
  return {
    ...partSubject(subject, sql, columns),
    ...(sorted && direction === "DESC" && { descending: true }),
    ...(collation !== undefined && { collation }),
  };
}

function partSubject(tokens: readonly Token[], sql: string, columns: readonly string[]): IndexPart {
  const [first] = tokens;
  if (tokens.length === 1 && first !== undefined) {
    const column = columns.find((name) => foldName(name) === foldName(first.value));
    if (column !== undefined) return { column };
  }
  return { expression: readExpression(sql.slice(first?.start, tokens.at(-1)?.end), columns) };
}

/** The normal form of an expression that SQLite has taken already. */
export function readExpression(sql: string, columns: readonly string[]): string {
  return normalizeExpression(singleQuoted(sql, columns), columns);
}

/** SQLite's own collations are known by any case. */
export function collationName(name: string): string {
  return ["BINARY", "NOCASE", "RTRIM"].find((known) => known === name.toUpperCase()) ?? name;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toUpperCase() === word;
}
