import { createHash } from "node:crypto";
import { encodeValue } from "./journal-value";

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * The hash of one statement; two texts that differ in white space outside of quotes only have the same. The values of
 * its placeholders count.
 */
export function statementHash(sql: string, parameters: readonly unknown[] = []): string {
  const text = normalizeWhitespace(sql);
  return sha256(parameters.length === 0 ? text : `${text}\n${encodeValue(parameters)}`);
}

/** The checksum of a migration: of the hashes of the statements it ran (reads left out), in order. */
export function migrationChecksum(hashes: readonly string[]): string {
  return sha256(hashes.join("\n"));
}

/**
 * Runs of white space outside of literals, quoted identifiers and comments become one space; those at the ends and
 * trailing
 * semicolons go. A backslash before a quote ends a literal on one engine and not on the other: from there on the text
 * is
 * kept as it stands, which can only tell more texts apart.
 */
export function normalizeWhitespace(sql: string): string {
  // Joined by and by: a list of all pieces of a long text would take more memory than the text many times over.
  let pieces: string[] = [];
  let out = "";
  let [from, at] = [0, 0];
  while (at < sql.length) {
    const end = opaqueEnd(sql, at);
    if (end > at) {
      if (isAmbiguous(sql, at, end)) break;
      at = end;
    } else if (isSpace(sql[at]!)) {
      if (at > from) pieces.push(sql.slice(from, at));
      while (at < sql.length && isSpace(sql[at]!)) at++;
      if (out !== "" || pieces.length > 0) pieces.push(" ");
      from = at;
      if (pieces.length > 5_000) [out, pieces] = [out + pieces.join(""), []];
    } else {
      at++;
    }
  }
  pieces.push(sql.slice(from));
  return trimEnd(out + pieces.join(""));
}

/** Where the literal, identifier or comment that starts here ends; `at` itself when none starts. */
function opaqueEnd(sql: string, at: number): number {
  const char = sql[at]!;
  if (char === "'" || char === '"' || char === "`") return closingQuote(sql, at, char);
  if (char === "-" && sql[at + 1] === "-") return after(sql, "\n", at);
  if (char === "/" && sql[at + 1] === "*") return after(sql, "*/", at + 2);
  if (char === "$" && !/[\w$]/.test(sql[at - 1] ?? "")) {
    const tag = /^\$(?:[A-Za-z_]\w*)?\$/.exec(sql.slice(at, at + 70))?.[0];
    if (tag !== undefined) return after(sql, tag, at + tag.length);
  }
  return at;
}

function closingQuote(sql: string, at: number, quote: string): number {
  return after(sql, quote, at + 1);
}

function after(sql: string, mark: string, from: number): number {
  const found = sql.indexOf(mark, from);
  return found === -1 ? sql.length : found + mark.length;
}

function isAmbiguous(sql: string, start: number, end: number): boolean {
  const isQuote = (char: string | undefined): boolean => char === "'" || char === '"';
  return isQuote(sql[start]) && end - start > 1 && sql[end - 2] === "\\" && isQuote(sql[end - 1]);
}

function isSpace(char: string): boolean {
  return char === " " || char === "\n" || char === "\t" || char === "\r" || char === "\f" || char === "\v";
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ";" || /\s/.test(text[end - 1]!))) end--;
  return text.slice(0, end);
}
