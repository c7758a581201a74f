import type { Reader } from "./lexer";

const letters = /\p{L}/u;
const lettersAndNumbers = /[\p{L}\p{N}]/u;

/** A letter of any script. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return letters.test(String.fromCodePoint(code));
}

/** A letter or a digit of any script. */
export function isLetterOrNumber(code: number): boolean {
  if (code < 128) return isLetter(code) || (code >= 48 && code <= 57);
  return lettersAndNumbers.test(String.fromCodePoint(code));
}

/**
 * A text in `mark`s, which stands for itself when it is doubled; with `backslash` a backslash escapes any
 * character.
 */
export function quoted(mark: string, { prefix = "", backslash = false } = {}): Reader {
  const opening = prefix + mark;
  return (sql, at) => {
    if (sql.slice(at, at + opening.length).toUpperCase() !== opening) return at;
    const from = at + opening.length;
    return backslash ? afterEscaped(sql, from, mark) : afterMark(sql, from, mark);
  };
}

function afterMark(sql: string, from: number, mark: string): number {
  for (let at = sql.indexOf(mark, from); at >= 0; at = sql.indexOf(mark, at + 2))
    if (sql[at + 1] !== mark) return at + 1;
  return sql.length;
}

function afterEscaped(sql: string, from: number, mark: string): number {
  for (let at = from; at < sql.length; at++) {
    if (sql[at] === "\\") at++;
    else if (sql[at] === mark && sql[at + 1] === mark) at++;
    else if (sql[at] === mark) return at + 1;
  }
  return sql.length;
}

/** From `open` to the next `close`, which cannot be escaped. */
export function between(open: string, close: string): Reader {
  return (sql, at) => {
    if (!sql.startsWith(open, at)) return at;
    const end = sql.indexOf(close, at + open.length);
    return end < 0 ? sql.length : end + close.length;
  };
}

/** From `open` to the end of the line. */
export function lineComment(open: string): Reader {
  return (sql, at) => {
    if (!sql.startsWith(open, at)) return at;
    const end = sql.indexOf("\n", at);
    return end < 0 ? sql.length : end;
  };
}

/** A comment within which others may be. */
export const nestedComment: Reader = (sql, at) => {
  if (!sql.startsWith("/*", at)) return at;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  let depth = 0;
  for (let found = marks.exec(sql); found !== null; found = marks.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return sql.length;
};

/** What a sticky pattern matches. It must not repeat a group, which costs stack for each round. */
export function matching(pattern: RegExp): Reader {
  return (sql, at) => {
    pattern.lastIndex = at;
    return at + (pattern.exec(sql)?.[0].length ?? 0);
  };
}
