import type { StatementClass } from "@stingerloom/core";
import { longTexts } from "./long-texts";

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a driver reads SQL with. */
export interface Lexer {
  tokenize(sql: string): readonly Piece[];
  splitStatements(sql: string): readonly string[];
  classify(sql: string): StatementClass;
}

const TIMES = 200_000;

/** Rows of what every engine's lexer must hold. How long the long texts take is shown by `bench/read-sql.mjs`. */
export function describeLexer({ tokenize, splitStatements, classify }: Lexer): void {
  const ofTwo: ReadonlySet<string> = new Set(["rows"]);

  it.each(longTexts(TIMES))("reads %s", (name, sql) => {
    expect(classify(sql).kind).toMatch(/^(read|write|ddl)$/);
    expect(splitStatements(sql)).toHaveLength(ofTwo.has(name) ? 2 : 1);
  });

  it.each([
    "SELECT a, 'it''s', \"b\" FROM t -- c\n WHERE /* d */ x >= 1.5e3",
    "SELECT * FROM `a` WHERE x <> 'é' AND ünïcode = 0x1F",
    "a[1] || b",
  ])("gives the pieces of %s with their places", (sql) => {
    for (const { text, start, end } of tokenize(sql)) expect(sql.slice(start, end)).toBe(text);
    expect(tokenize(sql).every(({ start }, i, all) => i === 0 || start >= all[i - 1]!.end)).toBe(true);
  });
}
