import type { Schema } from "@stingerloom/schema-diff";
import { foldName, tokenize, type Token } from "./parse/tokenize";

/**
 * Is there a name in these views and triggers that may name nothing? SQLite lets that be until ALTER TABLE, on whatever table, reads
 * them all. A string in double quotes counts: to ALTER TABLE it is the name of a column (sqlite.org/quirks.html#dblquote).
 *
 * Words are looked at, not their places: what is found to be sound may still be wrong, and the other way round.
 */
export function namesNothing(texts: readonly string[], before: Schema, after: Schema): boolean {
  if (texts.length === 0) return false;
  const programs = texts.map((text) => tokenize(text));
  const known = new Set(
    [...[before, after].flatMap(namesOf), ...programs.flatMap(namesGiven), ...engineNames].map(foldName),
  );
  return programs.some((tokens) =>
    tokens.some((token, i) => isReference(tokens, i) && !known.has(foldName(token.value))),
  );
}

function namesOf({ tables, views, others }: Schema): string[] {
  return [
    ...tables.flatMap((table) => [table.name, ...table.columns.map(({ name }) => name)]),
    ...tables.flatMap(({ triggers = [], indexes }) => [...triggers, ...indexes].map(({ name }) => name)),
    ...views.map(({ name }) => name),
    // Of a virtual table the words of its arguments: its columns are among them.
    ...others.flatMap(({ name, definition = "" }) => [name, ...tokenize(definition).map(({ value }) => value)]),
  ];
}

/** What a text calls something: the object itself, its columns, what stands behind AS or behind something complete. */
function namesGiven(tokens: readonly Token[]): string[] {
  const own = tokens.slice(1).find((_, i) => isWord(tokens[i], "VIEW", "TRIGGER"));
  const aliases = tokens.filter((token, i) => isName(token) && !isKeyword(token) && isAlias(tokens, i));
  return [...(own ? [own] : []), ...aliases, ...columnLists(tokens)].map(({ value }) => value);
}

function isAlias(tokens: readonly Token[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  if (before === undefined) return false;
  // The name of a common table expression.
  if (
    isWord(before, "WITH", "RECURSIVE") ||
    (before.text === "," && isWord(after, "AS") && tokens[i + 2]?.text === "(")
  )
    return true;
  if (isWord(before, "AS") || before.text === ")") return true;
  return before.kind === "string" || before.kind === "number" || (isName(before) && !isKeyword(before));
}

/** The columns in `v (a, b) AS SELECT …` and `w (a, b) AS (…)`. */
function columnLists(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, i) => {
    if (token.text !== ")" || !isWord(tokens[i + 1], "AS")) return [];
    const next = tokens[i + 2];
    if (next?.text !== "(" && !isWord(next, "SELECT", "WITH", "VALUES", "MATERIALIZED", "NOT")) return [];
    const open = tokens
      .slice(0, i)
      .map(({ text }) => text)
      .lastIndexOf("(");
    return tokens.slice(open - 1, i).filter(isName);
  });
}

function isReference(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined || !isName(token) || isKeyword(token)) return false;
  return tokens[i + 1]?.text !== "(" && !isWord(tokens[i - 1], "COLLATE") && !/^(?:sqlite|pragma)_/i.test(token.value);
}

function isName(token: Token): boolean {
  return token.kind === "word" || token.kind === "quoted";
}

function isKeyword(token: Token): boolean {
  return token.kind === "word" && keywords.has(token.text.toUpperCase());
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === "word" && words.includes(token.text.toUpperCase());
}

/** Schemas, rows of a trigger, the row's number, and the columns of table-valued functions. */
const engineNames =
  "main temp new old excluded rowid oid _rowid_ rank key value type atom id parent fullkey path json root start stop step".split(
    " ",
  );

/** Of sqlite.org/lang_keywords.html those that views and triggers have. */
const keywords: ReadonlySet<string> = new Set(
  `ABORT AFTER ALL AND AS ASC BEFORE BEGIN BETWEEN BY CASE CAST COLLATE CONFLICT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME
   CURRENT_TIMESTAMP DEFAULT DELETE DESC DISTINCT DO EACH ELSE END ESCAPE EXCEPT EXCLUDE EXISTS FAIL FALSE FILTER FIRST FOLLOWING FOR
   FROM FULL GLOB GROUP GROUPS HAVING IF IGNORE IN INDEXED INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN LAST LEFT LIKE LIMIT
   MATCH MATERIALIZED NATURAL NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PRECEDING RAISE RANGE
   RECURSIVE REGEXP REPLACE RETURNING RIGHT ROLLBACK ROW ROWS SELECT SET TEMP TEMPORARY THEN TIES TRIGGER TRUE UNBOUNDED UNION UPDATE
   USING VALUES VIEW WHEN WHERE WINDOW WITH`.split(/\s+/),
);
